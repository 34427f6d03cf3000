"""The numbers of W (workload.md) and the probabilities they give for one day."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CONDUCTS, TIERS, GROUPS, TRAITS = 12, 5, 8, 12
CUTS = (300, 450, 600, 750)
FIRST_SCORE, FIRST_SPREAD, TOP_SCORE = 372, 256, 1000
RANDOM_BITS = 16 * CONDUCTS
"""What one categorical draw a conduct needs, for one person-day."""

_GOOD, _BAD = range(6), range(6, 12)
BASE = np.array([0.3, 0.02, 0.03, 0.01, 0.4, 0.1, 0.15, 0.02, 0.05, 0.03, 0.002, 0.001])
DETECT = np.array([0.9, 0.6, 0.5, 0.8, 0.3, 0.7, 0.25, 0.9, 0.5, 0.3, 0.4, 0.8])
WRONG = np.array([0.005, 0.002, 0.001, 0.001, 0.01, 0.01, 0.01, 0.003, 0.005, 0.004, 0.001, 0.0005])
POINTS = np.array([1, 5, 3, 4, 1, 1, -2, -8, -6, -5, -25, -50])
LEVEL = np.array([0.5 for _ in _GOOD] + [1.5 for _ in _BAD])
LEAN = np.array([1.0 for _ in _GOOD] + [-1.0 for _ in _BAD])
SLOPE = np.array([0.05, 0.1, 0.1, 0.1, 0.05, 0.1, -0.1, -0.15, -0.15, -0.1, -0.15, -0.2])
COUPLING = np.array([0.3 for _ in _GOOD] + [0.5 for _ in _BAD])
MOST = 0.95

THETA = (np.arange(TRAITS) + 0.5) / TRAITS


def company(shares: Floats) -> Floats:
    """Today's factors [conduct] from the shares of people that did each conduct yesterday [conduct]."""
    return np.clip(1 + COUPLING * (shares / BASE - 1), 0.5, 2.0)


def probabilities(factors: Floats) -> Floats:
    """Daily probability of each conduct [conduct, trait, tier] under today's factors [conduct]."""
    by_trait = LEVEL[:, None] + LEAN[:, None] * THETA
    by_tier = 1 + (np.arange(TIERS) - 2) * SLOPE[:, None]
    plain = (BASE * factors)[:, None, None] * by_trait[:, :, None] * by_tier[:, None, :]
    return np.minimum(MOST, plain)


def cuts(factors: Floats, *, bits: int | None = None) -> Floats:
    """[kind, conduct, trait, tier]: a uniform draw below the first is a recorded act, below the second an
    unrecorded one, below the third a record of no act. `bits`: rounded to multiples of 2**-bits."""
    acts = probabilities(factors)
    exact = np.stack([acts * DETECT[:, None, None], acts, acts + (1 - acts) * WRONG[:, None, None]])
    return exact if bits is None else np.rint(exact * 2**bits) / 2**bits


def tier_of(scores: NDArray[np.integer]) -> NDArray[np.uint8]:
    """Tier 0..4 of each score, same shape."""
    tiers = np.zeros(scores.shape, np.uint8)
    for cut in CUTS:
        tiers += scores >= cut
    return tiers
