"""Rates by cell: what a mean rate of the society means for each age class, disposition, income fifth and
group, and the integer thresholds of draws that give it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from goodstanding.core.keys import MASK_64, lattice_key, stream_key
from goodstanding.engine import exact
from goodstanding.engine.layout import Layout
from goodstanding.engine.people import FIFTHS
from goodstanding.engine.table_types import ALL
from goodstanding.model.machine import Behaviour, Conduct, Eligibility

Floats = Any


def cells(layout: Layout) -> int:
    """How many cells there are."""
    return (len(layout.age_cuts) + 1) * layout.cells_per_age_class


def eligible_cells(layout: Layout, who: Eligibility) -> Any:
    """u1[cells]: 1 where a cell's age class is meant."""
    return np.repeat(_meant(layout.age_cuts, who), layout.cells_per_age_class)


@lru_cache(maxsize=1024)
def _meant(age_cuts: tuple[int, ...], who: Eligibility) -> Any:
    """u1[age classes]."""
    classes = [who.means(start) for start in (0, *age_cuts)]
    meant = np.array(classes, np.uint8)
    meant.setflags(write=False)
    return meant


def by_person(conduct: Conduct, behaviour: Behaviour, mean: float) -> list[float]:
    """Daily rates for a mean rate, disposition the slower and income fifth the faster index."""
    if behaviour.link == "logit":
        return list(exact.rates_by_logit(mean, _odds(conduct, behaviour)))
    count = behaviour.dispositions
    return [
        mean
        * (1.0 + conduct.leans_disposition * behaviour.disposition * ((d + 0.5) / count - 0.5))
        * (1.0 + conduct.leans_means * behaviour.means * ((f + 0.5) / FIFTHS - 0.5))
        for d in range(count)
        for f in range(FIFTHS)
    ]


def _odds(conduct: Conduct, behaviour: Behaviour) -> tuple[float, ...]:
    last = behaviour.dispositions - 1
    return tuple(
        exact.exp(
            conduct.leans_disposition * behaviour.disposition * (d / last - 0.5)
            + conduct.leans_means * behaviour.means * (f / (FIFTHS - 1) - 0.5)
        )
        for d in range(behaviour.dispositions)
        for f in range(FIFTHS)
    )


def thresholds(layout: Layout, who: Eligibility, chances: list[float]) -> Any:
    """Of 2^-32, for all cells, u8[cells]: `chances` as `by_person` in eligible age classes, 0 elsewhere."""
    one = np.rint(np.clip(np.array(chances), 0.0, 1.0) * float(ALL)).astype(np.uint64)
    return _spread(layout, who, one)


def fine_thresholds(layout: Layout, who: Eligibility, chances: Floats) -> Any:
    """As `thresholds`, of 2^-64; 1 is the largest integer, which is read as always. `chances` f8[n], or
    f8[n, 2] where the groups differ."""
    return _spread(layout, who, fine(chances))


def fine(chances: Floats) -> Any:
    """`keys.fine_threshold` of many probabilities, u8 of the same shape; outside 0..1 they are clipped."""
    kept = np.clip(np.asarray(chances, np.float64), 0.0, 1.0)
    below = (np.minimum(kept, 1.0 - 2.0**-53) * 2.0**64).astype(np.uint64)
    return np.where(kept < 1.0, below, np.uint64(MASK_64))


def _spread(layout: Layout, who: Eligibility, one: Any) -> Any:
    by_class = _meant(layout.age_cuts, who)[:, None].astype(np.uint64)
    return (by_class * (np.repeat(one, 2) if one.ndim == 1 else one.ravel())).ravel()


def stream_keys(seed: int, names: list[tuple[str, ...]]) -> Any:
    """u4[n, 2] of streams."""
    return np.array([stream_key(seed, *name) for name in names] or [(0, 0)], np.uint32)


def lattice_keys(seed: int, names: list[tuple[str, ...]]) -> Any:
    """u8[n, 2] of lattices."""
    return np.array([lattice_key(seed, *name) for name in names] or [(0, 0)], np.uint64)
