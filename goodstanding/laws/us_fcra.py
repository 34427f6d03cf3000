"""The Fair Credit Reporting Act: reports that decide on credit, insurance, work and homes."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._us_terms import DAMAGES, ELIGIBILITY, NO_CONCRETE_HARM, NOT_AGREED, US_PERSON
from goodstanding.rules.clause import Clause, Contested, Example, Law, RollUp
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, over

START = date(1971, 4, 25)
REFORM = date(1997, 9, 30)
FACT_ACT = date(2004, 12, 1)
BUREAU = all_of(
    US_PERSON,
    one_of("operator_role", "cra", "data_broker", label="it gathers data on people for others"),
    any_of(
        fact("expects_use_as_eligibility"),
        all_of(one_of("operator_role", "cra"), ELIGIBILITY),
        label="reports are used, or expected to be, to decide on people",
    ),
)
USER = all_of(US_PERSON, one_of("operator_role", "report_user", label="it uses a report"))
FURNISHER = all_of(US_PERSON, one_of("operator_role", "furnisher", label="it gives data to a bureau"))
WRONG = any_of(fact("known_inaccurate"), no(fact("accuracy_measures"), label="no care for accuracy"))
COURT_MONEY = all_of(one_of("data", "credit", "financial"), one_of("source_context", "justice"))
AGENCY: dict[str, object] = {
    "jurisdiction": "us",
    "operator": "private",
    "operator_role": ["cra"],
    "subject": "person",
    "expects_use_as_eligibility": True,
    "disclosed_to_third_party": True,
    "data": ["credit"],
    "source_context": ["finance"],
}
FIRM: dict[str, object] = {**AGENCY, "operator_role": ["report_user"], "detrimental": True}
GIVER: dict[str, object] = {**AGENCY, "operator_role": ["furnisher"]}

LAW = Law(
    title="Fair Credit Reporting Act",
    cite="15 USC 1681-1681x",
    consolidated=None,
    clauses=(
        Clause(
            id="FCRA.604",
            cite="15 USC 1681b(a)",
            text="A report goes out only for a listed purpose or on the consumer's instruction.",
            gate=BUREAU,
            elements=all_of(
                fact("disclosed_to_third_party"),
                no(
                    any_of(ELIGIBILITY, one_of("purpose", "licensing", "benefits", "payment_enforcement")),
                    label="no listed purpose",
                ),
                NOT_AGREED,
            ),
            in_force=START,
            confidence="high",
            switches=("M3",),
        ),
        Clause(
            id="FCRA.604b",
            cite="15 USC 1681b(b)",
            text="For work: a separate notice, written agreement, and a copy before a job is refused.",
            gate=all_of(USER, one_of("purpose", "employment")),
            elements=any_of(NOT_AGREED, no(one_of("notice", "before"), label="no copy before")),
            in_force=REFORM,
            confidence="high",
            switches=("M2", "M4", "M5"),
        ),
        Clause(
            id="FCRA.604g",
            cite="15 USC 1681b(g)",
            text="Medical data stay out of reports unless the consumer agrees.",
            gate=all_of(BUREAU, one_of("data", "health", "prescriptions")),
            elements=all_of(fact("disclosed_to_third_party"), NOT_AGREED),
            in_force=FACT_ACT,
            confidence="low",
            switches=("M1",),
        ),
        Clause(
            id="FCRA.605",
            cite="15 USC 1681c(a)",
            text="Adverse items over 7 years old stay out, bankruptcies over 10; convictions have no limit.",
            gate=BUREAU,
            elements=over("record_age_years", 7),
            contested=(
                Contested(
                    all_of(COURT_MONEY, over("record_age_years", 7), no(over("record_age_years", 10))),
                    "a bankruptcy may be told for 10 years, a suit or judgment for 7: which is it",
                ),
            ),
            in_force=START,
            confidence="high",
            switches=("M8",),
        ),
        Clause(
            id="FCRA.605AB",
            cite="15 USC 1681c-1, c-2",
            text="After identity theft: an alert, a freeze, and a block within 4 business days.",
            gate=BUREAU,
            met="conditioned",
            in_force=FACT_ACT,
            confidence="low",
            switches=("M6",),
        ),
        Clause(
            id="FCRA.607b",
            cite="15 USC 1681e(b)",
            text="The bureau works by procedures that make its reports as accurate as they can be.",
            gate=BUREAU,
            elements=WRONG,
            in_force=START,
            confidence="high",
            switches=("M9",),
        ),
        Clause(
            id="FCRA.609",
            cite="15 USC 1681g, 1681j",
            text="The consumer sees the file, its sources and who asked; the score's formula stays shut.",
            gate=BUREAU,
            met="conditioned",
            in_force=START,
            switches=("M7",),
        ),
        Clause(
            id="FCRA.611",
            cite="15 USC 1681i",
            text="A dispute is checked in 30 days, 45 in set cases; what cannot be verified is deleted.",
            gate=BUREAU,
            met="conditioned",
            in_force=START,
            confidence="high",
            switches=("M6",),
        ),
        Clause(
            id="FCRA.615a",
            cite="15 USC 1681m(a)",
            text="Whoever acts against a consumer on a report says so, names the bureau and the rights.",
            gate=all_of(USER, fact("detrimental")),
            elements=one_of("notice", "none", label="no notice"),
            in_force=START,
            confidence="high",
            switches=("M4",),
        ),
        Clause(
            id="FCRA.623a",
            cite="15 USC 1681s-2(a)",
            text="No furnishing of data known to be wrong; regulators enforce it.",
            gate=FURNISHER,
            elements=fact("known_inaccurate"),
            in_force=REFORM,
            confidence="high",
            switches=("M9",),
        ),
        Clause(
            id="FCRA.623b",
            cite="15 USC 1681s-2(b)",
            text="A furnisher looks into a dispute in the same 30 days and corrects it everywhere.",
            gate=FURNISHER,
            met="conditioned",
            in_force=REFORM,
            switches=("M6",),
        ),
        Clause(
            id="FCRA.616",
            cite="15 USC 1681n, 1681o",
            text="Set damages of 100 to 1,000 dollars need a reckless breach and a concrete harm.",
            gate=all_of(any_of(BUREAU, USER), DAMAGES),
            elements=any_of(no(fact("willful"), label="not reckless"), NO_CONCRETE_HARM),
            met="no_remedy",
            unmet="conditioned",
            in_force=START,
            confidence="high",
            switches=("M14",),
        ),
    ),
    rollups=(RollUp("FCRA.623", ("FCRA.623a", "FCRA.623b")),),
    examples=(
        Example("FCRA.604", "violated", {**AGENCY, "purpose": "marketing", "consent": "none"}),
        Example("FCRA.604", "satisfied", {**AGENCY, "purpose": "credit"}),
        Example("FCRA.604", "not_engaged", {**AGENCY, "operator_role": ["retailer"]}),
        Example("FCRA.604b", "violated", {**FIRM, "purpose": "employment", "consent": "none"}),
        Example(
            "FCRA.604b",
            "satisfied",
            {**FIRM, "purpose": "employment", "consent": "explicit", "notice": "before"},
        ),
        Example("FCRA.604g", "violated", {**AGENCY, "data": ["health"], "consent": "none"}),
        Example("FCRA.604g", "satisfied", {**AGENCY, "data": ["health"], "consent": "explicit"}),
        Example("FCRA.605", "satisfied", {**AGENCY, "record_age_years": 7}),
        Example("FCRA.605", "violated", {**AGENCY, "record_age_years": 7.01}),
        Example(
            "FCRA.605", "undetermined", {**AGENCY, "source_context": ["justice"], "record_age_years": 10}
        ),
        Example("FCRA.605", "violated", {**AGENCY, "source_context": ["justice"], "record_age_years": 10.01}),
        Example("FCRA.605AB", "conditioned", AGENCY),
        Example("FCRA.607b", "violated", {**AGENCY, "accuracy_measures": False}),
        Example("FCRA.607b", "satisfied", {**AGENCY, "accuracy_measures": True, "known_inaccurate": False}),
        Example("FCRA.609", "conditioned", AGENCY),
        Example("FCRA.611", "not_engaged", {**AGENCY, "subject": "business"}),
        Example("FCRA.615a", "violated", {**FIRM, "notice": "none"}),
        Example("FCRA.615a", "satisfied", {**FIRM, "notice": "after"}),
        Example("FCRA.623a", "violated", {**GIVER, "known_inaccurate": True}),
        Example("FCRA.623a", "satisfied", {**GIVER, "known_inaccurate": False}),
        Example("FCRA.623b", "conditioned", GIVER),
        Example("FCRA.616", "no_remedy", {**FIRM, "remedy_sought": "damages", "willful": False}),
        Example(
            "FCRA.616",
            "conditioned",
            {**FIRM, "remedy_sought": "damages", "willful": True, "harm": "disseminated"},
        ),
    ),
)
