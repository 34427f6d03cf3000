"""A right on paper is not a remedy: how many are left at each step from a mistake to money."""

from __future__ import annotations

from math import sqrt

from goodstanding.metrics._rates import PER, too_few
from goodstanding.metrics.base import FEW, Measured
from goodstanding.model.machine import Remedy
from goodstanding.results.ledger import MARK_BIT
from goodstanding.results.outcome import TRUTHS
from goodstanding.results.run import ArmRun

APPLIED_FALSELY = 6
"""Row of `Outcome.persons`: a burden on a false record was applied to them at an encounter."""
NO_REMEDY = "no court gives compensation in this arm"


def mistaken(arm: ArmRun) -> int:
    """Persons ever under a burden on a false record."""
    return int(arm.outcome.persons[MARK_BIT["false_record"]].sum())


def passed_on(arm: ArmRun) -> int:
    """Of these, those whose record was passed on: applied at an encounter, or published. Courts ask for a
    harm that has come about. Where it is published in several ways, the widest counts."""
    shown = {c.id for period in arm.machine.periods for c in period.consequences if c.effect == "publish"}
    false = TRUTHS.index("false")
    widest = [
        int(arm.outcome.consequence_persons[q, false].sum())
        for q, id in enumerate(arm.outcome.consequences)
        if id in shown
    ]
    return max([int(arm.outcome.persons[APPLIED_FALSELY].sum()), *widest])


def step(arm: ArmRun, count: float, of: int) -> Measured:
    """A step per 100,000 eligible; `of`: the persons that it rests on."""
    eligible = int(arm.outcome.eligible.sum())
    if eligible < FEW:
        return too_few(eligible, "people are eligible")
    share = min(1.0, count / eligible)
    return Measured(PER * share, PER * sqrt(share * (1 - share) / eligible), of)


def with_remedy(arm: ArmRun, share: float, remedy: Remedy | None) -> Measured:
    """A share of those whose record was passed on; not estimable without a remedy."""
    if remedy is None:
        return Measured(None, None, 0, not_estimable=NO_REMEDY)
    reached = passed_on(arm)
    return step(arm, share * reached, reached)
