"""Regulation (EU) 2016/679, Articles 13 to 22 and 35: what a person may ask, and the assessment before.

Police bodies answer to the twin articles of Directive (EU) 2016/680. A month counts as 31 days and three
months as 92, the longest that they can be.
"""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import (
    BY_MACHINE,
    CONSENT_AT_A_PRICE,
    CONTRACT_OR_LAW_OR_CONSENT,
    CONTRACT_WITHOUT_SAFEGUARDS,
    PERSON,
    SPECIAL_DATA,
)
from goodstanding.rules.clause import Clause, Contested, Example, Fails, Law, Lifts, RollUp
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, over, within

REACHED = all_of(within("eu", "uk"), PERSON)
NATIONAL_SECURITY = Lifts("national security", one_of("operator_role", "intelligence"), to="not_engaged")
PRIVATE_BODY: dict[str, object] = {"jurisdiction": "FR", "subject": "person", "operator": "private"}
PUBLIC_BODY: dict[str, object] = {"jurisdiction": "IT", "subject": "person", "operator": "public_authority"}
SOUND_LAW: dict[str, object] = {"legal_basis": "specific_statute", "safeguards_in_law": True}
MACHINE: dict[str, object] = {"automation": "solely", "legal_or_significant": True}

LAW = Law(
    title="General Data Protection Regulation: rights and assessment",
    cite="Regulation (EU) 2016/679",
    consolidated=date(2016, 5, 4),
    clauses=(
        Clause(
            id="GDPR.12_3",
            cite="Art. 12(3)",
            text="A request is answered within a month, two months later where it is hard and the person was "
            "told.",
            gate=REACHED,
            met="conditioned",
            fails=(Fails("answered after more than three months", over("answer_days", 92)),),
            lifts=(NATIONAL_SECURITY,),
            contested=(
                Contested(
                    all_of(over("answer_days", 31), no(over("answer_days", 92))),
                    "one month, or three where it is hard and the person was told: which is it",
                ),
            ),
            in_force=date(2018, 5, 25),
            switches=("M6", "M7"),
        ),
        Clause(
            id="GDPR.13_14",
            cite="Arts. 13, 14",
            text="The person is told who uses the data, why, who receives them, and of automated "
            "decisions with their logic; for data from elsewhere within one month.",
            gate=REACHED,
            elements=any_of(
                one_of("notice", "none", label="not told"),
                all_of(
                    BY_MACHINE,
                    fact("legal_or_significant"),
                    one_of("logic_disclosed", "none"),
                    label="logic not told",
                ),
            ),
            lifts=(
                Lifts(
                    "law sets it out",
                    all_of(
                        one_of("collection", "transfer", "purchase", "compelled"),
                        one_of("legal_basis", "specific_statute"),
                        fact("safeguards_in_law"),
                    ),
                ),
                NATIONAL_SECURITY,
            ),
            in_force=date(2018, 5, 25),
            confidence="medium",
            switches=("M4",),
        ),
        Clause(
            id="GDPR.15h",
            cite="Art. 15(1)(h)",
            text="On request the person gets an account one can follow of the procedure and principles "
            "actually used in an automated decision.",
            gate=all_of(REACHED, BY_MACHINE, fact("legal_or_significant")),
            elements=one_of("logic_disclosed", "none", "generic", label="no usable account"),
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="high",
            switches=("M7",),
        ),
        Clause(
            id="GDPR.16_17_21",
            cite="Arts. 16, 17, 21",
            text="The person may have wrong data put right, unlawfully held data erased, and may "
            "object; an answer is due in one month.",
            gate=REACHED,
            elements=all_of(
                any_of(
                    fact("known_inaccurate", label="wrong data"),
                    no(fact("data_relevant"), label="data no longer needed"),
                    one_of("legal_basis", "none", label="data held without a ground"),
                ),
                one_of("hearing", "none"),
                no(fact("independent_review")),
                label="a claim to correct or erase that nobody hears",
            ),
            unmet="conditioned",
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="medium",
            switches=("M6", "M8"),
        ),
        Clause(
            id="GDPR.22.eu",
            cite="Art. 22",
            text="No decision with legal or like weight by machine alone. A score on which others draw "
            "strongly is itself the decision; a person who only nods counts as none.",
            gate=all_of(within("eu"), REACHED, BY_MACHINE, fact("legal_or_significant")),
            lifts=(
                *CONTRACT_OR_LAW_OR_CONSENT,
                NATIONAL_SECURITY,
            ),
            fails=(CONTRACT_WITHOUT_SAFEGUARDS,),
            contested=(CONSENT_AT_A_PRICE,),
            in_force=date(2018, 5, 25),
            confidence="high",
            switches=("M10", "M6", "M12"),
        ),
        Clause(
            id="UK.22",
            cite="Art. 22 UK GDPR until 4 February 2026",
            text="The old rule: no decision with legal or like weight by machine alone outside "
            "contract, law or explicit consent.",
            gate=all_of(within("uk"), PERSON, BY_MACHINE, fact("legal_or_significant")),
            lifts=(*CONTRACT_OR_LAW_OR_CONSENT,),
            fails=(CONTRACT_WITHOUT_SAFEGUARDS,),
            contested=(CONSENT_AT_A_PRICE,),
            in_force=date(2018, 5, 25),
            until=date(2026, 2, 4),
            confidence="medium",
            switches=("M10", "M6", "M12"),
        ),
        Clause(
            id="GDPR.35",
            cite="Art. 35",
            text="A written impact assessment comes before profiling with legal weight, large sets of "
            "special or offence data, or watching public places.",
            gate=all_of(
                REACHED,
                any_of(
                    all_of(fact("scores_persons"), fact("legal_or_significant")),
                    SPECIAL_DATA,
                    one_of("data", "criminal"),
                    one_of("collection", "sensor_public"),
                ),
            ),
            elements=no(fact("dpia"), label="none made"),
            lifts=(NATIONAL_SECURITY,),
            in_force=date(2018, 5, 25),
            confidence="high",
            switches=("M18",),
        ),
    ),
    rollups=(RollUp("GDPR.22", ("GDPR.22.eu", "UK.22")),),
    examples=(
        Example("GDPR.12_3", "conditioned", {**PRIVATE_BODY, "answer_days": 31}),
        Example("GDPR.12_3", "undetermined", {**PRIVATE_BODY, "answer_days": 32}),
        Example("GDPR.12_3", "undetermined", {**PRIVATE_BODY, "answer_days": 92}),
        Example("GDPR.12_3", "violated", {**PRIVATE_BODY, "answer_days": 93}),
        Example("GDPR.12_3", "not_engaged", {**PRIVATE_BODY, "subject": "business", "answer_days": 93}),
        Example("GDPR.13_14", "violated", {**PRIVATE_BODY, "notice": "none"}),
        Example(
            "GDPR.13_14", "satisfied", {**PRIVATE_BODY, "notice": "before", "logic_disclosed": "meaningful"}
        ),
        Example(
            "GDPR.13_14",
            "satisfied",
            {**PUBLIC_BODY, **SOUND_LAW, "notice": "none", "collection": "transfer"},
        ),
        Example("GDPR.15h", "violated", {**PRIVATE_BODY, **MACHINE, "logic_disclosed": "generic"}),
        Example("GDPR.15h", "satisfied", {**PRIVATE_BODY, **MACHINE, "logic_disclosed": "meaningful"}),
        Example(
            "GDPR.15h",
            "not_engaged",
            {**PRIVATE_BODY, "automation": "human", "determinative": False, "logic_disclosed": "none"},
        ),
        Example(
            "GDPR.16_17_21",
            "violated",
            {**PRIVATE_BODY, "known_inaccurate": True, "hearing": "none", "independent_review": False},
        ),
        Example(
            "GDPR.16_17_21", "conditioned", {**PRIVATE_BODY, "known_inaccurate": True, "hearing": "after"}
        ),
        Example("GDPR.22.eu", "violated", {**PRIVATE_BODY, **MACHINE, "legal_basis": "legitimate_interest"}),
        Example(
            "GDPR.22.eu",
            "violated",
            {
                **PRIVATE_BODY,
                "automation": "human",
                "determinative": True,
                "legal_or_significant": True,
                "legal_basis": "none",
            },
        ),
        Example(
            "GDPR.22.eu",
            "violated",
            {
                **PRIVATE_BODY,
                **MACHINE,
                "legal_basis": "contract",
                "hearing": "after",
                "safeguards_in_law": False,
                "consent": "none",
            },
        ),
        Example("GDPR.22.eu", "satisfied", {**PUBLIC_BODY, **SOUND_LAW, **MACHINE}),
        Example(
            "GDPR.22.eu",
            "satisfied",
            {
                **PRIVATE_BODY,
                **MACHINE,
                "legal_basis": "contract",
                "data_relevant": True,
                "hearing": "after",
                "data": ["financial"],
            },
        ),
        Example(
            "GDPR.22.eu",
            "not_engaged",
            {
                **PRIVATE_BODY,
                "automation": "meaningful_human",
                "determinative": False,
                "legal_or_significant": True,
            },
        ),
        Example(
            "GDPR.22.eu",
            "undetermined",
            {**PRIVATE_BODY, "automation": "meaningful_human", "legal_or_significant": True},
        ),
        Example("GDPR.35", "violated", {**PUBLIC_BODY, "collection": "sensor_public", "dpia": False}),
        Example("GDPR.35", "satisfied", {**PUBLIC_BODY, "collection": "sensor_public", "dpia": True}),
        Example("GDPR.35", "undetermined", {**PUBLIC_BODY, "data": ["health"]}),
        Example(
            "UK.22",
            "violated",
            {
                **MACHINE,
                "jurisdiction": "GB",
                "subject": "person",
                "operator": "private",
                "legal_basis": "legitimate_interest",
            },
        ),
        Example(
            "UK.22",
            "satisfied",
            {
                **SOUND_LAW,
                **MACHINE,
                "jurisdiction": "GB",
                "subject": "person",
                "operator": "public_authority",
            },
        ),
        Example("GDPR.22", "violated", {**PRIVATE_BODY, **MACHINE, "legal_basis": "legitimate_interest"}),
        Example(
            "GDPR.22",
            "violated",
            {**PRIVATE_BODY, **MACHINE, "jurisdiction": "GB", "legal_basis": "legitimate_interest"},
        ),
    ),
)
