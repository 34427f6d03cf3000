"""The Bill of Rights and the 14th Amendment: process, search, travel, equality, and who may sue."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._us_terms import DAMAGES, NO_CONCRETE_HARM, STATE_ACTION, US
from goodstanding.rules.clause import Clause, Contested, Example, Law, Lifts
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of

BILL = date(1791, 12, 15)
RECONSTRUCTION = date(1868, 7, 9)
INTEREST = any_of(
    fact("protected_interest"),
    all_of(fact("stigma_public"), fact("status_change"), label="public stigma and a changed status"),
    label="a protected interest is taken",
)
SECRET_MACHINE = all_of(
    one_of("logic_disclosed", "none", label="no account of the logic"),
    any_of(one_of("automation", "solely", "token_human"), fact("determinative")),
    label="a secret method decides",
)
STATE: dict[str, object] = {"jurisdiction": "us_state", "operator": "state_local", "subject": "person"}
FIRM: dict[str, object] = {**STATE, "operator": "private", "state_coerced": False}
CUT: dict[str, object] = {
    **STATE,
    "consequence": ["benefit_cut"],
    "protected_interest": True,
    "subsistence": False,
    "notice": "before",
    "hearing": "after",
    "logic_disclosed": "meaningful",
}
LICENCE: dict[str, object] = {**CUT, "consequence": ["licence_action"]}
TRACK: dict[str, object] = {
    **STATE,
    "purpose": "policing",
    "search": "location_records",
    "warrant": False,
}
BAN: dict[str, object] = {
    **STATE,
    "consequence": ["travel_ban"],
    "legal_basis": "specific_statute",
    "purpose": "payment_enforcement",
    "burdens_speech": False,
    "hearing": "after",
}

LAW = Law(
    title="US Constitution: process, search, travel, equality",
    cite="US Const., Amends. 4, 5, 14; Art. III",
    consolidated=None,
    clauses=(
        Clause(
            id="US.STATE_ACTION",
            cite="14th Amend.",
            text="The constitution binds government, those who do its work, and firms it compels; "
            "it is silent on a firm's own account.",
            gate=STATE_ACTION,
            met="conditioned",
            in_force=BILL,
            switches=("M19",),
        ),
        Clause(
            id="US.4A",
            cite="4th Amend.",
            text="To take location records, long tracking or the inside of a home takes a warrant.",
            gate=all_of(
                STATE_ACTION,
                one_of(
                    "search",
                    "location_records",
                    "long_term_tracking",
                    "home_interior",
                    label="government looks, beyond a brief view in public or records a business holds",
                ),
            ),
            elements=all_of(
                no(fact("warrant"), label="no warrant"),
                no(fact("special_need_reasonable"), label="no reasonable need other than policing"),
            ),
            lifts=(Lifts("the person agreed", one_of("consent", "explicit")),),
            contested=(
                Contested(
                    all_of(
                        one_of("collection", "purchase"),
                        one_of("search", "location_records", "long_term_tracking"),
                        no(fact("warrant")),
                    ),
                    "whether buying location data is a search is not settled",
                ),
            ),
            in_force=BILL,
            confidence="high",
            switches=("M15",),
        ),
        Clause(
            id="US.4A.3p",
            cite="4th Amend.",
            text="Records that a business holds about a person are open to government without a search.",
            gate=all_of(STATE_ACTION, one_of("search", "third_party_business_records")),
            met="no_remedy",
            in_force=BILL,
            confidence="high",
        ),
        Clause(
            id="US.DP.gate",
            cite="5th and 14th Amends.",
            text="Process is due where a benefit of right, a licence, a tenured job or free movement is "
            "taken, or a public stigma comes with a changed status; a bad name alone is not enough.",
            gate=all_of(STATE_ACTION, INTEREST),
            met="conditioned",
            in_force=BILL,
            confidence="high",
        ),
        Clause(
            id="US.DP",
            cite="5th and 14th Amends.",
            text="A protected interest is taken only after notice, reasons and a hearing, before the loss if "
            "people live on it or a licence turns on fault.",
            gate=all_of(STATE_ACTION, INTEREST),
            elements=any_of(
                one_of("notice", "none", label="no notice"),
                one_of("hearing", "none", label="no hearing"),
                all_of(
                    any_of(
                        fact("subsistence"),
                        all_of(
                            one_of("consequence", "licence_action"),
                            no(one_of("data", "traffic", "criminal", label="wrongs already found on record")),
                            label="a licence is lost over fault that nobody has found yet",
                        ),
                    ),
                    no(one_of("hearing", "before"), label="no hearing before the loss"),
                ),
                SECRET_MACHINE,
            ),
            in_force=BILL,
            confidence="high",
            switches=("M4", "M5"),
        ),
        Clause(
            id="US.TRAVEL",
            cite="5th Amend.",
            text="A ban on travel needs a statute, a rational ground other than belief, and real redress; "
            "a debt-linked ban can stand.",
            gate=all_of(STATE_ACTION, one_of("consequence", "travel_ban")),
            elements=any_of(
                one_of("legal_basis", "none", "executive_only", label="no statute"),
                fact("burdens_speech"),
                one_of("purpose", "political_loyalty", label="it turns on belief"),
                one_of("hearing", "none", label="no redress"),
            ),
            in_force=BILL,
            confidence="high",
            switches=("M5",),
        ),
        Clause(
            id="US.EP",
            cite="5th and 14th Amends.",
            text="Sorting people by race or the like, openly or on purpose, is strictly tested; a gap in "
            "effect is not enough.",
            gate=STATE_ACTION,
            elements=one_of("discrimination", "facial", label="groups are told apart openly"),
            lifts=(Lifts("narrowly tailored", one_of("exception_pleaded", "narrow_tailoring")),),
            contested=(
                Contested(one_of("discrimination", "proxy"), "a proxy counts only where purpose is shown"),
            ),
            in_force=RECONSTRUCTION,
            switches=("M1",),
        ),
        Clause(
            id="US.STANDING",
            cite="Art. III",
            text="A federal court hears only concrete harm; a silent record, a risk or a chill is no case.",
            gate=US,
            elements=NO_CONCRETE_HARM,
            met="no_remedy",
            confidence="high",
            switches=("M14",),
        ),
        Clause(
            id="US.IMMUNITY",
            cite="11th Amend.; 42 USC 1983",
            text="Damages against officials and states meet qualified and sovereign immunity.",
            gate=all_of(STATE_ACTION, DAMAGES),
            met="conditioned",
            switches=("M14",),
        ),
    ),
    examples=(
        Example("US.DP", "violated", {**LICENCE, "data": ["financial"]}),
        Example("US.DP", "satisfied", {**LICENCE, "data": ["traffic"]}),
        Example("US.DP", "satisfied", {**LICENCE, "data": ["financial"], "hearing": "before"}),
        Example("US.IMMUNITY", "not_engaged", {**STATE, "remedy_sought": "injunction"}),
        Example("US.4A.3p", "not_engaged", TRACK),
        Example("US.DP.gate", "conditioned", CUT),
        Example(
            "US.DP.gate",
            "not_engaged",
            {**STATE, "stigma_public": True, "status_change": False, "protected_interest": False},
        ),
        Example("US.4A", "not_engaged", {**TRACK, "search": "brief_public"}),
        Example("US.STATE_ACTION", "conditioned", {**FIRM, "state_coerced": True}),
        Example("US.STATE_ACTION", "not_engaged", FIRM),
        Example("US.4A", "violated", TRACK),
        Example("US.4A", "satisfied", {**TRACK, "warrant": True}),
        Example("US.4A", "satisfied", {**TRACK, "special_need_reasonable": True}),
        Example("US.4A", "undetermined", {**TRACK, "purpose": "environment_behaviour"}),
        Example("US.4A", "undetermined", {**TRACK, "collection": "purchase"}),
        Example("US.4A", "not_engaged", {**TRACK, "search": "third_party_business_records"}),
        Example("US.4A.3p", "no_remedy", {**TRACK, "search": "third_party_business_records"}),
        Example("US.DP", "violated", {**CUT, "notice": "none"}),
        Example("US.DP", "violated", {**CUT, "subsistence": True}),
        Example("US.DP", "satisfied", CUT),
        Example("US.DP", "not_engaged", {**CUT, "protected_interest": False, "status_change": False}),
        Example("US.TRAVEL", "violated", {**BAN, "legal_basis": "executive_only"}),
        Example("US.TRAVEL", "satisfied", BAN),
        Example("US.EP", "violated", {**STATE, "discrimination": "facial"}),
        Example("US.EP", "satisfied", {**STATE, "discrimination": "disparate"}),
        Example("US.EP", "undetermined", {**STATE, "discrimination": "proxy"}),
        Example("US.STANDING", "no_remedy", {**STATE, "harm": "risk"}),
        Example("US.STANDING", "satisfied", {**STATE, "harm": "pecuniary"}),
        Example("US.IMMUNITY", "conditioned", {**STATE, "remedy_sought": "damages"}),
    ),
)
