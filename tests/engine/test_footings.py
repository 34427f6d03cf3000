"""On what a burden rests: a proof that was lost refuses wrongly, a merit that no feed saw does not."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import Literal

from goodstanding.model.machine import (
    Column,
    Consequence,
    Contest,
    Go,
    Machine,
    Observation,
    Period,
    Standing,
    World,
)
from goodstanding.results.ledger import mistaken
from tests.engine.worlds import ADULTS, FLAT, HELP, SOCIETY, START, run

PEOPLE, DAYS, SENSITIVITY = 20_000, 120, 0.6
WORLD = World(SOCIETY, FLAT, (replace(HELP, leans_disposition=0),))
RATE = HELP.rate
Kind = Literal["pass", "status", "score"]


def refused(kind: Kind, *, sensitivity: float = SENSITIVITY, false_rate: float = 0.0) -> Machine:
    """Whoever has no record of `help` is kept out."""
    column = Column("proof", 0, 0, 1000, False, 1, ((1, 0),))
    period = Period(
        START,
        True,
        1.0,
        (Observation("clinic", "help", sensitivity, false_rate, 0),),
        (Go("pass.help", "pass", "proof", "help", "act", 1, 1, contest=Contest()),),
        (Consequence("door", "pass", (1,), "shops", "deny", True, None, 1.0, 0.0, "rule"),),
    )
    standing = Standing("pass", kind, (column,), ("in", "out"))
    return Machine("tt_pass", "", "pass", "ZZ", ADULTS, (standing,), (period,), ("help",))


def test_a_lost_proof_refuses_on_a_missing_record_as_often_as_records_are_lost():
    for kind in ("pass", "status"):
        out = run(refused(kind), WORLD, people=PEOPLE, days=DAYS)
        eligible = int(out.eligible.sum())
        lost = (1 - SENSITIVITY * RATE) ** DAYS - (1 - RATE) ** DAYS
        found = out.burden_persons[-1, 0] / eligible
        assert abs(found - lost) < 4 * sqrt(lost * (1 - lost) / eligible)
        never = (1 - RATE) ** DAYS
        assert abs(out.burden_persons[-1, 1] / eligible - never) < 4 * sqrt(never * (1 - never) / eligible)
        gone = out.states["pass"][-1, 1].sum() - out.shadow_states["pass"][-1, 1].sum()
        assert out.burden_persons[-1, 0] == gone


def test_no_proof_is_lost_where_every_act_leaves_one():
    out = run(refused("pass", sensitivity=1.0), WORLD, people=5_000, days=60)
    assert out.persons[0].sum() == 0
    assert out.burden_persons[-1, 1] > 0


def test_a_merit_that_no_feed_saw_is_not_a_false_record_in_a_score():
    out = run(refused("score"), WORLD, people=5_000, days=DAYS)
    assert out.persons[0].sum() == 0
    assert out.burden_persons[-1, 1] == out.states["pass"][-1, 1].sum()
    assert out.states["pass"][-1, 1].sum() > out.shadow_states["pass"][-1, 1].sum()


def test_what_a_mistake_is_called_depends_on_whether_records_are_shown():
    assert mistaken(refused("pass")) == mistaken(refused("status")) == "a false or missing record"
    assert mistaken(refused("score")) == "a false record"
