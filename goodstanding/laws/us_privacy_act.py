"""The Privacy Act of 1974: what federal agencies may do with records about people."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._us_terms import DAMAGES, NOT_AGREED, US
from goodstanding.rules.clause import Clause, Example, Law, Lifts, RollUp
from goodstanding.rules.logic import all_of, any_of, at_least, fact, no, one_of, within

START = date(1975, 9, 27)
AGENCY = all_of(
    US,
    one_of("operator", "federal_agency", label="a federal agency runs it"),
    one_of("subject", "person", "both", label="the record is about a natural person"),
    one_of("subject_group", "citizen_or_lpr", label="a citizen or lawful permanent resident"),
)
REACHED = all_of(
    AGENCY, fact("identifier_retrieval", label="records are in practice found by name or number")
)
POLICE_WORK = one_of("purpose", "policing", "security_watchlist", label="enforcement or security files")
EXEMPT = Lifts("files exempted under (j) or (k)", POLICE_WORK, to="no_remedy")
OUTSIDE_J = Lifts("enforcement files exempted under (j)", POLICE_WORK, to="not_engaged")
SENT_OUT = all_of(REACHED, fact("disclosed_to_third_party"))
MATCHED = all_of(
    REACHED,
    one_of("purpose", "benefits", "fraud_detection", "payment_enforcement"),
    one_of("collection", "transfer", label="records of two bodies are compared"),
    one_of("consequence", "benefit_cut", "debt_raised"),
)
RECORD: dict[str, object] = {
    "jurisdiction": "us_federal",
    "operator": "federal_agency",
    "subject": "person",
    "subject_group": ["citizen_or_lpr"],
    "identifier_retrieval": True,
}
MATCH: dict[str, object] = {
    **RECORD,
    "purpose": "benefits",
    "collection": "transfer",
    "consequence": ["benefit_cut"],
    "accuracy_measures": True,
    "notice": "before",
}
SENT: dict[str, object] = {**RECORD, "disclosed_to_third_party": True, "consent": "none"}
PAID: dict[str, object] = {**RECORD, "remedy_sought": "damages", "harm": "pecuniary"}
NUMBER: dict[str, object] = {
    "jurisdiction": "us_state",
    "operator": "state_local",
    "subject": "person",
    "data": ["social_security"],
    "collection": "compelled",
    "detrimental": True,
}

LAW = Law(
    title="Privacy Act of 1974",
    cite="5 USC 552a",
    consolidated=None,
    clauses=(
        Clause(
            id="PA.gate",
            cite="5 USC 552a(a)(1), (2), (4), (5)",
            text="The act reaches federal agencies, for records on citizens and permanent residents that are "
            "in practice found by name or number; not states, firms or other foreigners.",
            gate=REACHED,
            met="conditioned",
            in_force=START,
            confidence="high",
            switches=("M19",),
        ),
        Clause(
            id="PA.m",
            cite="5 USC 552a(m)",
            text="A contractor that runs the files for an agency is held to the rules on sending and safety; "
            "it does not become an agency.",
            gate=all_of(
                US,
                no(within("us_state"), label="federal files"),
                one_of("operator", "contractor_for_public", label="a contractor runs it for an agency"),
                one_of("subject", "person", "both", label="the record is about a natural person"),
                fact("identifier_retrieval", label="records are in practice found by name or number"),
            ),
            met="conditioned",
            in_force=START,
            switches=("M19",),
        ),
        Clause(
            id="PA.b",
            cite="5 USC 552a(b)",
            text="A record leaves the agency only with the person's written agreement or on a listed ground.",
            gate=REACHED,
            elements=all_of(fact("disclosed_to_third_party"), NOT_AGREED),
            lifts=(
                Lifts("need to know inside the agency", one_of("exception_pleaded", "pa_need_to_know")),
                Lifts("published, compatible routine use", one_of("exception_pleaded", "pa_routine_use")),
                Lifts("written request to enforce law", one_of("exception_pleaded", "pa_law_enforcement")),
                Lifts("a statute asks for it", one_of("exception_pleaded", "pa_statute")),
            ),
            in_force=START,
            confidence="high",
            switches=("M3",),
        ),
        Clause(
            id="PA.c",
            cite="5 USC 552a(c)",
            text="The agency keeps an account of what it sent to whom, for five years or the record's life.",
            gate=SENT_OUT,
            met="conditioned",
            lifts=(
                Lifts(
                    "need to know inside the agency",
                    one_of("exception_pleaded", "pa_need_to_know"),
                    to="not_engaged",
                ),
            ),
            in_force=START,
            switches=("M7",),
        ),
        Clause(
            id="PA.d1",
            cite="5 USC 552a(d)(1)",
            text="The person may see the record and have a copy.",
            gate=REACHED,
            met="conditioned",
            lifts=(EXEMPT,),
            in_force=START,
            switches=("M7",),
        ),
        Clause(
            id="PA.d2",
            cite="5 USC 552a(d)(2)-(4)",
            text="The person may ask for a correction: receipt in 10 working days, review in 30.",
            gate=REACHED,
            met="conditioned",
            lifts=(EXEMPT,),
            in_force=START,
            switches=("M6",),
        ),
        Clause(
            id="PA.e1",
            cite="5 USC 552a(e)(1)",
            text="Only what a purpose given by statute or executive order needs is kept.",
            gate=REACHED,
            elements=no(fact("data_relevant"), label="the data are not needed for the purpose"),
            lifts=(EXEMPT,),
            in_force=START,
            confidence="high",
            switches=("M1",),
        ),
        Clause(
            id="PA.e2",
            cite="5 USC 552a(e)(2)",
            text="What may cost a person a federal right or benefit is asked of that person where it can be.",
            gate=all_of(REACHED, fact("detrimental")),
            met="conditioned",
            lifts=(OUTSIDE_J,),
            in_force=START,
            switches=("M9",),
        ),
        Clause(
            id="PA.e3",
            cite="5 USC 552a(e)(3)",
            text="Whoever is asked is told on what authority, for what and whose use, and what refusal does.",
            gate=all_of(REACHED, one_of("collection", "direct", "compelled", label="the person is asked")),
            elements=one_of("notice", "none", label="not told"),
            unmet="conditioned",
            lifts=(OUTSIDE_J,),
            in_force=START,
            switches=("M4",),
        ),
        Clause(
            id="PA.e4",
            cite="5 USC 552a(e)(4), (i)(2)",
            text="A system of records is told in the Federal Register; keeping a secret one is an offence.",
            gate=REACHED,
            met="conditioned",
            in_force=START,
            confidence="high",
            switches=("M4",),
        ),
        Clause(
            id="PA.e11",
            cite="5 USC 552a(e)(11)",
            text="A new routine use is open to comment for 30 days before it starts.",
            gate=SENT_OUT,
            met="not_engaged",
            lifts=(
                Lifts(
                    "it rests on a routine use",
                    one_of("exception_pleaded", "pa_routine_use"),
                    to="conditioned",
                ),
            ),
            in_force=START,
            switches=("M4",),
        ),
        Clause(
            id="PA.e5",
            cite="5 USC 552a(e)(5)",
            text="A record used in a determination is kept accurate, relevant, timely and complete.",
            gate=all_of(REACHED, fact("detrimental")),
            elements=any_of(
                fact("known_inaccurate"), no(fact("accuracy_measures"), label="no care for accuracy")
            ),
            lifts=(EXEMPT,),
            in_force=START,
            confidence="high",
            switches=("M9",),
        ),
        Clause(
            id="PA.e7",
            cite="5 USC 552a(e)(7)",
            text="No record of how a person uses First Amendment rights, in a system of records or not.",
            gate=AGENCY,
            elements=fact("protected_exercise"),
            lifts=(
                Lifts("a statute expressly allows it", one_of("exception_pleaded", "pa_statute")),
                Lifts("the person allows it", one_of("consent", "explicit")),
                Lifts("within authorised enforcement", one_of("exception_pleaded", "pa_law_enforcement")),
            ),
            in_force=START,
            confidence="high",
            switches=("M16",),
        ),
        Clause(
            id="PA.e10",
            cite="5 USC 552a(e)(9), (10)",
            text="Staff have rules of conduct, and files have safeguards against leaks and harm.",
            gate=REACHED,
            met="conditioned",
            in_force=START,
        ),
        Clause(
            id="PA.match",
            cite="5 USC 552a(a)(8), (o), (r)",
            text="A computer match for benefits or debts needs a written agreement, 18 months and 12 more.",
            gate=MATCHED,
            met="conditioned",
            in_force=date(1989, 12, 31),
            switches=("M3",),
        ),
        Clause(
            id="PA.p",
            cite="5 USC 552a(p)",
            text="A match cuts a benefit only once verified, told, and open to contest for 30 days.",
            gate=MATCHED,
            elements=any_of(
                no(fact("accuracy_measures"), label="not verified on its own"),
                no(one_of("notice", "before"), label="not told before"),
                no(at_least("contest_days", 30), label="fewer than 30 days to contest"),
            ),
            in_force=date(1989, 12, 31),
            confidence="high",
            switches=("M5", "M9"),
        ),
        Clause(
            id="PA.jk",
            cite="5 USC 552a(j), (k)",
            text="Enforcement, protective, classified and testing files may be taken out of access, "
            "correction and relevance by a published rule; (b) and (e)(7) stay.",
            gate=all_of(REACHED, POLICE_WORK),
            met="no_remedy",
            in_force=START,
            switches=("M6", "M7"),
        ),
        Clause(
            id="PA.g",
            cite="5 USC 552a(g)(4)",
            text="Damages only where the breach was intentional or willful and cost money; then 1,000 "
            "dollars at least.",
            gate=all_of(REACHED, DAMAGES),
            elements=any_of(
                no(one_of("harm", "pecuniary"), label="no loss of money"),
                no(fact("willful"), label="not intentional or willful"),
            ),
            met="no_remedy",
            unmet="conditioned",
            in_force=START,
            confidence="high",
            switches=("M14",),
        ),
        Clause(
            id="PA.i",
            cite="5 USC 552a(i)(1)",
            text="A knowing disclosure is a minor offence, fined up to 5,000 dollars; it gives the person "
            "nothing, and prosecutors seldom use it.",
            gate=SENT_OUT,
            elements=all_of(NOT_AGREED, fact("willful")),
            met="no_remedy",
            unmet="not_engaged",
            in_force=START,
            switches=("M13",),
        ),
        Clause(
            id="PA.s7",
            cite="5 USC 552a note (s. 7)",
            text="No public body at any level takes a right from a person who withholds the social security "
            "number, unless a federal statute asks for it.",
            gate=all_of(
                US,
                one_of(
                    "operator",
                    "federal_agency",
                    "state_local",
                    "public_authority",
                    label="a public body at any level",
                ),
                one_of("subject", "person", "both", label="the record is about a natural person"),
                one_of("data", "social_security", label="the social security number is asked for"),
            ),
            elements=all_of(
                fact("detrimental"), one_of("collection", "compelled", label="no way to withhold it")
            ),
            lifts=(Lifts("a federal statute asks for it", one_of("exception_pleaded", "pa_statute")),),
            in_force=START,
            switches=("M1",),
        ),
    ),
    rollups=(RollUp("PA.g4", ("PA.g",)), RollUp("PA.e4/e11", ("PA.e4", "PA.e11"))),
    examples=(
        Example("PA.g", "conditioned", {**PAID, "willful": True}),
        Example("PA.g", "no_remedy", {**PAID, "willful": False}),
        Example("PA.e4", "not_engaged", {**RECORD, "identifier_retrieval": False}),
        Example("PA.e10", "not_engaged", {**RECORD, "operator": "state_local"}),
        Example("PA.e11", "not_engaged", SENT),
        Example("PA.d1", "no_remedy", {**RECORD, "purpose": "security_watchlist"}),
        Example("PA.d2", "conditioned", {**RECORD, "purpose": "benefits"}),
        Example("PA.gate", "conditioned", RECORD),
        Example("PA.gate", "not_engaged", {**RECORD, "subject_group": ["nonimmigrant"]}),
        Example("PA.gate", "not_engaged", {**RECORD, "identifier_retrieval": False}),
        Example("PA.m", "conditioned", {**RECORD, "operator": "contractor_for_public"}),
        Example("PA.m", "not_engaged", RECORD),
        Example("PA.c", "conditioned", SENT),
        Example("PA.c", "not_engaged", {**SENT, "exception_pleaded": ["pa_need_to_know"]}),
        Example("PA.e2", "conditioned", {**RECORD, "detrimental": True, "purpose": "benefits"}),
        Example("PA.e2", "not_engaged", {**RECORD, "detrimental": False}),
        Example("PA.e3", "violated", {**RECORD, "collection": "direct", "notice": "none"}),
        Example("PA.e3", "conditioned", {**RECORD, "collection": "direct", "notice": "before"}),
        Example("PA.e4", "conditioned", RECORD),
        Example("PA.e11", "conditioned", {**SENT, "exception_pleaded": ["pa_routine_use"]}),
        Example("PA.e4/e11", "not_engaged", {**SENT, "operator": "private"}),
        Example("PA.e10", "conditioned", RECORD),
        Example("PA.jk", "no_remedy", {**RECORD, "purpose": "security_watchlist"}),
        Example("PA.jk", "not_engaged", {**RECORD, "purpose": "benefits"}),
        Example("PA.i", "no_remedy", {**SENT, "willful": True}),
        Example("PA.i", "not_engaged", {**SENT, "willful": False}),
        Example("PA.s7", "violated", NUMBER),
        Example("PA.s7", "satisfied", {**NUMBER, "exception_pleaded": ["pa_statute"]}),
        Example("PA.s7", "satisfied", {**NUMBER, "collection": "direct"}),
        Example("PA.b", "violated", SENT),
        Example("PA.b", "satisfied", {**SENT, "consent": "explicit"}),
        Example("PA.b", "satisfied", {**SENT, "exception_pleaded": ["pa_routine_use"]}),
        Example("PA.b", "not_engaged", {**SENT, "operator": "state_local"}),
        Example("PA.d1", "conditioned", {**RECORD, "purpose": "tax"}),
        Example("PA.d2", "no_remedy", {**RECORD, "purpose": "policing"}),
        Example("PA.e1", "violated", {**RECORD, "data_relevant": False}),
        Example("PA.e1", "satisfied", {**RECORD, "data_relevant": True}),
        Example("PA.e5", "violated", {**RECORD, "detrimental": True, "known_inaccurate": True}),
        Example(
            "PA.e5",
            "satisfied",
            {**RECORD, "detrimental": True, "known_inaccurate": False, "accuracy_measures": True},
        ),
        Example("PA.e7", "violated", {**RECORD, "identifier_retrieval": False, "protected_exercise": True}),
        Example("PA.e7", "satisfied", {**RECORD, "protected_exercise": False}),
        Example("PA.match", "conditioned", MATCH),
        Example("PA.match", "not_engaged", {**MATCH, "purpose": "research"}),
        Example("PA.p", "satisfied", {**MATCH, "contest_days": 30}),
        Example("PA.p", "violated", {**MATCH, "contest_days": 29}),
        Example("PA.g", "no_remedy", {**RECORD, "remedy_sought": "damages", "harm": "emotional"}),
        Example(
            "PA.g4",
            "conditioned",
            {**RECORD, "remedy_sought": "damages", "harm": "pecuniary", "willful": True},
        ),
    ),
)
