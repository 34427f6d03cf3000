"""Where a watcher looks next, if it looks where it has found before.

Ensign, Friedler, Neville, Scheidegger and Venkatasubramanian, "Runaway feedback loops in predictive
policing", FAT* (2018): an urn of past finds says where to go, and only what is found where one goes is
added. Their correction counts a find with a chance that falls with how often the place is looked at (after
Lum and Isaac, "To predict and serve?", Significance 13, 2016, who showed the loop). Integers throughout.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import jit
from goodstanding.engine.draws import philox

U64 = np.uint64
HALF = U64(32)


@jit
def looks_here(u: Any, here: Any, elsewhere: Any) -> Any:
    """Whether the next look goes here: with chance here / (here + elsewhere), of past finds. `u`: a draw of
    32 bits; finds below 2^31."""
    return U64(u) * (U64(here) + U64(elsewhere)) < (U64(here) << HALF)


@jit
def is_counted(u: Any, here: Any, elsewhere: Any) -> Any:
    """The correction: whether a find here is added to the past finds, with the chance that one looks
    elsewhere."""
    return looks_here(u, elsewhere, here)


@jit
def urn_share(
    key: Any, run: Any, days: Any, first: Any, second: Any, rate_first: Any, rate_second: Any, corrected: Any
) -> Any:
    """The first place's share of all finds after so many looks. `first`, `second`: finds at the start;
    `rate_*`: thresholds (of 2^32) of a find where one looks; `key` u4[2]: of the stream."""
    a, b = U64(first), U64(second)
    for day in range(days):
        where, found, kept, _ = philox(U64(run), day, 0, key)
        if looks_here(where, a, b):
            if found < rate_first and (corrected == 0 or is_counted(kept, a, b)):
                a += U64(1)
        elif found < rate_second and (corrected == 0 or is_counted(kept, b, a)):
            b += U64(1)
    return float(a) / (float(a) + float(b))


@jit
def fill_urn_shares(
    shares: Any,
    key: Any,
    days: Any,
    first: Any,
    second: Any,
    rate_first: Any,
    rate_second: Any,
    corrected: Any,
) -> None:
    """`urn_share` of as many independent runs as `shares` (f8[runs]) has room for."""
    for run in range(shares.shape[0]):
        shares[run] = urn_share(key, run, days, first, second, rate_first, rate_second, corrected)
