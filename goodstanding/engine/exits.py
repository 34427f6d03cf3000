"""How leaving for good answers to a standing: factors on the rate of every conduct that `renews`.

A firm that is barred, charged or named in public may leave the market sooner, for want of custom and credit,
or later, as its way out is harder; one that expects as much may answer already; one that is rewarded may stay
longer. The base rate is higher where means are short, so the same factor takes most from those. What lenders
and customers do to means themselves is `mechanisms/bear.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goodstanding.engine import exact
from goodstanding.model.machine import Period, Response, World
from goodstanding.model.machine_firms import Exit

HARD = frozenset({"deny", "charge", "confine", "publish"})
"""Burdens that can drive somebody out."""


def leaving(world: World, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods with a response of every conduct that `renews`, where the behaviour has one. A conduct that
    already responds to one standing answers to that standing only."""
    answer = world.behaviour.exit
    renewing = [conduct.id for conduct in world.conducts if conduct.renews]
    if answer is None or not renewing:
        return periods
    return tuple(
        replace(p, responses=(*p.responses, *(r for c in renewing for r in _responses(answer, p, c))))
        for p in periods
    )


def _responses(answer: Exit, period: Period, conduct: str) -> Iterator[Response]:
    if not period.active:
        return
    stated = next((r.standing for r in period.responses if r.conduct == conduct), None)
    standing = stated or next((c.standing for c in period.consequences if c.burden and c.effect in HARD), "")
    hard, good = _states(period, standing, burden=True), _states(period, standing, burden=False)
    expecting = {state - 1 for state in hard} - hard
    for name, states, change in (
        ("burden", hard, answer.burden),
        ("expecting", expecting, answer.expecting * answer.burden),
        ("reward", good - hard, answer.reward),
    ):
        if change != 0.0 and any(state >= 0 for state in states):
            meant = tuple(sorted(state for state in states if state >= 0))
            yield Response(f"exit.{conduct}.{name}", conduct, "rate", standing, meant, exact.exp(change))


def _states(period: Period, standing: str, *, burden: bool) -> set[int]:
    """States of a standing under a hard burden, or under a reward."""
    return {
        state
        for c in period.consequences
        if c.standing == standing and c.burden == burden and (c.effect in HARD or not burden)
        for state in c.states
    }
