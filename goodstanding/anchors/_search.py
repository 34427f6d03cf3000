"""Where a function of one number changes: what an anchor asks of a step, without a formula of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

# Nodes and weights of Gauss and Legendre's rule with 8 points on -1..1, the positive half.
NODES = (0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363)
WEIGHTS = (0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763)


def turning(holds: Callable[[float], bool], low: float, high: float) -> float:
    """The number between low, where `holds` is False, and high, where it is True, at which it turns."""
    while True:
        middle = (low + high) / 2.0
        if not low < middle < high:
            return high
        low, high = (low, middle) if holds(middle) else (middle, high)


def root(f: Callable[[float], float], low: float, high: float) -> float:
    """Where an f that changes sign once between low and high does so."""
    rising = f(high) > 0.0
    return turning(lambda x: (f(x) > 0.0) == rising, low, high)


def integral(f: Callable[[float], float], breaks: Sequence[float], pieces: int = 16) -> float:
    """The integral over breaks[0]..breaks[-1] of an f that is smooth between breaks."""
    total = 0.0
    for start, end in pairwise(breaks):
        half = (end - start) / pieces / 2.0
        for i in range(pieces):
            middle = start + (2 * i + 1) * half
            total += half * sum(
                w * (f(middle - half * x) + f(middle + half * x)) for x, w in zip(NODES, WEIGHTS, strict=True)
            )
    return total
