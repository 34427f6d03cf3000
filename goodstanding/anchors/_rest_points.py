"""Where a crowd with normal thresholds comes to rest: shares r with willing(r) = r."""

from __future__ import annotations

import math
from itertools import pairwise

from goodstanding.anchors._search import root, turning
from goodstanding.engine.normal import ROOT_TWO_PI, below, density
from goodstanding.engine.steps.threshold import willing


def rest_points(mean: float, spread: float) -> tuple[float, ...]:
    """All of them, ascending: one or three. willing(r) - r turns at most twice, at r = mean -+ spread x for
    the x at which the normal density is `spread`; it changes sign at most once in between."""

    def ahead(share: float) -> float:
        return willing(share, mean, spread) - share

    steep = -2.0 * math.log(spread * ROOT_TWO_PI)
    reach = spread * math.sqrt(steep) if steep > 0.0 else 0.0
    breaks = [0.0, *(b for b in (mean - reach, mean + reach) if reach and 0.0 < b < 1.0), 1.0]
    found: list[float] = []
    for low, high in pairwise(breaks):
        start, end = ahead(low), ahead(high)
        if start == 0.0:
            found.append(low)
        if start * end < 0.0:
            found.append(root(ahead, low, high))
    if ahead(1.0) == 0.0:
        found.append(1.0)
    return tuple(dict.fromkeys(found))


def first_rest(mean: float, spread: float) -> float:
    """Where a crowd comes to rest in which nobody acts at first: the lowest, as the step only rises there."""
    return rest_points(mean, spread)[0]


def critical_spread(mean: float) -> tuple[float, float]:
    """(spread, share): the spread at which two rest points meet and part, and the share where they do.

    There willing(r) touches r: with x = (r - mean) / spread, r is the share below x, and the spread the
    density at x; the mean then rises with x."""
    x = turning(lambda x: below(x) - x * density(x) >= mean, -8.0, 8.0)
    return density(x), below(x)
