"""China's Credit Reporting Industry Regulation; Article 2 leaves out state organs at their duties."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import PERSON
from goodstanding.rules.clause import Clause, Example, Fails, Law, Lifts, RollUp
from goodstanding.rules.logic import all_of, fact, one_of, over, within

REPORTED = all_of(
    within("cn"), PERSON, one_of("operator", "private", "mixed"), one_of("operator_role", "cra")
)
CREDIT_AGENCY: dict[str, object] = {
    "jurisdiction": "CN",
    "subject": "person",
    "operator": "private",
    "operator_role": ["cra"],
}
ON_A_PERSON: dict[str, object] = {"jurisdiction": "CN", "subject": "person"}

LAW = Law(
    title="Credit Reporting Industry Regulation",
    cite="State Council Order No. 631",
    consolidated=date(2013, 1, 21),
    clauses=(
        Clause(
            id="CN.631.13",
            cite="Art. 13",
            text="A reporting agency collects personal information only with consent, save what a law "
            "makes public.",
            gate=REPORTED,
            elements=one_of("consent", "none", "bundled", label="no consent"),
            lifts=(
                Lifts(
                    "public by law",
                    all_of(one_of("source_context", "justice"), one_of("legal_basis", "specific_statute")),
                ),
            ),
            in_force=date(2013, 3, 15),
            confidence="medium",
            switches=("M2",),
        ),
        Clause(
            id="CN.631.14",
            cite="Art. 14",
            text="Belief, genes, fingerprints, blood group and medical history are not collected.",
            gate=REPORTED,
            elements=one_of("data", "religion", "biometric", "health", "prescriptions", label="barred items"),
            in_force=date(2013, 3, 15),
            confidence="medium",
            switches=("M1",),
        ),
        Clause(
            id="CN.631.16",
            cite="Art. 16",
            text="An adverse item on a person is deleted five years after the conduct ended.",
            gate=all_of(REPORTED, fact("detrimental")),
            elements=over("record_age_years", 5, label="over five years"),
            in_force=date(2013, 3, 15),
            confidence="medium",
            switches=("M8",),
        ),
        Clause(
            id="CN.631.25",
            cite="Art. 25",
            text="A person may object to a wrong or missing item; the agency checks and answers in "
            "twenty days.",
            gate=REPORTED,
            elements=all_of(fact("known_inaccurate"), one_of("hearing", "none"), label="no objection"),
            unmet="conditioned",
            fails=(Fails("answered after more than twenty days", over("answer_days", 20)),),
            in_force=date(2013, 3, 15),
            confidence="medium",
            switches=("M6",),
        ),
    ),
    rollups=(RollUp("CN.631", ("CN.631.13", "CN.631.14", "CN.631.16", "CN.631.25")),),
    examples=(
        Example("CN.631.13", "violated", {**CREDIT_AGENCY, "consent": "none", "legal_basis": "contract"}),
        Example("CN.631.13", "satisfied", {**CREDIT_AGENCY, "consent": "explicit"}),
        Example(
            "CN.631.13", "not_engaged", {**ON_A_PERSON, "operator": "public_authority", "consent": "none"}
        ),
        Example("CN.631.14", "violated", {**CREDIT_AGENCY, "data": ["religion"]}),
        Example("CN.631.14", "satisfied", {**CREDIT_AGENCY, "data": ["credit"]}),
        Example("CN.631.16", "violated", {**CREDIT_AGENCY, "detrimental": True, "record_age_years": 5.1}),
        Example("CN.631.16", "satisfied", {**CREDIT_AGENCY, "detrimental": True, "record_age_years": 5.0}),
        Example("CN.631.25", "conditioned", {**CREDIT_AGENCY, "known_inaccurate": False, "answer_days": 20}),
        Example("CN.631.25", "violated", {**CREDIT_AGENCY, "known_inaccurate": False, "answer_days": 21}),
        Example("CN.631.25", "violated", {**CREDIT_AGENCY, "known_inaccurate": True, "hearing": "none"}),
        Example("CN.631.25", "conditioned", {**CREDIT_AGENCY, "known_inaccurate": True, "hearing": "after"}),
    ),
)
