"""Ratings of many subjects at once, by whole arrays: the integers of `mechanisms/rate.py`."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine.draws_plain import lattices
from goodstanding.engine.rating_tables import (
    BITS,
    HALF,
    L_COMMON,
    L_OWN,
    N_EFFECT,
    N_ERROR,
    PART,
    SHIFT,
    RatingTables,
)

U64 = np.uint64


def levels(t: RatingTables, r: int, year: int, subjects: Any) -> Any:
    """True levels of each indicator of rating `r` in `year`, i8[n, K], in 1,048,576ths. subjects: u8[n]."""
    common = t.share[r, L_COMMON] * _steps(t, lattices(t.quality, subjects))
    own = _by_indicator(t, r, year, subjects, t.level_keys[r])
    return common[:, None] + t.share[r, L_OWN] * own


def errors(t: RatingTables, r: int, n: int, year: int, subjects: Any) -> Any:
    """What rater `n` adds to each level, i8[n, K], in 1,048,576ths."""
    view = t.noise[n, N_EFFECT] * _steps(t, lattices(t.view_keys[n], subjects))
    return view[:, None] + t.noise[n, N_ERROR] * _by_indicator(t, r, year, subjects, t.error_keys[n])


def said(t: RatingTables, r: int, n: int, year: int, subjects: Any) -> tuple[Any, Any]:
    """What rater `n` says of each subject, with errors and without, i8[n] each, in thousandths."""
    true = levels(t, r, year, subjects)
    measured = true + errors(t, r, n, year, subjects)
    wide = true.shape[1]
    return rated(measured, t.weight[n, :wide]), rated(true, t.true_weight[n, :wide])


def rated(levels_of: Any, weights: Any) -> Any:
    """The weighted mean of levels, i8[n], in thousandths of its deviation."""
    return (((levels_of >> 10) * weights).sum(axis=1) + HALF) >> SHIFT


def rate_all(clock: Any, people: Any, t: Any, r: Any, year: Any, scratch: Any) -> None:
    """As `mechanisms.rate.rate_all`."""
    count = people.cell.shape[0]
    subjects = np.arange(count, dtype=np.uint64) + U64(clock.first)
    pairs = [said(t, r, n, year, subjects) for n in range(t.first[r], t.first[r + 1])]
    real, true = (np.sort(np.stack(side), axis=0)[t.agree[r] - 1] for side in zip(*pairs, strict=True))
    people.real[t.column[r]] = real
    people.shadow[t.column[r]] = true
    people.false_live[t.standing[r]] = real != true
    new = np.flatnonzero(scratch.touched[:count] == 0)
    start = int(scratch.count[0])
    scratch.dirty[start : start + new.size] = new
    scratch.count[0] = start + new.size
    scratch.touched[:count] = 1


def _steps(t: RatingTables, draws: Any) -> Any:
    return t.steps[(draws >> U64(64 - BITS)).astype(np.int64)]


def _by_indicator(t: RatingTables, r: int, year: int, subjects: Any, key: Any) -> Any:
    """One normal draw for each indicator of each subject, i8[n, K]."""
    parts = int(t.parts[r])
    columns: list[Any] = []
    for part in range(parts):
        day = (year + part) // int(t.anew[r])
        first = (subjects * U64(parts) + U64(part)) * U64(PART)
        columns += [_steps(t, lattices(key, first + U64(i), day)) for i in range(PART)]
    return np.stack(columns, axis=1)
