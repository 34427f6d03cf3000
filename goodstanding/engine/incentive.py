"""How conduct answers to what is at stake: factors on rates, made on the host from what holds in a period.

A conduct that is penalised falls by `burden`, and one that is rewarded rises by `reward` (by `access` where
that ends a burden), times certainty^a x stake^b: certainty is the probability that some feed sees it, stake
the share of the way to the next state that one record goes at the present state. That a is larger than b is
what Cornwell and Trumbull (1994) find: certainty deters, severity hardly does. The effect fades with a
half-life since people came under the scheme; a share who are averse to control do the opposite. Those who
will take part answer some days ahead, and those who took part keep a share of what they did when a scheme
ends; both as from the state in which people start.
"""

from __future__ import annotations

from dataclasses import replace

from goodstanding.engine import exact
from goodstanding.engine.layout import Layout
from goodstanding.engine.stakes import (
    at_stake,
    certainty,
    column_of,
    ends_a_burden,
    first_state,
    rules_on,
)
from goodstanding.model.machine import Incentive, Period, Response, World

STEP = 30
"""Days for which a faded effect is held: rates are made anew so often, not daily."""
AHEAD = -1
"""In place of days: the scheme has not begun, and people answer to it already."""


def held_days(days: int, ahead: int = 0) -> int:
    """Days since people came under a scheme (below 0: until they will), as they count for what has faded.
    `ahead`: days before it in which they answer."""
    if -ahead <= days < 0:
        return AHEAD
    return max(0, days) // STEP * STEP


def answered(world: World, layout: Layout, periods: tuple[Period, ...], number: int, days: int) -> Period:
    """Period `number` with a response of every conduct that is penalised or rewarded, and that people choose.
    `days`: as `held_days`.

    A conduct that already responds to one standing answers to that standing only.
    """
    incentive, period = world.behaviour.act, periods[number]
    if incentive is None:
        return period
    chosen = [conduct.id for conduct in world.conducts if conduct.chosen]
    if period.active:
        more = [r for c in chosen for r in _responses(incentive, layout, period, c, days)]
    else:
        beside, share = _beside(incentive, periods, number, days)
        if beside is None:
            return period
        more = [r for c in chosen for r in _outside(incentive, layout, beside, c, days, share)]
    return replace(period, responses=(*period.responses, *more))


def taking_part(world: World, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods; those in which nothing is in force know who takes part in the last one that was, else in
    the next, if anybody answers then."""
    incentive = world.behaviour.act
    if incentive is None or (incentive.after == 0.0 and incentive.ahead_days == 0):
        return periods
    found: list[Period] = []
    for i, period in enumerate(periods):
        beside = _last(periods, i) or _next(periods, i)
        share = beside.participation if beside and not period.active else period.participation
        found.append(replace(period, participation=share))
    return tuple(found)


def strength(
    incentive: Incentive, sure: float, stake: float, days: int, *, worse: bool, access: bool = False
) -> float:
    """The relative change of a rate, over all people: negative if it falls. `sure`, `stake`: 0..1; `access`:
    whether what is gained ends a burden."""
    if sure <= 0.0 or stake <= 0.0:
        return 0.0
    size = _power(sure, incentive.certainty) * _power(stake, incentive.severity)
    gained = incentive.access if access and incentive.access is not None else incentive.reward
    size *= incentive.burden if worse else gained
    faded = exact.exp(-exact.log(2.0) * max(0, days) / incentive.half_life_days)
    size *= incentive.lasting + (1.0 - incentive.lasting) * faded
    size *= 1.0 - 2.0 * incentive.averse
    return -size if worse else size


def _power(base: float, exponent: float) -> float:
    return exact.exp(exponent * exact.log(base))


def _last(periods: tuple[Period, ...], number: int) -> Period | None:
    return next((p for p in reversed(periods[:number]) if p.active), None)


def _next(periods: tuple[Period, ...], number: int) -> Period | None:
    return next((p for p in periods[number + 1 :] if p.active), None)


def _beside(
    incentive: Incentive, periods: tuple[Period, ...], number: int, days: int
) -> tuple[Period | None, float]:
    """The period that people answer to while nothing is in force, and how much of it they do."""
    last = _last(periods, number)
    if last is not None:
        return (last, incentive.after) if incentive.after > 0.0 else (None, 0.0)
    return (_next(periods, number), 1.0) if days == AHEAD else (None, 0.0)


def _responses(
    incentive: Incentive, layout: Layout, period: Period, conduct: str, days: int
) -> list[Response]:
    found: list[Response] = []
    taken = next((r.standing for r in period.responses if r.conduct == conduct), None)
    for worse in (True, False):
        taken = taken or _standing(layout, period, conduct, worse=worse)
        states = next((s.states for s in layout.standings if s.id == taken), ())
        for state in range(len(states)):
            change = _change(incentive, layout, period, conduct, taken, state, days, worse=worse)
            if change != 0.0:
                name = f"incentive.{conduct}.{state}.{'worse' if worse else 'better'}"
                found.append(Response(name, conduct, "rate", taken or "", (state,), 1.0 + change))
    return found


def _outside(
    incentive: Incentive, layout: Layout, beside: Period, conduct: str, days: int, share: float
) -> list[Response]:
    """Of whoever will take part, or did: as from the state in which people start."""
    taken = next((r.standing for r in beside.responses if r.conduct == conduct), None)
    ratio = 1.0
    for worse in (True, False):
        taken = taken or _standing(layout, beside, conduct, worse=worse)
        standing = next((s for s in layout.standings if s.id == taken), None)
        if standing is not None:
            state = first_state(standing)
            ratio *= 1.0 + share * _change(
                incentive, layout, beside, conduct, taken, state, days, worse=worse
            )
    return [] if ratio == 1.0 else [Response(f"incentive.{conduct}", conduct, "rate", "", (1,), ratio)]


def _standing(layout: Layout, period: Period, conduct: str, *, worse: bool) -> str | None:
    """The standing by which a conduct is penalised, or rewarded."""
    return next((go.standing for go in rules_on(layout, period, conduct, worse=worse)), None)


def _change(
    incentive: Incentive,
    layout: Layout,
    period: Period,
    conduct: str,
    standing: str | None,
    state: int,
    days: int,
    *,
    worse: bool,
) -> float:
    """The relative change of the rate of a conduct in one state of a standing."""
    goes = [g for g in rules_on(layout, period, conduct, worse=worse) if g.standing == standing]
    stake = max((at_stake(column_of(layout, go), go, state, worse=worse) for go in goes), default=0.0)
    access = ends_a_burden(period, standing or "", state)
    return strength(incentive, certainty(period, conduct), stake, days, worse=worse, access=access)
