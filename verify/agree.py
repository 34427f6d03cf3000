"""Agents held against the density: z-scores of all totals, one chi-squared over all cells large enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from goodstanding.density import Expected, covariance, density
from goodstanding.model.machine import Machine, World
from goodstanding.results.outcome import Outcome

SMALLEST = 25
"""Expected count from which a cell is near enough to normal."""


@dataclass(frozen=True)
class Agreement:
    """`z` [kind, conduct]: totals of acts, recorded and invented, in standard errors; `expected` the same:
    counts; `counts` too; `p`: of the chi-squared over the recorded, unrecorded and invented cells that are
    large enough, `cells` many."""

    z: np.ndarray
    expected: np.ndarray
    counts: np.ndarray
    p: float
    cells: int

    @property
    def worst(self) -> float:
        """The largest distance among the totals that are near enough to normal."""
        return float(np.abs(self.z[self.expected >= SMALLEST]).max(initial=0.0))

    @property
    def rarest(self) -> float:
        """The least chance, on either side, of the smaller totals, which are as good as Poisson's."""
        few = self.expected < SMALLEST
        below = stats.poisson.cdf(self.counts[few], self.expected[few])
        above = stats.poisson.sf(self.counts[few] - 1, self.expected[few])
        return float(np.minimum(below, above).min(initial=1.0))


def totals(outcome: Outcome) -> np.ndarray:
    """Acts, recorded and invented [kind, conduct] of a run."""
    return np.stack([kind.sum(axis=1) for kind in (outcome.acts, outcome.recorded, outcome.invented)])


@dataclass(frozen=True)
class Limit:
    """What a run of so many people is held against."""

    expected: Expected
    whole: np.ndarray
    people: int

    def agreement(self, outcome: Outcome) -> Agreement:
        """How far a run is from it."""
        expected, counts = self.expected.totals * self.people, totals(outcome)
        errors, off = np.sqrt(np.einsum("akak->ak", self.whole)), counts - expected
        z = np.divide(off, errors, out=np.zeros_like(off), where=errors > 0)
        p, cells = _chi_squared(off, expected, self.whole)
        return Agreement(z, expected, counts, p, cells)


def limit_of(world: World, machine: Machine, *, people: int, days: int, start_day: int) -> Limit:
    """The density, and the covariance of a run's totals."""
    how = {"people": people, "days": days, "start_day": start_day}
    return Limit(density(world, machine, **how), covariance(world, machine, **how), people)


def _chi_squared(off: np.ndarray, expected: np.ndarray, whole: np.ndarray) -> tuple[float, int]:
    """Over cells that do not overlap, each pair with its covariance."""
    count = expected.shape[1]
    to_cells = np.zeros((3 * count, 3 * count))
    for k in range(count):
        to_cells[k, count + k] = 1.0
        to_cells[count + k, k], to_cells[count + k, count + k] = 1.0, -1.0
        to_cells[2 * count + k, 2 * count + k] = 1.0
    cells = to_cells @ expected.ravel()
    large = cells >= SMALLEST
    rest = (to_cells @ off.ravel())[large]
    square = (to_cells @ whole.reshape(3 * count, 3 * count) @ to_cells.T)[np.ix_(large, large)]
    return float(stats.chi2.sf(rest @ np.linalg.solve(square, rest), large.sum())), int(large.sum())
