"""What holds in a period, as integer tables: thresholds of 2^-32, day counts, indices. Made on the host, read
by kernels."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.keys import fine_threshold, stream_key, threshold
from goodstanding.engine import exact, further
from goodstanding.engine.act_tables import act_tables, spans
from goodstanding.engine.layout import Layout
from goodstanding.engine.people import FIFTHS
from goodstanding.engine.rates import cells, eligible_cells, fine_thresholds, lattice_keys, stream_keys
from goodstanding.engine.rule_fields import (
    contest_tables,
    drawn,
    first_drawn,
    go_chances,
    go_numbers,
    mildest_first,
    start_ages,
)
from goodstanding.engine.sights import GROUPS, false_rate_of, seen_by, sensitivity_of
from goodstanding.engine.table_types import (
    ALL,
    DROP,
    K_DISPUTE,
    K_LOT,
    K_STRIKE,
    MAX_CUTS,
    N_CHANCES,
    N_KEYS,
    N_NUMBERS,
    EffectTables,
    FeedTables,
    RuleTables,
    Tables,
)
from goodstanding.model.machine import Eligibility, Go, Observation, Period, World


def tables_of(world: World, layout: Layout, period: Period, eligible: Eligibility, seed: int) -> Tables:
    """Tables of one period under one seed."""
    return Tables(
        acts=act_tables(world, layout, period, seed),
        feeds=_feeds(layout, period, seed),
        rules=_rules(world, layout, period, seed),
        effects=_effects(world, layout, period, seed),
        contest=contest_tables(layout, period),
        participation=threshold(period.participation),
        eligible=eligible_cells(layout, eligible),
    )


def _feeds(layout: Layout, period: Period, seed: int) -> FeedTables:
    seen = [[o for o in period.observations if o.conduct == c] for c in layout.conducts]
    flat = [o for group in seen for o in group]
    asked = first_drawn(layout)
    decided = [[g for g in period.goes if g.conduct == c and g.on == "while"] for c in layout.conducts]
    decided = [list({drawn(g): g for g in reversed(group)}.values())[::-1] for group in decided]
    while_goes = [g for group in decided for g in group]
    rates = np.array([fine_threshold(min(1.0, g.rate)) for g in while_goes] or [0], np.uint64)
    return FeedTables(
        first=_first(seen),
        keys=stream_keys(seed, [("observe", o.drawn_as or o.feed, o.conduct) for o in flat]),
        sensitivity=_by_group([[threshold(sensitivity_of(o, g)) for o in flat] for g in GROUPS]),
        lag=np.array([o.lag_days for o in flat] or [0], np.int64),
        share=_by_group([_invented_shares(seen, g) for g in GROUPS]),
        seen_share=_by_group(
            [[s for c in layout.conducts for s in _shares(seen_by(period, c, g)[1:])] for g in GROUPS]
        ),
        pick=stream_keys(seed, [("observe", "which feed", c) for c in layout.conducts]),
        monthly=np.array(
            [any(g.on == "month" and g.conduct == c for g in period.goes) for c in layout.conducts]
            or [False],
            np.uint8,
        ),
        while_first=_first(decided),
        while_go=np.array([asked[drawn(g)] for g in while_goes] or [0], np.int64),
        while_rate=rates,
        while_keys=lattice_keys(seed, [("decide", drawn(g)) for g in while_goes]),
        while_span=spans(rates),
        active=int(period.active),
    )


def _by_group(rows: list[list[int]]) -> Any:
    """u8[2, O]"""
    return np.array([row or [0] for row in rows], np.uint64)


def _invented_shares(seen: list[list[Observation]], group: int) -> list[int]:
    rates = [[false_rate_of(o, group) for o in theirs] for theirs in seen]
    return [s for row in rates for s in _shares([sum(row[: i + 1]) for i in range(len(row))])]


def _shares(running: list[float]) -> list[int]:
    """Thresholds of a running sum as shares of its end."""
    return [threshold(min(1.0, part / running[-1])) if running[-1] > 0 else ALL for part in running]


def _first(groups: list[Any]) -> Any:
    return np.cumsum([0] + [len(group) for group in groups or [()]]).astype(np.int64)


def _rules(world: World, layout: Layout, period: Period, seed: int) -> RuleTables:
    now = {go.id: go for go in period.goes}
    goes = [now.get(go.id, go) for go in layout.goes]
    by_conduct = [
        [i for i, g in enumerate(goes) if g.conduct == c and g.id in now and g.on != "year"]
        for c in layout.conducts
    ]
    count, columns = max(1, len(goes)), max(1, len(layout.columns))
    numbers, chances = np.zeros((count, N_NUMBERS), np.int64), np.zeros((count, N_CHANCES), np.uint64)
    keys = np.zeros((count, N_KEYS, 2), np.uint32)
    ages, more_ages = np.zeros((count, 256), np.int64), np.zeros((count, 256), np.int64)
    more, more_chance = np.zeros(count, np.int64), np.zeros((count, 2, cells(layout)), np.uint64)
    conducts = {conduct.id: conduct for conduct in world.conducts}
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
        drawn_more = further.draws_of(layout, period, go, conducts[go.conduct], world.behaviour)
        more[i], more_chance[i], more_ages[i] = drawn_more
    cut_count = np.zeros(columns, np.int64)
    cut_at, cut_state = np.zeros((columns, MAX_CUTS), np.int64), np.zeros((columns, MAX_CUTS), np.int64)
    fields = np.zeros((columns, 4), np.int64)
    for i, (_, column) in enumerate(layout.columns):
        below, cuts = (0, ()) if column.silent else (column.below, column.cuts)
        fields[i] = (column.floor, column.ceiling, column.clip_when_moved, below)
        cut_count[i] = len(cuts)
        for j, (at, state) in enumerate(cuts):
            cut_at[i, j], cut_state[i, j] = at, state
    return RuleTables(
        go_first=_first(by_conduct),
        go_list=np.array([i for group in by_conduct for i in group] or [0], np.int64),
        begin_list=np.array(mildest_first(layout, goes, by_conduct) or [0], np.int64),
        numbers=numbers,
        chances=chances,
        keys=keys,
        drop_keys=lattice_keys(seed, [("stand", "drop", drawn(go)) for go in goes]),
        lasts=np.array([_lasts_with(layout, go) for go in goes] or [0], np.uint16),
        start_age=ages,
        further=more,
        further_chance=more_chance,
        further_age=more_ages,
        columns=fields,
        start_span=np.array([c.start_most - c.start for _, c in layout.columns] or [0], np.int64),
        start_keys=lattice_keys(seed, [("start", layout.standings[s].id, c.id) for s, c in layout.columns]),
        cut_count=cut_count,
        cut_at=cut_at,
        cut_state=cut_state,
        column_first=_first([s.columns for s in layout.standings]),
        outside=np.array([len(s.states) for s in layout.standings] or [0], np.int64),
        active=int(period.active),
    )


def _lasts_with(layout: Layout, go: Go) -> int:
    """The bit of the spell whose end alone can end a record of the rule; 0 if there is none such."""
    alone = go.until_end and go.drop_rate <= 0.0 and go.cap_days == 0 and go.conduct in layout.spells
    return 1 << layout.spells.index(go.conduct) if alone else 0


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
        keys=stream_keys(
            seed,
            [
                ("enforce", e.drawn_as or e.id, "spilled" if source[i] >= 0 else "")
                for i, e in enumerate(effects)
            ],
        ),
        spill=np.array(spill or [-1], np.int64),
        spilled_index=np.array([i - len(base) for i in range(len(effects))] or [-1], np.int64),
        member=np.array(
            [members[e.spill.to] if e.spill and source[i] >= 0 else 0 for i, e in enumerate(effects)] or [0],
            np.int64,
        ),
        share=np.array([threshold(e.spill.share) if e.spill else 0 for e in effects] or [0], np.uint64),
        share_keys=stream_keys(seed, [("spill", e.drawn_as or e.id) for e in effects]),
        lawful=np.array([True, *lawful], np.uint8),
        met_rate=np.array(
            [_met_rates(layout, i) for i in range(len(layout.encounters))] or [[0] * cells(layout)],
            np.uint64,
        ),
        met_keys=lattice_keys(seed, [("meet", e.id) for e in layout.encounters]),
        adult_cell=layout.adult_cell,
        shown=np.array([s.shown for s in layout.standings] or [False], np.uint8),
    )


def _met_rates(layout: Layout, index: int) -> Any:
    """Chance of the encounter on a day on which it can happen, by cell; the mean over the income fifths is
    its rate."""
    encounter = layout.encounters[index]
    if encounter.when != "any_day":
        forty = [1.0] * (layout.dispositions * FIFTHS)
    else:
        tilts = [exact.exp(encounter.income_gradient * (f - 2)) for f in range(FIFTHS)]
        mean = sum(tilts) / FIFTHS
        forty = [encounter.rate * tilts[f] / mean for _ in range(layout.dispositions) for f in range(FIFTHS)]
    return fine_thresholds(layout, encounter.eligible, forty)
