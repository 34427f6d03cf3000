"""W in NumPy, the fastest form we could write: blocks that stay in cache, 16-bit words, one draw a conduct.

Within a block people are kept sorted by tier (their order is free), so that a count by tier is a count over a
slice. Needs nothing but NumPy.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bench.record import DID, RECORDED, WRONGFUL, Record
from bench.workload import (
    CONDUCTS,
    FIRST_SCORE,
    FIRST_SPREAD,
    GROUPS,
    POINTS,
    TIERS,
    TOP_SCORE,
    TRAITS,
    company,
    cuts,
    tier_of,
)

BLOCK = 16 * 1024
BITS = 16
"""Cuts are rounded to this many bits; the oracle is told so."""
Words = NDArray[np.uint16]


def thresholds(factors: np.ndarray) -> Words:
    """The cuts [kind, conduct, cell] in 1/65536; cell = trait * TIERS + tier."""
    return (cuts(factors, bits=BITS) * 2**BITS).astype(np.uint16).reshape(3, CONDUCTS, TRAITS * TIERS)


def run(people: int, days: int, seed: int) -> Record:
    """`people` (a multiple of 8) live under W for `days` days."""
    chance = np.random.Generator(np.random.SFC64(seed))
    traits = chance.integers(0, TRAITS, people, dtype=np.uint8)
    scores = chance.integers(FIRST_SCORE, FIRST_SCORE + FIRST_SPREAD, people, dtype=np.int16)
    record = Record.empty(days)
    factors = np.ones(CONDUCTS)
    size = people // GROUPS
    for day in range(days):
        rows = thresholds(factors)
        for group in range(GROUPS):
            for low in range(group * size, (group + 1) * size, BLOCK):
                high = min(low + BLOCK, (group + 1) * size)
                _block(traits[low:high], scores[low:high], rows, chance, record, (day, group))
        factors = company(record.shares(day))
    return record


def _block(
    traits: NDArray[np.uint8],
    scores: NDArray[np.int16],
    rows: Words,
    chance: np.random.Generator,
    record: Record,
    place: tuple[int, int],
) -> None:
    """One day of one block, in place; `place`: day and group."""
    day, group = place
    count = len(scores)
    tiers = tier_of(scores)
    order = np.argsort(tiers, kind="stable")
    tiers, traits[:], scores[:] = tiers[order], traits[order], scores[order]
    edges = np.searchsorted(tiers, np.arange(TIERS + 1))
    slices = [
        (tier, slice(edges[tier], edges[tier + 1])) for tier in range(TIERS) if edges[tier] < edges[tier + 1]
    ]
    record.people[day, :, group] += np.diff(edges)
    cells = traits.astype(np.intp) * TIERS + tiers
    words = chance.bit_generator.random_raw(-(-CONDUCTS * count // 4)).view(np.uint16)
    counts = record.counts[day, :, :, group]
    for conduct, points in enumerate(POINTS.astype(np.int16)):
        word = words[conduct * count : (conduct + 1) * count]
        recorded = word < rows[0, conduct].take(cells)
        did = word < rows[1, conduct].take(cells)
        wrongful = (word < rows[2, conduct].take(cells)) > did
        for tier, within in slices:
            counts[DID, tier, conduct] += np.count_nonzero(did[within])
            counts[RECORDED, tier, conduct] += np.count_nonzero(recorded[within])
            counts[WRONGFUL, tier, conduct] += np.count_nonzero(wrongful[within])
        scores += (recorded | wrongful) * points
    np.clip(scores, 0, TOP_SCORE, out=scores)
    record.scores[day, group] += scores.sum(dtype=np.int64)
