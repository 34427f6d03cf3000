"""The Fair Credit Reporting Act: reports that decide on credit, insurance, work and homes."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._us_terms import DAMAGES, ELIGIBILITY, NO_CONCRETE_HARM, NOT_AGREED, US_PERSON
from goodstanding.rules.clause import Clause, Contested, Example, Fails, Law, RollUp
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, over, within

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
DECIDES_CREDIT = all_of(
    US_PERSON,
    one_of("operator_role", "lender", "report_user"),
    one_of("purpose", "credit"),
    label="whoever gives credit decides on it",
)
REACHED = any_of(BUREAU, USER, FURNISHER, label="a bureau, a user of reports or a giver of data")
TOO_LATE = Fails("answered after more than 45 days", over("answer_days", 45))
LATE = Contested(
    all_of(over("answer_days", 30), no(over("answer_days", 45))),
    "30 days, or 45 where the consumer sent more or asked after the free yearly report: which is it",
)
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
PRICED: dict[str, object] = {**FIRM, "purpose": "credit", "consequence": ["price_increase"]}
OTHER_DATA: dict[str, object] = {**PRICED, "operator_role": ["lender"], "collection": "transfer"}

LAW = Law(
    title="Fair Credit Reporting Act",
    cite="15 USC 1681-1681x",
    consolidated=None,
    clauses=(
        Clause(
            id="FCRA.gate",
            cite="15 USC 1681a(d), (f)",
            text="The act reaches whoever regularly gathers data on consumers to give others reports that "
            "are used, or expected to be, to decide on them; not a firm's own records, nor businesses.",
            gate=BUREAU,
            met="conditioned",
            in_force=START,
            confidence="high",
            switches=("M19",),
        ),
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
            contested=(
                Contested(
                    one_of("purpose", "fraud_detection"),
                    "a check on fraud is a listed need only in a deal that the consumer began",
                ),
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
            text="Medical data stay out of reports unless the consumer agrees, and out of credit decisions.",
            gate=all_of(any_of(BUREAU, DECIDES_CREDIT), one_of("data", "health", "prescriptions")),
            elements=any_of(
                DECIDES_CREDIT,
                all_of(fact("disclosed_to_third_party"), NOT_AGREED, label="sent without agreement"),
            ),
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
            fails=(TOO_LATE,),
            contested=(LATE,),
            in_force=START,
            confidence="high",
            switches=("M6",),
        ),
        Clause(
            id="FCRA.613",
            cite="15 USC 1681k",
            text="A report for work with items from public records: the person is told then, or strict "
            "procedures keep the items up to date.",
            gate=all_of(
                BUREAU,
                one_of("purpose", "employment"),
                any_of(
                    one_of("source_context", "justice"),
                    one_of("data", "criminal"),
                    label="items from public records",
                ),
            ),
            elements=all_of(
                one_of("notice", "none", label="not told"),
                no(fact("accuracy_measures"), label="no strict procedures"),
            ),
            in_force=START,
            confidence="low",
            switches=("M4", "M9"),
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
            id="FCRA.615b",
            cite="15 USC 1681m(b)",
            text="Credit refused or made dearer on data from someone other than a bureau: the reasons are "
            "given to who asks within 60 days.",
            gate=all_of(
                US_PERSON,
                one_of("purpose", "credit"),
                one_of("consequence", "credit_denied", "price_increase"),
                one_of("collection", "transfer", "purchase", label="the data come from someone else"),
                no(one_of("operator_role", "report_user"), label="not from a bureau"),
            ),
            met="conditioned",
            in_force=START,
            switches=("M4",),
        ),
        Clause(
            id="FCRA.615h",
            cite="15 USC 1681m(h)",
            text="Whoever gives worse terms of credit on a report says so.",
            gate=all_of(USER, one_of("purpose", "credit"), one_of("consequence", "price_increase")),
            elements=one_of("notice", "none", label="no notice"),
            in_force=date(2011, 1, 1),
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
            fails=(TOO_LATE,),
            contested=(LATE,),
            in_force=REFORM,
            switches=("M6",),
        ),
        Clause(
            id="FCRA.616",
            cite="15 USC 1681n, 1681o",
            text="Set damages of 100 to 1,000 dollars need a reckless breach and a concrete harm.",
            gate=all_of(REACHED, DAMAGES),
            elements=any_of(no(fact("willful"), label="not reckless"), NO_CONCRETE_HARM),
            met="no_remedy",
            unmet="conditioned",
            in_force=START,
            confidence="high",
            switches=("M14",),
        ),
        Clause(
            id="FCRA.625",
            cite="15 USC 1681t",
            text="State law on the same subjects gives way in part.",
            gate=all_of(within("us_state"), REACHED),
            met="no_remedy",
            in_force=REFORM,
        ),
        Clause(
            id="FCRA.628",
            cite="15 USC 1681w; 16 CFR 682",
            text="Whoever holds report data gets rid of them so that nobody else can read them.",
            gate=any_of(BUREAU, USER, label="it holds report data"),
            met="conditioned",
            in_force=date(2005, 6, 1),
        ),
    ),
    rollups=(
        RollUp("FCRA.623", ("FCRA.623a", "FCRA.623b")),
        RollUp("FCRA.615b/h", ("FCRA.615b", "FCRA.615h")),
    ),
    examples=(
        Example(
            "FCRA.604g",
            "violated",
            {**AGENCY, "operator_role": ["lender"], "purpose": "credit", "data": ["health"]},
        ),
        Example("FCRA.628", "not_engaged", GIVER),
        Example("FCRA.615b", "not_engaged", {**OTHER_DATA, "operator_role": ["report_user"]}),
        Example("FCRA.609", "not_engaged", FIRM),
        Example("FCRA.605AB", "not_engaged", {**AGENCY, "subject": "business"}),
        Example("FCRA.623b", "undetermined", {**GIVER, "answer_days": 31}),
        Example("FCRA.gate", "conditioned", AGENCY),
        Example("FCRA.gate", "not_engaged", {**AGENCY, "operator_role": ["platform"]}),
        Example(
            "FCRA.gate",
            "not_engaged",
            {
                **AGENCY,
                "operator_role": ["data_broker"],
                "expects_use_as_eligibility": False,
                "purpose": "marketing",
            },
        ),
        Example("FCRA.604", "undetermined", {**AGENCY, "purpose": "fraud_detection", "consent": "none"}),
        Example(
            "FCRA.613",
            "violated",
            {
                **AGENCY,
                "purpose": "employment",
                "data": ["criminal"],
                "notice": "none",
                "accuracy_measures": False,
            },
        ),
        Example(
            "FCRA.613",
            "satisfied",
            {**AGENCY, "purpose": "employment", "data": ["criminal"], "accuracy_measures": True},
        ),
        Example("FCRA.615b", "conditioned", OTHER_DATA),
        Example("FCRA.615b/h", "not_engaged", {**OTHER_DATA, "consequence": ["job_action"]}),
        Example("FCRA.615h", "violated", {**PRICED, "notice": "none"}),
        Example("FCRA.615h", "satisfied", {**PRICED, "notice": "after"}),
        Example("FCRA.625", "no_remedy", {**AGENCY, "jurisdiction": "us_state"}),
        Example("FCRA.625", "not_engaged", AGENCY),
        Example("FCRA.628", "conditioned", FIRM),
        Example("FCRA.611", "conditioned", {**AGENCY, "answer_days": 30}),
        Example("FCRA.611", "undetermined", {**AGENCY, "answer_days": 31}),
        Example("FCRA.611", "undetermined", {**AGENCY, "answer_days": 45}),
        Example("FCRA.611", "violated", {**AGENCY, "answer_days": 46}),
        Example("FCRA.623b", "conditioned", {**GIVER, "answer_days": 30}),
        Example("FCRA.623b", "undetermined", {**GIVER, "answer_days": 45}),
        Example("FCRA.623b", "violated", {**GIVER, "answer_days": 46}),
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
