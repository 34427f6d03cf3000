"""The normal law from exact exponentials and +, -, *, /: the same bits everywhere."""

from __future__ import annotations

from goodstanding.engine import exact

ROOT_TWO_PI = 2.5066282746310002
FAR = 8.5
"""Beyond so many standard deviations the tail is less than the last bit of 1."""


def density(x: float) -> float:
    """The standard normal density at x."""
    return exact.exp(-x * x / 2.0) / ROOT_TWO_PI


def below(x: float) -> float:
    """The share of a standard normal population below x, to an absolute error of about 1e-15.

    The series of Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11 (2004).
    """
    if x < -FAR or x > FAR:
        return 0.0 if x < 0.0 else 1.0
    term = total = x
    odd = 1.0
    while abs(term) > 1e-17 * abs(total):
        odd += 2.0
        term *= x * x / odd
        total += term
    return min(1.0, max(0.0, 0.5 + total * density(x)))
