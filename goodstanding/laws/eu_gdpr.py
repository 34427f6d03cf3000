"""Regulation (EU) 2016/679; police bodies answer to the twin articles of Directive (EU) 2016/680.

Art. 5(1)(f), security, has no fact here and is left to a human. The person's rights: eu_gdpr_rights.py.
"""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import CONSENT_AT_A_PRICE, GOVERNMENT, LAW_WITH_SAFEGUARDS, PERSON, SPECIAL_DATA
from goodstanding.rules.clause import Clause, Example, Fails, Law, Lifts, RollUp
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, over, within

REACHED = all_of(within("eu", "uk"), PERSON)
NATIONAL_SECURITY = Lifts("national security", one_of("operator_role", "intelligence"), to="not_engaged")
PRIVATE_BODY: dict[str, object] = {"jurisdiction": "FR", "subject": "person", "operator": "private"}
PUBLIC_BODY: dict[str, object] = {"jurisdiction": "IT", "subject": "person", "operator": "public_authority"}
OPEN: dict[str, object] = {
    "deception": False,
    "proportionate": True,
    "notice": "before",
    "logic_disclosed": "meaningful",
}

LAW = Law(
    title="General Data Protection Regulation",
    cite="Regulation (EU) 2016/679",
    consolidated=date(2016, 5, 4),
    clauses=(
        Clause(
            id="GDPR.gate",
            cite="Arts. 2, 3, 4",
            text="The regulation reaches personal data of natural persons where the keeper is in the Union, "
            "offers there or watches conduct there; not national security, nor firms as subjects.",
            gate=REACHED,
            met="conditioned",
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="high",
            switches=("M19",),
        ),
        Clause(
            id="GDPR.5a",
            cite="Art. 5(1)(a)",
            text="Personal data are handled on a legal ground, evenly towards the person and in the open.",
            gate=REACHED,
            elements=any_of(
                one_of("legal_basis", "none", label="no ground"),
                fact("deception", label="deceived"),
                no(fact("proportionate"), label="out of proportion"),
                all_of(one_of("notice", "none"), one_of("logic_disclosed", "none"), label="in the dark"),
            ),
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="high",
            switches=("M4",),
        ),
        Clause(
            id="GDPR.5b",
            cite="Art. 5(1)(b)",
            text="Data gathered for one stated aim are not turned to another that does not fit it.",
            gate=REACHED,
            elements=fact("purpose_changed", label="new aim"),
            lifts=(
                Lifts("asked again", one_of("consent", "explicit")),
                Lifts("law allows", all_of(LAW_WITH_SAFEGUARDS, fact("proportionate"))),
                NATIONAL_SECURITY,
            ),
            in_force=date(2018, 5, 25),
            confidence="medium",
            switches=("M3",),
        ),
        Clause(
            id="GDPR.5c",
            cite="Art. 5(1)(c)",
            text="Only data that the aim needs.",
            gate=REACHED,
            elements=no(fact("data_relevant"), label="not needed"),
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="medium",
            switches=("M1",),
        ),
        Clause(
            id="GDPR.5d",
            cite="Art. 5(1)(d)",
            text="Data are right and kept up to date; wrong data are put right or erased without delay.",
            gate=REACHED,
            elements=any_of(
                fact("known_inaccurate", label="known wrong"),
                no(fact("accuracy_measures"), label="nothing done"),
            ),
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="medium",
            switches=("M9",),
        ),
        Clause(
            id="GDPR.5e",
            cite="Art. 5(1)(e)",
            text="Data name a person no longer than the aim needs; a private copy of a public "
            "insolvency register lives no longer than the register entry, six months.",
            gate=REACHED,
            elements=any_of(
                all_of(
                    one_of("operator", "private"),
                    one_of("source_context", "justice"),
                    one_of("data", "credit", "financial"),
                    over("record_age_years", 0.5),
                    label="outlives register",
                ),
                no(fact("data_relevant"), label="no longer needed"),
            ),
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="high",
            switches=("M8",),
        ),
        Clause(
            id="GDPR.6",
            cite="Art. 6(1), 6(3), 6(4)",
            text="There is one of six grounds. Consent must be free and specific; a public task needs "
            "a law; public bodies may not rest on their own interests.",
            gate=REACHED,
            elements=any_of(
                one_of("legal_basis", "none", label="no ground"),
                all_of(
                    GOVERNMENT,
                    one_of("legal_basis", "legitimate_interest", "executive_only"),
                    label="public without law",
                ),
                all_of(
                    one_of("legal_basis", "consent"),
                    one_of("consent", "bundled", "none", "opt_out_offered", "na"),
                    label="consent not given",
                ),
                all_of(
                    one_of("legal_basis", "consent"),
                    one_of("participation", "mandatory", "nominal"),
                    label="consent not free",
                ),
                all_of(
                    one_of("legal_basis", "contract"),
                    no(fact("data_relevant")),
                    label="not needed for contract",
                ),
                all_of(
                    one_of("operator", "private"),
                    one_of("legal_basis", "legitimate_interest"),
                    no(fact("proportionate")),
                    label="person weighs more",
                ),
                all_of(
                    one_of("legal_basis", "specific_statute", "general_statute"),
                    no(fact("proportionate")),
                    label="law not proportionate",
                ),
            ),
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="high",
            switches=("M12", "M2"),
        ),
        Clause(
            id="GDPR.9",
            cite="Art. 9",
            text="Data on health, biometrics, belief, politics, origin and the like, and data that "
            "reveal them, are off limits outside listed cases.",
            gate=all_of(
                REACHED,
                any_of(
                    SPECIAL_DATA,
                    all_of(
                        one_of("data", "family"),
                        one_of("consequence", "publication"),
                        label="family ties made public, which reveal them",
                    ),
                ),
            ),
            lifts=(
                Lifts("explicit consent", one_of("consent", "explicit")),
                Lifts("law with safeguards", LAW_WITH_SAFEGUARDS),
                Lifts(
                    "care", all_of(one_of("purpose", "health_care"), one_of("operator_role", "hipaa_covered"))
                ),
                NATIONAL_SECURITY,
            ),
            fails=(
                Fails(
                    "the law behind it is out of proportion",
                    all_of(
                        one_of("legal_basis", "specific_statute", "general_statute"),
                        no(fact("proportionate")),
                        no(one_of("consent", "explicit")),
                    ),
                ),
            ),
            contested=(CONSENT_AT_A_PRICE,),
            in_force=date(2018, 5, 25),
            confidence="medium",
            switches=("M1",),
        ),
        Clause(
            id="GDPR.10",
            cite="Art. 10",
            text="Offence data, driving penalty points among them, stay under official authority or a "
            "law with safeguards.",
            gate=all_of(
                REACHED,
                any_of(
                    one_of("data", "criminal"),
                    all_of(
                        one_of("data", "traffic"),
                        one_of("operator_role", "transport_authority", "police", "court"),
                    ),
                ),
            ),
            elements=any_of(
                all_of(one_of("operator", "private"), no(LAW_WITH_SAFEGUARDS), label="private keeper"),
                all_of(
                    GOVERNMENT,
                    any_of(fact("disclosed_to_third_party"), one_of("consequence", "publication")),
                    no(LAW_WITH_SAFEGUARDS),
                    label="opened up",
                ),
            ),
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="medium",
            switches=("M1", "M17"),
        ),
    ),
    rollups=(RollUp("GDPR.5a-f", ("GDPR.5a", "GDPR.5b", "GDPR.5c", "GDPR.5d", "GDPR.5e")),),
    examples=(
        Example("GDPR.gate", "conditioned", PUBLIC_BODY),
        Example("GDPR.gate", "not_engaged", {**PUBLIC_BODY, "operator_role": ["intelligence"]}),
        Example("GDPR.gate", "not_engaged", {**PUBLIC_BODY, "subject": "business"}),
        Example("GDPR.5a", "violated", {**PRIVATE_BODY, "legal_basis": "contract", "deception": True}),
        Example("GDPR.5a", "satisfied", {**PRIVATE_BODY, **OPEN, "legal_basis": "contract"}),
        Example(
            "GDPR.5a",
            "not_engaged",
            {"jurisdiction": "FR", "subject": "business", "operator": "private", "legal_basis": "none"},
        ),
        Example("GDPR.5b", "violated", {**PRIVATE_BODY, "purpose_changed": True, "consent": "bundled"}),
        Example("GDPR.5b", "satisfied", {**PRIVATE_BODY, "purpose_changed": False}),
        Example("GDPR.5b", "satisfied", {**PRIVATE_BODY, "purpose_changed": True, "consent": "explicit"}),
        Example("GDPR.5c", "violated", {**PRIVATE_BODY, "data_relevant": False}),
        Example("GDPR.5c", "satisfied", {**PRIVATE_BODY, "data_relevant": True}),
        Example("GDPR.5d", "violated", {**PRIVATE_BODY, "known_inaccurate": True}),
        Example(
            "GDPR.5d", "satisfied", {**PRIVATE_BODY, "known_inaccurate": False, "accuracy_measures": True}
        ),
        Example(
            "GDPR.5e",
            "violated",
            {
                **PRIVATE_BODY,
                "source_context": ["justice"],
                "data": ["credit"],
                "data_relevant": True,
                "record_age_years": 0.6,
            },
        ),
        Example(
            "GDPR.5e",
            "satisfied",
            {
                **PRIVATE_BODY,
                "source_context": ["justice"],
                "data": ["credit"],
                "data_relevant": True,
                "record_age_years": 0.5,
            },
        ),
        Example("GDPR.6", "violated", {**PUBLIC_BODY, "legal_basis": "executive_only"}),
        Example(
            "GDPR.6",
            "violated",
            {**PRIVATE_BODY, "legal_basis": "consent", "consent": "explicit", "participation": "nominal"},
        ),
        Example(
            "GDPR.6",
            "satisfied",
            {**PRIVATE_BODY, "legal_basis": "consent", "consent": "explicit", "participation": "voluntary"},
        ),
        Example(
            "GDPR.6", "satisfied", {**PUBLIC_BODY, "legal_basis": "specific_statute", "proportionate": True}
        ),
        Example("GDPR.6", "undetermined", {**PRIVATE_BODY, "legal_basis": "legitimate_interest"}),
        Example(
            "GDPR.9",
            "violated",
            {
                **PRIVATE_BODY,
                "data": ["religion", "purchases"],
                "consent": "none",
                "legal_basis": "legitimate_interest",
            },
        ),
        Example(
            "GDPR.9",
            "violated",
            {
                **PUBLIC_BODY,
                "data": ["health"],
                "legal_basis": "specific_statute",
                "proportionate": False,
                "consent": "none",
            },
        ),
        Example("GDPR.9", "satisfied", {**PRIVATE_BODY, "data": ["health"], "consent": "explicit"}),
        Example(
            "GDPR.9",
            "violated",
            {
                **PUBLIC_BODY,
                "data": ["family"],
                "consequence": ["publication"],
                "legal_basis": "specific_statute",
                "safeguards_in_law": False,
            },
        ),
        Example("GDPR.9", "not_engaged", {**PRIVATE_BODY, "data": ["family"], "consequence": ["targeting"]}),
        Example("GDPR.9", "not_engaged", {**PRIVATE_BODY, "data": ["purchases"]}),
        Example(
            "GDPR.10",
            "violated",
            {**PRIVATE_BODY, "data": ["criminal"], "legal_basis": "legitimate_interest"},
        ),
        Example(
            "GDPR.10",
            "satisfied",
            {
                **PUBLIC_BODY,
                "data": ["criminal"],
                "disclosed_to_third_party": False,
                "consequence": ["record_only"],
            },
        ),
        Example(
            "GDPR.10", "not_engaged", {**PRIVATE_BODY, "data": ["traffic"], "operator_role": ["insurer"]}
        ),
    ),
)
