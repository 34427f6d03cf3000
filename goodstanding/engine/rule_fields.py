"""The fields of one rule as kernels read them: numbers, chances, ages at the start, and who decides its
disputes."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.keys import threshold
from goodstanding.engine import exact
from goodstanding.engine.layout import Layout
from goodstanding.engine.table_types import MOMENTS, ContestTables
from goodstanding.model.machine import Go, Period


def drawn(go: Go) -> str:
    """The name under which a rule draws."""
    return go.drawn_as or go.id


def first_drawn(layout: Layout) -> dict[str, int]:
    """By that name, the first of the rules that share it: an official decides once for all of them."""
    return {drawn(go): i for i, go in reversed(list(enumerate(layout.goes)))}


def go_numbers(layout: Layout, go: Go, contested: bool) -> list[int]:
    """In the order of the columns of `RuleTables.numbers`."""
    standing = next(i for i, s in enumerate(layout.standings) if s.id == go.standing)
    column = next(i for i, (s, c) in enumerate(layout.columns) if s == standing and c.id == go.column)
    limited = layout.limited.index(go.id) if go.id in layout.limited else -1
    slot = layout.spells.index(go.conduct) if go.conduct in layout.spells else -1
    decided = layout.decided.index(go.id) if go.id in layout.decided else -1
    stays = not (go.keep_low or go.until_end or go.drop_rate or contested or go.yearly)
    return [
        column,
        standing,
        layout.conducts.index(go.conduct),
        MOMENTS[go.on],
        go.by_low,
        go.by_high,
        go.after_days,
        go.keep_low,
        go.keep_high,
        go.extended_days,
        go.until_end,
        go.exit_days,
        go.unfounded_days,
        go.late_days,
        go.monthly_limit,
        limited,
        slot,
        decided,
        stays and not (go.hold_days or go.cap_days),
        first_drawn(layout)[drawn(go)],
        go.hold_days,
        go.cap_days,
        go.contest is not None and go.contest.again,
        _lacked(layout, go, column),
        go.drop_within,
    ]


def _lacked(layout: Layout, go: Go, column: int) -> bool:
    """Whether all who are in the spell on the first day have a proof in truth, and whoever does not hold it
    lost it."""
    where, counted = layout.columns[column]
    proof = layout.standings[where].shown and any(state < counted.below for _, state in counted.cuts)
    lasts = go.conduct in layout.spells and go.on == "start" and (go.until_end or not go.keep_low)
    return bool(proof and lasts and go.start_share)


def mildest_first(layout: Layout, goes: list[Go], groups: list[list[int]]) -> list[int]:
    """The rules of these groups by the state to which one record of each alone would lead, mildest first."""
    columns = {(layout.standings[s].id, column.id): column for s, column in layout.columns}

    def state(i: int) -> int:
        column = columns[goes[i].standing, goes[i].column]
        return column.reads(column.start + goes[i].by_low)

    return sorted((i for group in groups for i in group), key=state)


def go_chances(go: Go) -> tuple[float, ...]:
    """In the order of the columns of `RuleTables.chances`; the second is put there as a fine threshold."""
    safeguarded = (go.lot_low, go.lot_high, go.strike_wrong, go.strike_right)
    return go.extended_share, 0.0, go.late_share, go.start_share, *safeguarded


def start_ages(go: Go) -> list[int]:
    """256 equally likely ages (days) of a record that is live on the first day: exponential, cut off where it
    would have gone."""
    if go.start_age_days <= 0:
        return [0] * 256
    reach = 1.0 - exact.exp(-go.keep_low / go.start_age_days) if go.keep_low else 1.0
    return [int(-go.start_age_days * exact.log(1.0 - reach * (i + 0.5) / 256)) for i in range(256)]


def contest_tables(layout: Layout, period: Period) -> ContestTables:
    """Who disputes and with what success, rule by rule."""
    now = {go.id: go for go in period.goes}
    goes = [now.get(go.id, go) for go in layout.goes]
    each = [go.contest or period.contest for go in goes] or [period.contest]

    def chances(name: str) -> Any:
        return np.array([threshold(getattr(contest, name)) for contest in each], np.uint64)

    return ContestTables(
        take_up=chances("take_up"),
        low=np.array([contest.delay_low for contest in each], np.int64),
        span=np.array([contest.delay_high - contest.delay_low + 1 for contest in each], np.int64),
        wrong=chances("success_if_wrong"),
        right=chances("success_if_right"),
    )
