"""Gramm-Leach-Bliley: what a financial institution may pass on."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._us_terms import NOT_AGREED, SUIT, US_PERSON
from goodstanding.rules.clause import Clause, Example, Law, Lifts
from goodstanding.rules.logic import all_of, fact, no, one_of

PRIVACY_RULE = date(2001, 7, 1)
LENDER = one_of("operator_role", "financial_institution", "lender", label="a financial institution")
MONEY_DATA = one_of("data", "financial", "credit", label="financial data that are not public")
HELD = all_of(US_PERSON, LENDER, MONEY_DATA)
PASSED_ON = all_of(HELD, fact("disclosed_to_third_party"))
BANK: dict[str, object] = {
    "jurisdiction": "us",
    "operator": "private",
    "operator_role": ["financial_institution"],
    "subject": "person",
    "data": ["financial"],
    "disclosed_to_third_party": True,
}
SECOND_HAND: dict[str, object] = {
    **BANK,
    "operator_role": ["data_broker"],
    "source_context": ["finance"],
    "purpose_changed": True,
    "consent": "none",
}

LAW = Law(
    title="Gramm-Leach-Bliley Act",
    cite="15 USC 6801-6809, 6821",
    consolidated=None,
    clauses=(
        Clause(
            id="GLBA.gate",
            cite="15 USC 6809(3), (4), (9)",
            text="The act reaches financial institutions in a wide sense, for data on people's own affairs "
            "that are not public; not businesses, and not government itself.",
            gate=HELD,
            met="conditioned",
            in_force=PRIVACY_RULE,
            confidence="high",
            switches=("M19",),
        ),
        Clause(
            id="GLBA.6802a",
            cite="15 USC 6802(a), 6803",
            text="Before financial data go to an outsider, the consumer has a privacy notice.",
            gate=PASSED_ON,
            elements=one_of("notice", "none", label="no notice"),
            unmet="conditioned",
            lifts=(Lifts("a listed ground", one_of("exception_pleaded", "glb_6802e"), to="not_engaged"),),
            in_force=PRIVACY_RULE,
            confidence="high",
            switches=("M4",),
        ),
        Clause(
            id="GLBA.6802b",
            cite="15 USC 6802(b)(1)",
            text="The consumer may say no before financial data go to an outsider.",
            gate=HELD,
            elements=all_of(
                fact("disclosed_to_third_party"),
                no(one_of("consent", "explicit", "opt_out_offered"), label="no way to say no"),
            ),
            lifts=(
                Lifts(
                    "processing, fraud control, bureaus, legal duty", one_of("exception_pleaded", "glb_6802e")
                ),
            ),
            in_force=PRIVACY_RULE,
            confidence="high",
            switches=("M2",),
        ),
        Clause(
            id="GLBA.6802c",
            cite="15 USC 6802(c)",
            text="Whoever receives financial data does no more with them than the giver could.",
            gate=all_of(
                US_PERSON,
                one_of("operator", "private", "mixed"),
                no(LENDER, label="the holder has them second-hand"),
                one_of("source_context", "finance"),
                MONEY_DATA,
            ),
            elements=all_of(fact("purpose_changed"), fact("disclosed_to_third_party"), NOT_AGREED),
            lifts=(
                Lifts(
                    "processing, fraud control, bureaus, legal duty", one_of("exception_pleaded", "glb_6802e")
                ),
            ),
            in_force=PRIVACY_RULE,
            switches=("M3",),
        ),
        Clause(
            id="GLBA.6802d",
            cite="15 USC 6802(d)",
            text="Account numbers do not go out for marketing.",
            gate=all_of(PASSED_ON, one_of("purpose", "marketing")),
            met="conditioned",
            in_force=PRIVACY_RULE,
            switches=("M1",),
        ),
        Clause(
            id="GLBA.6802e",
            cite="15 USC 6802(e)(1)-(8)",
            text="Consent, processing, fraud control, credit bureaus, a sale of the business and legal "
            "duties open the way without a right to say no.",
            gate=PASSED_ON,
            met="not_engaged",
            lifts=(
                Lifts("a listed ground", one_of("exception_pleaded", "glb_6802e"), to="no_remedy"),
                Lifts("the consumer agreed", one_of("consent", "explicit"), to="no_remedy"),
            ),
            in_force=PRIVACY_RULE,
        ),
        Clause(
            id="GLBA.6821",
            cite="15 USC 6821",
            text="Nobody gets a customer's bank data under a false pretext.",
            gate=all_of(
                US_PERSON,
                one_of("operator", "private", "mixed"),
                no(LENDER, label="the data are another's"),
                one_of("source_context", "finance", label="they come from a financial institution"),
                MONEY_DATA,
            ),
            elements=fact("deception", label="got by a pretext"),
            lifts=(Lifts("enforcement of the law", one_of("operator_role", "police"), to="not_engaged"),),
            in_force=date(1999, 11, 12),
            switches=("M1",),
        ),
        Clause(
            id="GLBA.6801b",
            cite="15 USC 6801(b); 16 CFR 314",
            text="Customer data are kept under a security plan; a leak on 500 or more is told in 30 days.",
            gate=HELD,
            met="conditioned",
            in_force=date(2003, 5, 23),
        ),
        Clause(
            id="GLBA.pra",
            cite="15 USC 6805",
            text="Agencies enforce this act; a person cannot sue under it.",
            gate=all_of(HELD, SUIT),
            met="no_remedy",
            confidence="low",
            switches=("M14",),
        ),
    ),
    examples=(
        Example(
            "GLBA.6802a",
            "not_engaged",
            {**BANK, "notice": "none", "exception_pleaded": ["glb_6802e"]},
        ),
        Example("GLBA.pra", "not_engaged", {**BANK, "remedy_sought": "regulator"}),
        Example("GLBA.gate", "conditioned", BANK),
        Example("GLBA.gate", "not_engaged", {**BANK, "operator_role": ["tax_authority"]}),
        Example("GLBA.6802e", "no_remedy", {**BANK, "exception_pleaded": ["glb_6802e"]}),
        Example("GLBA.6802e", "not_engaged", BANK),
        Example("GLBA.6821", "violated", {**SECOND_HAND, "deception": True}),
        Example("GLBA.6821", "satisfied", {**SECOND_HAND, "deception": False}),
        Example("GLBA.6802a", "violated", {**BANK, "notice": "none"}),
        Example("GLBA.6802a", "conditioned", {**BANK, "notice": "before"}),
        Example("GLBA.6802b", "violated", {**BANK, "consent": "bundled"}),
        Example("GLBA.6802b", "satisfied", {**BANK, "consent": "opt_out_offered"}),
        Example("GLBA.6802b", "satisfied", {**BANK, "consent": "none", "exception_pleaded": ["glb_6802e"]}),
        Example("GLBA.6802b", "not_engaged", {**BANK, "subject": "business"}),
        Example("GLBA.6802c", "violated", SECOND_HAND),
        Example("GLBA.6802c", "satisfied", {**SECOND_HAND, "purpose_changed": False}),
        Example("GLBA.6802d", "conditioned", {**BANK, "purpose": "marketing"}),
        Example("GLBA.6802d", "not_engaged", {**BANK, "purpose": "credit"}),
        Example("GLBA.6801b", "conditioned", BANK),
        Example("GLBA.6801b", "not_engaged", {**BANK, "operator_role": ["retailer"]}),
        Example("GLBA.pra", "no_remedy", {**BANK, "remedy_sought": "damages"}),
    ),
)
