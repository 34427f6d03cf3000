"""What people do, as integer tables: by conduct, state of the standing and cell, for one day's company."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.keys import fine_threshold
from goodstanding.engine.communities import NOBODY, ByCommunity, alike
from goodstanding.engine.draws import ALWAYS
from goodstanding.engine.layout import Layout
from goodstanding.engine.rates import (
    by_person,
    cells,
    eligible_cells,
    fine_thresholds,
    lattice_keys,
    stream_keys,
    thresholds,
)
from goodstanding.engine.sights import GROUPS, invented_of_groups, seen_of_groups
from goodstanding.engine.state import MAX_STATES
from goodstanding.engine.table_types import BY_SCOPE, MAX_REASONS, ActTables
from goodstanding.model.dated import rate_on
from goodstanding.model.machine import COPIED, WATCHING, Behaviour, Conduct, Period, Response, World
from goodstanding.model.margins import share_aged

COARSE = 1 << 48
"""What the first 16 bits of a lattice draw count in."""


def company(world: World, acts: Any, people: int, day: int = 0) -> tuple[float, ...]:
    """Today's factor on the rate of each conduct, from the acts i8[K] of yesterday among `people`. `day`:
    yesterday (ordinal of its date), where rates are dated."""
    strengths = dict(world.behaviour.copies)
    low, high = COPIED
    factors: list[float] = []
    for conduct, count, usual in zip(world.conducts, acts, expected_acts(world, day), strict=False):
        expected = usual * people
        more = int(count) / expected - 1.0 if expected > 0 else 0.0
        factors.append(min(high, max(low, 1.0 + strengths.get(conduct.id, 0.0) * more)))
    return tuple(factors)


def expected_acts(world: World, day: int = 0) -> tuple[float, ...]:
    """Acts (starts of a spell) of each conduct on a day, per person of the society, were nothing to follow
    from them."""
    return tuple(rate_on(c, day) * share_aged(world.society, c.eligible) for c in world.conducts)


def act_tables(
    world: World,
    layout: Layout,
    period: Period,
    seed: int,
    factors: tuple[float, ...] | None = None,
    nearby: Any = None,
) -> ActTables:
    """Tables of a period; `factors`: from `norms.followed`, all 1 by default; `nearby` f8[K, communities]:
    further factors, where they are others in each community."""
    count = max(1, len(world.conducts))
    on_rate = np.array(factors or [1.0] * len(world.conducts)).reshape(-1, 1)
    on_rate = on_rate if nearby is None else nearby * on_rate
    shape = (count, MAX_STATES, cells(layout))
    rate, seen, false = np.zeros(shape, np.uint64), np.zeros(shape, np.uint64), np.full(shape, ALWAYS)
    ends = np.zeros((count, MAX_STATES, MAX_REASONS), np.uint64)
    prevalence = np.zeros((count, cells(layout)), np.uint64)
    standing = np.full(count, -1, np.int64)
    for k, conduct in enumerate(world.conducts):
        usual = by_person(conduct, world.behaviour, conduct.rate)
        invented, watched, answers = _watching(period, conduct)
        if answers:
            standing[k] = next(
                (i for i, s in enumerate(layout.standings) if s.id == answers[0].standing), BY_SCOPE
            )
        for states, ratio, closer, end_rates in rows_by_state(conduct, answers):
            least, now = (
                np.minimum(world.behaviour.ceiling, np.array(usual) * ratio * factor)
                for factor in (on_rate[k].min(), on_rate[k].max())
            )
            rate[k, states] = fine_thresholds(layout, conduct.eligible, now)
            seen[k, states] = fine_thresholds(
                layout, conduct.eligible, now[:, None] * np.minimum(1.0, watched * closer)
            )
            wrong = (1.0 - least)[:, None] * np.minimum(1.0, invented * closer)
            false[k, states] = ALWAYS - fine_thresholds(layout, conduct.eligible, wrong)
            ends[k, states] = _cumulative(end_rates)
        if conduct.form == "spell":
            share = prevalence_of(conduct, world.behaviour)
            prevalence[k] = thresholds(layout, conduct.eligible, share)
    slots = {conduct: i for i, conduct in enumerate(layout.spells)}
    forms = list(enumerate(world.conducts))
    return ActTables(
        dense=np.array([k for k, c in forms if c.given is None], np.int64),
        given=np.array([k for k, c in forms if c.given is not None], np.int64),
        spells=np.array([k for k, c in forms if c.form == "spell"], np.int64),
        slot=np.array([slots.get(c.id, -1) for c in world.conducts] or [-1], np.int64),
        given_slot=np.array([slots[c.given] if c.given else -1 for c in world.conducts] or [-1], np.int64),
        keys=lattice_keys(seed, [("act", c.id) for c in world.conducts]),
        end_keys=lattice_keys(seed, [("end", c.id) for c in world.conducts]),
        start_keys=stream_keys(seed, [("prevalence", c.id) for c in world.conducts]),
        end_span=spans(ends.max(axis=(1, 2))),
        **_windows(rate, false),
        rate=rate,
        seen=seen,
        false=false,
        ends=ends,
        standing=standing,
        prevalence=prevalence,
        renews=np.array([c.renews for c in world.conducts] or [False], np.uint8),
        near=alike(count) if nearby is None else _by_community(world, layout, period, on_rate),
    )


def _watching(period: Period, conduct: Conduct) -> tuple[Any, Any, list[Response]]:
    """Records of no act a day, the chance that an act is seen, both f8[2] by group, and what answers to a
    standing."""
    answers = [r for r in period.responses if r.conduct == conduct.id]
    if not period.active:
        return np.zeros(2), np.zeros(2), [r for r in answers if not r.standing]
    return invented_of_groups(period, conduct.id), seen_of_groups(period, conduct.id), answers


def _by_community(world: World, layout: Layout, period: Period, factor: Any) -> ByCommunity:
    """What the chances of a person are made of, where the factor f8[K, communities] is not the same for
    all."""
    count = len(world.conducts)
    usual = np.full((count, MAX_STATES, cells(layout)), NOBODY)
    by_group = (count, MAX_STATES, len(GROUPS))
    watching, inventing = np.zeros(by_group), np.zeros(by_group)
    varies = factor.min(axis=1) < factor.max(axis=1)
    for k in np.flatnonzero(varies):
        conduct = world.conducts[k]
        mine = np.tile(
            np.repeat(by_person(conduct, world.behaviour, conduct.rate), 2), len(layout.age_cuts) + 1
        )
        able = eligible_cells(layout, conduct.eligible) != 0
        invented, watched, answers = _watching(period, conduct)
        for states, ratio, closer, _ in rows_by_state(conduct, answers):
            usual[k, states] = np.where(able, mine * ratio, NOBODY)
            watching[k, states] = np.minimum(1.0, watched * closer)
            inventing[k, states] = np.minimum(1.0, invented * closer)
    return ByCommunity(varies.astype(np.uint8), factor, usual, watching, inventing, world.behaviour.ceiling)


def spans(highest: Any) -> Any:
    """First 16 bits that are not below these can decide nothing, u2[n]; for a threshold near 1, all can."""
    return np.array([min(-(-int(t) // COARSE), 0xFFFF) for t in highest], np.uint16)


def _windows(rate: Any, false: Any) -> dict[str, Any]:
    """Which first 16 bits can matter: those of a rate or below, those of an invented record or above; one
    window, as the first follow the last."""
    top = [-(-int(t) // COARSE) for t in rate.max(axis=(1, 2))]
    above = [(1 << 16) - int(f) // COARSE if f != ALWAYS else 0 for f in false.min(axis=(1, 2))]
    span = [t + a for t, a in zip(top, above, strict=True)]
    return {
        "shift": np.array([a & 0xFFFF for a in above], np.uint16),
        "span": np.array([min(s, 0xFFFF) for s in span], np.uint16),
        "all": np.array([s > 0xFFFF for s in span], np.uint8),
    }


def rows_by_state(
    conduct: Conduct, answers: list[Response]
) -> list[tuple[list[int], float, float, list[float]]]:
    """(states, factor on the rate, factor on the watching, daily rates of the ends), the states of a standing
    that give the same."""
    rows: dict[tuple[Response, ...], list[int]] = {}
    for state in range(MAX_STATES):
        rows.setdefault(tuple(a for a in answers if state in a.states), []).append(state)
    return [(states, *_answered(conduct, given)) for given, states in rows.items()]


def _answered(conduct: Conduct, answers: tuple[Response, ...]) -> tuple[float, float, list[float]]:
    ratio, closer, ends = 1.0, 1.0, [rate for _, rate in conduct.ends]
    for answer in answers:
        if answer.of == "rate":
            ratio *= answer.ratio
        elif answer.of == WATCHING:
            closer *= answer.ratio
        else:
            ends = [
                rate * answer.ratio if reason == answer.of else rate
                for (reason, _), rate in zip(conduct.ends, ends, strict=True)
            ]
    return ratio, closer, ends


def prevalence_of(conduct: Conduct, behaviour: Behaviour) -> list[float]:
    """Share in the spell on the first day, by disposition and income fifth: as stated, else the steady state
    of the rates."""
    if conduct.prevalence is not None:
        return by_person(conduct, behaviour, conduct.prevalence)
    leaving = sum(rate for _, rate in conduct.ends)
    usual = by_person(conduct, behaviour, conduct.rate)
    return [p / (p + leaving) if p + leaving > 0 else 0.0 for p in usual]


def _cumulative(rates: list[float]) -> Any:
    """Fine thresholds of competing ends, u8[8]."""
    running, out = 0.0, np.zeros(MAX_REASONS, np.uint64)
    for i, rate in enumerate(rates):
        running += rate
        out[i] = fine_threshold(min(1.0, running))
    return out
