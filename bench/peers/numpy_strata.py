"""W in NumPy with people laid out by group and trait: cuts are then single numbers, and nothing is looked up.

It uses that a person of W is a group, a trait and a score and nothing else, so it is W's own form and no
engine's; faster than `numpy_blocks` where each stratum fills blocks (millions of people), slower below.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bench.record import DID, RECORDED, WRONGFUL, Record
from bench.workload import (
    CONDUCTS,
    CUTS,
    FIRST_SCORE,
    FIRST_SPREAD,
    GROUPS,
    POINTS,
    TIERS,
    TOP_SCORE,
    TRAITS,
    company,
    cuts,
)

BLOCK = 16 * 1024
BITS = 16
"""Cuts are rounded to this many bits; the oracle is told so."""
STEPS = POINTS.astype(np.int16)
EDGES = np.array([-1, *CUTS, TOP_SCORE + 1], np.int16)
Words = NDArray[np.uint16]
Scores = NDArray[np.int16]


def run(people: int, days: int, seed: int) -> Record:
    """`people` (a multiple of 8) live under W for `days` days."""
    chance = np.random.Generator(np.random.SFC64(seed))
    sizes = chance.multinomial(people // GROUPS, [1 / TRAITS] * TRAITS, size=GROUPS)
    scores = chance.integers(FIRST_SCORE, FIRST_SCORE + FIRST_SPREAD, people, dtype=np.int16)
    strata = np.split(scores, np.cumsum(sizes)[:-1])
    record = Record.empty(days)
    factors = np.ones(CONDUCTS)
    for day in range(days):
        rows = (cuts(factors, bits=BITS) * 2**BITS).astype(np.uint16)
        for number, stratum in enumerate(strata):
            group, trait = divmod(number, TRAITS)
            for low in range(0, len(stratum), BLOCK):
                block = stratum[low : low + BLOCK]
                _block(block, rows[:, :, trait], chance, record, (day, group))
        factors = company(record.shares(day))
    return record


def _block(
    scores: Scores, rows: Words, chance: np.random.Generator, record: Record, place: tuple[int, int]
) -> None:
    """One day of one block, in place; `rows` [kind, conduct, tier]; `place`: day and group."""
    day, group = place
    scores.sort()
    edges = np.searchsorted(scores, EDGES)
    record.people[day, :, group] += np.diff(edges)
    count = len(scores)
    drawn = chance.bit_generator.random_raw(-(-CONDUCTS * count // 4)).view(np.uint16)
    words = drawn[: CONDUCTS * count].reshape(CONDUCTS, count)
    for tier in range(TIERS):
        low, high = edges[tier], edges[tier + 1]
        if low < high:
            counts = record.counts[day, :, tier, group]
            _tier(scores[low:high], words[:, low:high], rows[:, :, tier], counts)
    np.clip(scores, 0, TOP_SCORE, out=scores)
    record.scores[day, group] += scores.sum(dtype=np.int64)


def _tier(scores: Scores, words: Words, rows: Words, counts: np.ndarray) -> None:
    """The people of one block who begin the day in one tier; `rows`, `counts` [kind, conduct]."""
    for conduct in range(CONDUCTS):
        word = words[conduct]
        recorded, did = word < rows[0, conduct], word < rows[1, conduct]
        wrongful = (word < rows[2, conduct]) > did
        counts[DID, conduct] += np.count_nonzero(did)
        counts[RECORDED, conduct] += np.count_nonzero(recorded)
        counts[WRONGFUL, conduct] += np.count_nonzero(wrongful)
        scores += (recorded | wrongful) * STEPS[conduct]
