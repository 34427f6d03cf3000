"""What holds in a period, as integer tables: thresholds of 2^-32, day counts, indices. Made on the host, read
by kernels."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.keys import fine_threshold, lattice_key, stream_key, threshold
from goodstanding.engine import exact
from goodstanding.engine.draws import ALWAYS
from goodstanding.engine.layout import Layout
from goodstanding.engine.people import ADULT, CELLS_PER_AGE_CLASS, DISPOSITIONS, FIFTHS
from goodstanding.engine.rule_fields import (
    contest_tables,
    drawn,
    first_drawn,
    go_chances,
    go_numbers,
    start_ages,
)
from goodstanding.engine.state import MAX_STATES
from goodstanding.engine.table_types import (
    ALL,
    DROP,
    K_DISPUTE,
    K_LOT,
    K_STRIKE,
    MAX_CUTS,
    MAX_REASONS,
    N_CHANCES,
    N_KEYS,
    N_NUMBERS,
    ActTables,
    EffectTables,
    FeedTables,
    RuleTables,
    Tables,
)
from goodstanding.model.machine import Behaviour, Conduct, Eligibility, Period, Response, World

COARSE = 1 << 48
"""What the first 16 bits of a lattice draw count in."""


def tables_of(world: World, layout: Layout, period: Period, eligible: Eligibility, seed: int) -> Tables:
    """Tables of one period under one seed."""
    return Tables(
        acts=_acts(world, layout, period, seed),
        feeds=_feeds(layout, period, seed),
        rules=_rules(world, layout, period, seed),
        effects=_effects(world, layout, period, seed),
        contest=contest_tables(layout, period),
        participation=threshold(period.participation),
        eligible=_eligible_cells(layout, eligible),
    )


def _cells(layout: Layout) -> int:
    return (len(layout.age_cuts) + 1) * CELLS_PER_AGE_CLASS


def _eligible_cells(layout: Layout, who: Eligibility) -> Any:
    starts = (0, *layout.age_cuts)
    classes = [who.age_at_least <= start < who.age_below for start in starts]
    return np.repeat(np.array(classes, np.uint8), CELLS_PER_AGE_CLASS)


def _odds(conduct: Conduct, behaviour: Behaviour) -> tuple[float, ...]:
    """Odds ratios of the 40 cells (disposition, income fifth), disposition the slower index."""
    return tuple(
        exact.exp(
            conduct.leans_disposition * behaviour.disposition * (d / (DISPOSITIONS - 1) - 0.5)
            + conduct.leans_means * behaviour.means * (f / (FIFTHS - 1) - 0.5)
        )
        for d in range(DISPOSITIONS)
        for f in range(FIFTHS)
    )


def _by_cell(layout: Layout, who: Eligibility, forty: list[float], *, elsewhere: int = 0) -> Any:
    """Thresholds of all cells, u8[cells]: the 40 values for eligible age classes (both groups alike)."""
    values = np.clip(np.repeat(np.array(forty), 2), 0.0, 1.0)
    one = np.rint(values * float(ALL)).astype(np.uint64)
    mask = _eligible_cells(layout, who)[::CELLS_PER_AGE_CLASS, None] != 0
    return np.where(mask, one, np.uint64(elsewhere)).ravel()


def _fine_by_cell(layout: Layout, who: Eligibility, forty: list[float]) -> Any:
    """As `_by_cell`, fine thresholds."""
    one = np.array([fine_threshold(min(max(p, 0.0), 1.0)) for p in forty], np.uint64)
    mask = _eligible_cells(layout, who)[::CELLS_PER_AGE_CLASS, None] != 0
    return np.where(mask, np.repeat(one, 2), np.uint64(0)).ravel()


def _acts(world: World, layout: Layout, period: Period, seed: int) -> ActTables:
    count, cells = len(world.conducts), _cells(layout)
    rate = np.zeros((max(1, count), MAX_STATES, cells), np.uint64)
    seen = np.zeros((max(1, count), MAX_STATES, cells), np.uint64)
    false = np.full((max(1, count), MAX_STATES, cells), ALWAYS, np.uint64)
    ends = np.zeros((max(1, count), MAX_STATES, MAX_REASONS), np.uint64)
    prevalence = np.zeros((max(1, count), cells), np.uint64)
    standing = np.full(max(1, count), -1, np.int64)
    for k, conduct in enumerate(world.conducts):
        forty = list(exact.rates_by_logit(conduct.rate, _odds(conduct, world.behaviour)))
        invented = (
            sum(o.false_rate for o in period.observations if o.conduct == conduct.id)
            if period.active
            else 0.0
        )
        watched = _seen_by(period, conduct.id)[-1] if period.active else 0.0
        answers = [r for r in period.responses if r.conduct == conduct.id] if period.active else []
        if answers:
            standing[k] = next(i for i, s in enumerate(layout.standings) if s.id == answers[0].standing)
        for states, ratio, end_rates in _rows_by_state(conduct, answers):
            now = [min(1.0, p * ratio) for p in forty]
            rate[k, states] = _fine_by_cell(layout, conduct.eligible, now)
            seen[k, states] = _fine_by_cell(layout, conduct.eligible, [p * watched for p in now])
            wrong = [(1.0 - p) * invented for p in now]
            false[k, states] = ALWAYS - _fine_by_cell(layout, conduct.eligible, wrong)
            ends[k, states] = _cumulative(end_rates)
        if conduct.form == "spell":
            prevalence[k] = _by_cell(layout, conduct.eligible, _prevalence(conduct, forty, world.behaviour))
    slots = {conduct: i for i, conduct in enumerate(layout.spells)}
    forms = [(k, c) for k, c in enumerate(world.conducts)]
    return ActTables(
        dense=np.array([k for k, c in forms if c.given is None], np.int64),
        given=np.array([k for k, c in forms if c.given is not None], np.int64),
        spells=np.array([k for k, c in forms if c.form == "spell"], np.int64),
        slot=np.array([slots.get(c.id, -1) for c in world.conducts] or [-1], np.int64),
        given_slot=np.array([slots[c.given] if c.given else -1 for c in world.conducts] or [-1], np.int64),
        keys=_lattice_keys(seed, [("act", c.id) for c in world.conducts]),
        end_keys=_lattice_keys(seed, [("end", c.id) for c in world.conducts]),
        start_keys=_keys(seed, [("prevalence", c.id) for c in world.conducts]),
        end_span=_spans(ends.max(axis=(1, 2))),
        **_windows(rate, false),
        rate=rate,
        seen=seen,
        false=false,
        ends=ends,
        standing=standing,
        prevalence=prevalence,
    )


def _seen_by(period: Period, conduct: str) -> list[float]:
    """Probabilities that one of the first 0, 1, ... feeds on a conduct sees an act; the last: that any."""
    missed, seen = 1.0, [0.0]
    for o in period.observations:
        if o.conduct == conduct:
            missed *= 1.0 - o.sensitivity
            seen.append(1.0 - missed)
    return seen


def _spans(highest: Any) -> Any:
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


def _rows_by_state(conduct: Conduct, answers: list[Response]) -> list[tuple[list[int], float, list[float]]]:
    """(states, factor on the rate, daily rates of the ends), the states of a standing that give the same."""
    rows: dict[tuple[Response, ...], list[int]] = {}
    for state in range(MAX_STATES):
        rows.setdefault(tuple(a for a in answers if state in a.states), []).append(state)
    return [(states, *_answered(conduct, given)) for given, states in rows.items()]


def _answered(conduct: Conduct, answers: tuple[Response, ...]) -> tuple[float, list[float]]:
    ratio, ends = 1.0, [rate for _, rate in conduct.ends]
    for answer in answers:
        if answer.of == "rate":
            ratio *= answer.ratio
        else:
            ends = [
                rate * answer.ratio if reason == answer.of else rate
                for (reason, _), rate in zip(conduct.ends, ends, strict=True)
            ]
    return ratio, ends


def _prevalence(conduct: Conduct, forty: list[float], behaviour: Behaviour) -> list[float]:
    """Share in the spell on the first day, by cell: as stated, else the steady state of the rates."""
    if conduct.prevalence is not None:
        return list(exact.rates_by_logit(conduct.prevalence, _odds(conduct, behaviour)))
    leaving = sum(rate for _, rate in conduct.ends)
    return [p / (p + leaving) if p + leaving > 0 else 0.0 for p in forty]


def _cumulative(rates: list[float]) -> Any:
    """Fine thresholds of competing ends, u8[8]."""
    running, out = 0.0, np.zeros(MAX_REASONS, np.uint64)
    for i, rate in enumerate(rates):
        running += rate
        out[i] = fine_threshold(min(1.0, running))
    return out


def _keys(seed: int, names: list[tuple[str, ...]]) -> Any:
    return np.array([stream_key(seed, *name) for name in names] or [(0, 0)], np.uint32)


def _lattice_keys(seed: int, names: list[tuple[str, ...]]) -> Any:
    return np.array([lattice_key(seed, *name) for name in names] or [(0, 0)], np.uint64)


def _feeds(layout: Layout, period: Period, seed: int) -> FeedTables:
    seen = [[o for o in period.observations if o.conduct == c] for c in layout.conducts]
    flat = [o for group in seen for o in group]
    shares: list[int] = []
    seen_shares: list[int] = []
    for conduct, group in zip(layout.conducts, seen, strict=True):
        invented = [sum(o.false_rate for o in group[: i + 1]) for i in range(len(group))]
        shares += _shares(invented)
        seen_shares += _shares(_seen_by(period, conduct)[1:])
    asked = first_drawn(layout)
    decided = [[g for g in period.goes if g.conduct == c and g.on == "while"] for c in layout.conducts]
    decided = [list({drawn(g): g for g in reversed(group)}.values())[::-1] for group in decided]
    while_goes = [g for group in decided for g in group]
    rates = np.array([fine_threshold(min(1.0, g.rate)) for g in while_goes] or [0], np.uint64)
    return FeedTables(
        first=_first(seen),
        keys=_keys(seed, [("observe", o.feed, o.conduct) for o in flat]),
        sensitivity=np.array([threshold(o.sensitivity) for o in flat] or [0], np.uint64),
        lag=np.array([o.lag_days for o in flat] or [0], np.int64),
        share=np.array(shares or [0], np.uint64),
        seen_share=np.array(seen_shares or [0], np.uint64),
        pick=_keys(seed, [("observe", "which feed", c) for c in layout.conducts]),
        monthly=np.array(
            [any(g.on == "month" and g.conduct == c for g in period.goes) for c in layout.conducts]
            or [False],
            np.uint8,
        ),
        while_first=_first(decided),
        while_go=np.array([asked[drawn(g)] for g in while_goes] or [0], np.int64),
        while_rate=rates,
        while_keys=_lattice_keys(seed, [("decide", drawn(g)) for g in while_goes]),
        while_span=_spans(rates),
        active=int(period.active),
    )


def _shares(running: list[float]) -> list[int]:
    """Thresholds of a running sum as shares of its end."""
    return [threshold(min(1.0, part / running[-1])) if running[-1] > 0 else ALL for part in running]


def _first(groups: list[Any]) -> Any:
    return np.cumsum([0] + [len(group) for group in groups or [()]]).astype(np.int64)


def _rules(world: World, layout: Layout, period: Period, seed: int) -> RuleTables:
    now = {go.id: go for go in period.goes}
    goes = [now.get(go.id, go) for go in layout.goes]
    by_conduct = [[i for i, g in enumerate(goes) if g.conduct == c and g.id in now] for c in layout.conducts]
    count, columns = max(1, len(goes)), max(1, len(layout.columns))
    numbers, chances = np.zeros((count, N_NUMBERS), np.int64), np.zeros((count, N_CHANCES), np.uint64)
    keys = np.zeros((count, N_KEYS, 2), np.uint32)
    ages = np.zeros((count, 256), np.int64)
    for i, go in enumerate(goes):
        numbers[i] = go_numbers(layout, go, (go.contest or period.contest).take_up > 0)
        chances[i] = [threshold(p) for p in go_chances(go)]
        chances[i, DROP] = fine_threshold(min(1.0, go.drop_rate))
        for j, name in enumerate(("choose", "keep", "extend", "late", "start")):
            keys[i, j] = stream_key(seed, "stand", name, drawn(go))
        keys[i, K_DISPUTE] = stream_key(seed, "contest", go.conduct)
        keys[i, K_STRIKE] = stream_key(seed, "stand", "strike", drawn(go))
        keys[i, K_LOT] = stream_key(seed, "stand", "lot")
        ages[i] = start_ages(go)
    cut_count = np.zeros(columns, np.int64)
    cut_at, cut_state = np.zeros((columns, MAX_CUTS), np.int64), np.zeros((columns, MAX_CUTS), np.int64)
    fields = np.zeros((columns, 5), np.int64)
    for i, (_, column) in enumerate(layout.columns):
        fields[i] = (column.start, column.floor, column.ceiling, column.clip_when_moved, column.below)
        cut_count[i] = len(column.cuts)
        for j, (at, state) in enumerate(column.cuts):
            cut_at[i, j], cut_state[i, j] = at, state
    return RuleTables(
        go_first=_first(by_conduct),
        go_list=np.array([i for group in by_conduct for i in group] or [0], np.int64),
        numbers=numbers,
        chances=chances,
        keys=keys,
        drop_keys=_lattice_keys(seed, [("stand", "drop", drawn(go)) for go in goes]),
        start_age=ages,
        columns=fields,
        cut_count=cut_count,
        cut_at=cut_at,
        cut_state=cut_state,
        column_first=_first([s.columns for s in layout.standings]),
        outside=np.array([len(s.states) for s in layout.standings] or [0], np.int64),
        active=int(period.active),
    )


def _effects(world: World, layout: Layout, period: Period, seed: int) -> EffectTables:
    now = {c.id: c for c in period.consequences} if period.active else {}
    effects = [now.get(e.id, e) for e in layout.effects]
    source = layout.spilled_from
    base = [i for i in range(len(effects)) if source[i] < 0]
    by_standing = [[i for i in base if effects[i].standing == s.id] for s in layout.standings]
    encounters = {e.id: i for i, e in enumerate(layout.encounters)}
    members = {"household": 1, "household.child": 2, "household.adult": 3}
    spill = [source.index(i) if i in source else -1 for i in range(len(effects))]
    lawful = [c.legality != "unlawful" for c in world.conducts]
    return EffectTables(
        first=_first(by_standing),
        by_standing=np.array([i for group in by_standing for i in group] or [0], np.int64),
        mask=np.array(
            [sum(1 << s for s in e.states) if e.id in now else 0 for e in effects] or [0], np.int64
        ),
        burden=np.array([e.burden for e in effects] or [False], np.uint8),
        encounter=np.array([encounters[e.meets] if e.meets else -1 for e in effects] or [-1], np.int64),
        enforced=np.array([threshold(e.enforced) for e in effects] or [0], np.uint64),
        keys=_keys(
            seed, [("enforce", e.id, "spilled" if source[i] >= 0 else "") for i, e in enumerate(effects)]
        ),
        spill=np.array(spill or [-1], np.int64),
        spilled_index=np.array([i - len(base) for i in range(len(effects))] or [-1], np.int64),
        member=np.array(
            [members[e.spill.to] if e.spill and source[i] >= 0 else 0 for i, e in enumerate(effects)] or [0],
            np.int64,
        ),
        share=np.array([threshold(e.spill.share) if e.spill else 0 for e in effects] or [0], np.uint64),
        share_keys=_keys(seed, [("spill", e.id) for e in effects]),
        lawful=np.array([True, *lawful], np.uint8),
        met_rate=np.array(
            [_met_rates(layout, i) for i in range(len(layout.encounters))] or [[0] * _cells(layout)],
            np.uint64,
        ),
        met_keys=_keys(seed, [("meet", e.id) for e in layout.encounters]),
        everyday=np.array([e.when == "any_day" for e in layout.encounters] or [False], np.uint8),
        adult_class=1 + layout.age_cuts.index(ADULT),
    )


def _met_rates(layout: Layout, index: int) -> Any:
    """Chance of the encounter on a day on which it can happen, by cell; the mean over the income fifths is
    its rate."""
    encounter = layout.encounters[index]
    if encounter.when != "any_day":
        forty = [1.0] * (DISPOSITIONS * FIFTHS)
    else:
        tilts = [exact.exp(encounter.income_gradient * (f - 2)) for f in range(FIFTHS)]
        mean = sum(tilts) / FIFTHS
        forty = [encounter.rate * tilts[f] / mean for _ in range(DISPOSITIONS) for f in range(FIFTHS)]
    return _by_cell(layout, encounter.eligible, forty)
