"""How alike raters are, and from where their differences come, from the sums that a run left."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from goodstanding.model.machine import Machine, Standing
from goodstanding.results.outcome import RATER_SUMS, Ints

N, A, B, AA, BB, AB, SCOPE, MEASUREMENT, SCOPE_APART, MEASUREMENT_APART = range(len(RATER_SUMS))
FEW = 30
"""Fewer who are rated than this say nothing of how raters part."""
PARTS = ("correlation", "scope", "measurement", "weights")


@dataclass(frozen=True, slots=True)
class Agreement:
    """`value` and `error` (sampling error) by name of `PARTS`: the mean correlation of two raters, and the
    shares of the variance of their difference that go with its parts, which add up to 1. `rated`: subjects
    looked at. Where no two raters part, the shares are left out."""

    value: dict[str, float]
    error: dict[str, float]
    rated: int


def worth_showing(machine: Machine) -> tuple[Standing, ...]:
    """The standings of a machine, without those of single raters on which nothing ever hangs."""
    hangs = {
        part.standing for period in machine.periods for part in (*period.consequences, *period.responses)
    }
    return tuple(one for one in machine.standings if not _is_one_raters(one) or one.id in hangs)


def _is_one_raters(standing: Standing) -> bool:
    """Whether it is what a single rater says."""
    raters = standing.rating.raters if standing.rating else ()
    return len(raters) == 1 and standing.id.endswith(f"_{raters[0].id}")


def agreement(sums: Ints) -> Agreement | None:
    """Of `Outcome.ratings` of one standing; None where too few are rated."""
    rated = int(sums[:, 0, N].sum())
    if rated < FEW:
        return None
    whole = _of(sums.sum(axis=0))
    without = np.array([_of(np.delete(sums, fold, axis=0).sum(axis=0)) for fold in range(len(sums))])
    spread = (len(sums) - 1) / len(sums) * ((without - without.mean(axis=0)) ** 2).sum(axis=0)
    known = [i for i in range(len(PARTS)) if not np.isnan(whole[i])]
    return Agreement(
        value={PARTS[i]: float(whole[i]) for i in known},
        error={PARTS[i]: sqrt(float(spread[i])) for i in known},
        rated=rated,
    )


def _of(sums: Ints) -> NDArray[np.float64]:
    """`PARTS`, the mean over pairs of raters. sums: i8[pairs, len(RATER_SUMS)]."""
    part = sums.astype(np.float64).T
    n = part[N]
    variance_a, variance_b = part[AA] / n - (part[A] / n) ** 2, part[BB] / n - (part[B] / n) ** 2
    covariance = part[AB] / n - part[A] * part[B] / n**2
    mean_apart = (part[A] - part[B]) / n
    apart = variance_a + variance_b - 2 * covariance
    differ = apart > 0
    correlation = float((covariance / np.sqrt(variance_a * variance_b)).mean())
    if not differ.any():
        return np.array([correlation, np.nan, np.nan, np.nan])
    scope = ((part[SCOPE_APART] / n - part[SCOPE] / n * mean_apart)[differ] / apart[differ]).mean()
    measured = (part[MEASUREMENT_APART] / n - part[MEASUREMENT] / n * mean_apart)[differ] / apart[differ]
    return np.array([correlation, scope, measured.mean(), 1 - scope - measured.mean()])
