"""How conduct answers to what is at stake: factors on rates, made on the host from what holds in a period.

A conduct that is penalised falls by `burden`, and one that is rewarded rises by `reward`, times certainty^a
x stake^b: certainty is the probability that some feed sees it, stake the share of the way to the next state
that one record goes at the present state. That a is larger than b is what Cornwell and Trumbull (1994)
find: certainty deters, severity hardly does. The effect fades with a half-life since people came under the
scheme; a share who are averse to control do the opposite."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.engine import exact
from goodstanding.engine.layout import Layout
from goodstanding.engine.stakes import at_stake, certainty, column_of, rules_on
from goodstanding.model.machine import Incentive, Period, Response, World

STEP = 30
"""Days for which a faded effect is held: rates are made anew so often, not daily."""


def held_days(days: int) -> int:
    """Days since people came under a scheme, as they count for what has faded."""
    return max(0, days) // STEP * STEP


def answered(world: World, layout: Layout, period: Period, days: int) -> Period:
    """The period with a response of every conduct that is penalised or rewarded. `days`: since people came
    under the scheme.

    A conduct that already responds to one standing answers to that standing only.
    """
    incentive = world.behaviour.act
    if incentive is None or not period.active:
        return period
    more = [r for conduct in layout.conducts for r in _responses(incentive, layout, period, conduct, days)]
    return replace(period, responses=(*period.responses, *more))


def strength(incentive: Incentive, sure: float, stake: float, days: int, *, worse: bool) -> float:
    """The relative change of a rate, over all people: negative if it falls. `sure`, `stake`: 0..1."""
    if sure <= 0.0 or stake <= 0.0:
        return 0.0
    size = _power(sure, incentive.certainty) * _power(stake, incentive.severity)
    size *= incentive.burden if worse else incentive.reward
    faded = exact.exp(-exact.log(2.0) * days / incentive.half_life_days)
    size *= incentive.lasting + (1.0 - incentive.lasting) * faded
    size *= 1.0 - 2.0 * incentive.averse
    return -size if worse else size


def _power(base: float, exponent: float) -> float:
    return exact.exp(exponent * exact.log(base))


def _responses(
    incentive: Incentive, layout: Layout, period: Period, conduct: str, days: int
) -> list[Response]:
    sure = certainty(period, conduct)
    taken = next((r.standing for r in period.responses if r.conduct == conduct), None)
    found: list[Response] = []
    for worse in (True, False):
        goes = [g for g in rules_on(layout, period, conduct, worse=worse) if taken in (None, g.standing)]
        if not goes:
            continue
        taken = goes[0].standing
        columns = [(column_of(layout, g), g) for g in goes if g.standing == taken]
        standing = next(s for s in layout.standings if s.id == taken)
        for state in range(len(standing.states)):
            stake = max(at_stake(column, go, state, worse=worse) for column, go in columns)
            change = strength(incentive, sure, stake, days, worse=worse)
            if change != 0.0:
                name = f"incentive.{conduct}.{state}.{'worse' if worse else 'better'}"
                found.append(Response(name, conduct, "rate", taken, (state,), 1.0 + change))
    return found
