"""The First Amendment: speech, belief and association under a score."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._us_terms import STATE_ACTION
from goodstanding.rules.clause import Clause, Example, Law, Lifts, RollUp
from goodstanding.rules.logic import all_of, fact, no, one_of

BILL = date(1791, 12, 15)
TAILORED = (
    Lifts("narrowly tailored", one_of("exception_pleaded", "narrow_tailoring")),
    Lifts(
        "commercial speech, limited no more than the aim needs",
        all_of(one_of("purpose", "marketing"), fact("proportionate")),
    ),
)
STATE: dict[str, object] = {"jurisdiction": "us_state", "operator": "state_local", "state_coerced": False}
SPEECH: dict[str, object] = {**STATE, "burdens_speech": True}
LISTS: dict[str, object] = {**STATE, "data": ["association"], "collection": "compelled"}
RULE: dict[str, object] = {**SPEECH, "operator_role": ["legislature"]}

LAW = Law(
    title="US Constitution: First Amendment",
    cite="US Const., Amend. 1",
    consolidated=None,
    clauses=(
        Clause(
            id="US.1A.speech",
            cite="1st Amend.",
            text="The state neither punishes nor holds back a benefit over speech, belief or association.",
            gate=STATE_ACTION,
            elements=fact("burdens_speech"),
            lifts=TAILORED,
            in_force=BILL,
            switches=("M16",),
        ),
        Clause(
            id="US.1A.compelled",
            cite="1st Amend.",
            text="Nobody is rewarded or punished into saying or showing a belief.",
            gate=STATE_ACTION,
            elements=fact("compelled_speech"),
            lifts=TAILORED,
            in_force=BILL,
            switches=("M12",),
        ),
        Clause(
            id="US.1A.condition",
            cite="1st Amend.",
            text="A reward kept for approved speech is a penalty on the rest.",
            gate=all_of(STATE_ACTION, one_of("consequence", "reward", "reward_withheld")),
            elements=fact("burdens_speech"),
            lifts=TAILORED,
            in_force=BILL,
            switches=("M16",),
        ),
        Clause(
            id="US.1A.assoc",
            cite="1st Amend.",
            text="Lists of members and contacts are not compelled without a close fit to a strong need.",
            gate=all_of(STATE_ACTION, one_of("data", "association", "social_graph")),
            elements=all_of(one_of("collection", "compelled"), fact("burdens_speech")),
            lifts=TAILORED,
            in_force=BILL,
            switches=("M1",),
        ),
        Clause(
            id="US.1A.coercion",
            cite="1st Amend.",
            text="Officials may persuade an intermediary, not threaten it to silence a speaker.",
            gate=all_of(STATE_ACTION, fact("state_coerced")),
            elements=fact("burdens_speech"),
            lifts=TAILORED,
            in_force=BILL,
            confidence="high",
            switches=("M16",),
        ),
        Clause(
            id="US.1A.data",
            cite="1st Amend.",
            text="A law that limits who may sell or use data may itself fall as a limit on speech.",
            gate=all_of(
                STATE_ACTION,
                one_of("operator_role", "legislature", label="a law is what burdens"),
                fact("burdens_speech"),
            ),
            elements=no(fact("proportionate"), label="it does more than its aim needs"),
            in_force=BILL,
            confidence="low",
        ),
    ),
    rollups=(
        RollUp(
            "US.1A",
            ("US.1A.speech", "US.1A.compelled", "US.1A.condition", "US.1A.assoc", "US.1A.coercion"),
        ),
    ),
    examples=(
        Example("US.1A.speech", "satisfied", {**SPEECH, "purpose": "marketing", "proportionate": True}),
        Example("US.1A.speech", "violated", {**SPEECH, "purpose": "marketing", "proportionate": False}),
        Example("US.1A.data", "violated", {**RULE, "proportionate": False}),
        Example("US.1A.data", "satisfied", {**RULE, "proportionate": True}),
        Example("US.1A.data", "not_engaged", {**RULE, "operator_role": ["police"]}),
        Example("US.1A.compelled", "satisfied", {**STATE, "burdens_speech": False}),
        Example("US.1A.speech", "violated", SPEECH),
        Example("US.1A.speech", "satisfied", {**SPEECH, "exception_pleaded": ["narrow_tailoring"]}),
        Example("US.1A.speech", "not_engaged", {**SPEECH, "operator": "private"}),
        Example("US.1A.compelled", "violated", {**STATE, "compelled_speech": True}),
        Example("US.1A.compelled", "satisfied", {**STATE, "compelled_speech": False}),
        Example("US.1A.condition", "violated", {**SPEECH, "consequence": ["reward"]}),
        Example(
            "US.1A.condition", "satisfied", {**STATE, "consequence": ["reward"], "burdens_speech": False}
        ),
        Example("US.1A.assoc", "violated", LISTS),
        Example("US.1A.assoc", "satisfied", {**LISTS, "collection": "direct"}),
        Example("US.1A.coercion", "violated", {**SPEECH, "state_coerced": True}),
        Example("US.1A.coercion", "satisfied", {**STATE, "state_coerced": True, "burdens_speech": False}),
    ),
)
