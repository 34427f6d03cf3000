"""Exponentials that are the same bits everywhere, and the link that turns a mean rate into a rate for each
cell.

Two common math libraries differ in the last bit of many exponentials; a threshold must not. So exp and log
are correctly rounded from exact decimal arithmetic, and the link uses only +, -, * and /, which IEEE 754
fixes.
"""

from __future__ import annotations

import math
from decimal import Decimal, localcontext
from functools import lru_cache


@lru_cache(maxsize=4096)
def exp(x: float) -> float:
    """e to the power x, correctly rounded."""
    with localcontext() as context:
        context.prec = 40
        return float(Decimal(x).exp())


@lru_cache(maxsize=4096)
def log(x: float) -> float:
    """The natural logarithm of x > 0, correctly rounded."""
    with localcontext() as context:
        context.prec = 40
        return float(Decimal(x).ln())


@lru_cache(maxsize=4096)
def rates_by_logit(mean: float, odds: tuple[float, ...]) -> tuple[float, ...]:
    """Rates p_i = a r_i / (1 + a r_i) for the odds ratios r_i of equally common cells, with `a` solved so
    that their mean is `mean` (0..1). Newton's steps from below, which rise to the root without overshooting
    in log a; relative error of the mean below 1e-14."""
    if mean <= 0.0 or mean >= 1.0:
        return tuple(min(max(mean, 0.0), 1.0) for _ in odds)
    if min(odds) == max(odds):
        return tuple(mean for _ in odds)
    low, high = mean / (1.0 - mean) / max(odds), mean / (1.0 - mean) / min(odds)
    for _ in range(200):
        middle = math.sqrt(low * high)
        got = math.fsum(middle * r / (1.0 + middle * r) for r in odds) / len(odds)
        if abs(got - mean) <= 1e-14 * mean or not low < middle < high:
            break
        low, high = (middle, high) if got < mean else (low, middle)
    return tuple(middle * r / (1.0 + middle * r) for r in odds)  # pyright: ignore[reportPossiblyUnboundVariable]
