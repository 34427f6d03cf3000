"""W with ever more people: its exact totals per person, and how far N people may stray from them.

The state of the limit is a density over (trait, score). A day pushes it through one kernel of points for each
trait and tier: the convolution of the twelve conducts' two-point distributions. The standard errors keep what
matters to first order: chance in each draw, the trait that a person keeps, and the echo of a day's chance
through the next days' company. They leave out that a person's tier lasts, which adds well under a percent.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bench.workload import (
    BASE,
    CONDUCTS,
    COUPLING,
    CUTS,
    DETECT,
    FIRST_SCORE,
    FIRST_SPREAD,
    POINTS,
    TIERS,
    TOP_SCORE,
    TRAITS,
    WRONG,
    Floats,
    company,
    cuts,
)

LOWEST = int(POINTS[POINTS < 0].sum())
TAPS = int(np.abs(POINTS).sum()) + 1
EDGES = (0, *CUTS, TOP_SCORE + 1)


@dataclass(frozen=True, slots=True)
class Limit:
    """`totals` [kind, conduct]: per person, over all days; `errors`: one person's standard error (of N
    people's mean: `errors / sqrt(N)`); `tiers` [day, tier]: shares of people at the start of the day."""

    totals: Floats
    errors: Floats
    tiers: Floats

    def z(self, totals: np.ndarray, people: int) -> Floats:
        """Distance [kind, conduct] of a run's totals from the limit, in standard errors."""
        return (totals / people - self.totals) / (self.errors / np.sqrt(people))


def point_kernel(recorded: Floats) -> Floats:
    """Distribution [TAPS] of a day's points, LOWEST first, from the chance of a record of each conduct."""
    kernel = np.zeros(TAPS)
    kernel[-LOWEST] = 1.0
    for chance, points in zip(recorded, POINTS, strict=True):
        kernel = (1 - chance) * kernel + chance * np.roll(kernel, points)
    return kernel


def pushed(density: Floats, recorded: Floats) -> Floats:
    """The density [trait, score] a day later; `recorded` [conduct, trait, tier]: chance of a record."""
    after = np.zeros_like(density)
    for trait in range(TRAITS):
        spread = np.zeros(TOP_SCORE + TAPS)
        for tier in range(TIERS):
            low, high = EDGES[tier], EDGES[tier + 1]
            kernel = point_kernel(recorded[:, trait, tier])
            spread[low : high + TAPS - 1] += np.convolve(density[trait, low:high], kernel)
        after[trait] = spread[-LOWEST : TOP_SCORE + 1 - LOWEST]
        after[trait, 0] += spread[:-LOWEST].sum()
        after[trait, -1] += spread[TOP_SCORE + 1 - LOWEST :].sum()
    return after


def limit(days: int, *, bits: int | None = None) -> Limit:
    """The limit of W over `days` days; `bits`: of W with its cuts rounded to multiples of 2**-bits."""
    density = np.zeros((TRAITS, TOP_SCORE + 1))
    density[:, FIRST_SCORE : FIRST_SCORE + FIRST_SPREAD] = 1 / (TRAITS * FIRST_SPREAD)
    cells = np.zeros((days, TRAITS, TIERS))
    kinds = np.zeros((days, 3, CONDUCTS, TRAITS, TIERS))
    factors = np.ones((days, CONDUCTS))
    for day in range(days):
        if day:
            factors[day] = company(np.einsum("kbq,bq->k", kinds[day - 1, 0], cells[day - 1]))
        recorded, acts, any_record = cuts(factors[day], bits=bits)
        kinds[day] = acts, recorded, any_record - acts
        cells[day] = np.add.reduceat(density, EDGES[:-1], axis=1)
        density = pushed(density, recorded + any_record - acts)
    totals = np.einsum("dxkbq,dbq->xk", kinds, cells)
    return Limit(totals, _errors(kinds, cells, factors), cells.sum(axis=1))


def _errors(kinds: Floats, cells: Floats, factors: Floats) -> Floats:
    """Standard error [kind, conduct] of one person's totals; `kinds` [day, kind, conduct, trait, tier]."""
    acts, recorded, wrongful = kinds.swapaxes(0, 1)
    echo = _echo(acts, cells, factors)[:, :, None, None]
    detect, wrong = DETECT[:, None, None], WRONG[:, None, None]
    chances = (recorded, acts - recorded, wrongful)
    # What a recorded act, an unrecorded act and a record of no act add to the total of each kind, in the end.
    weights = (
        (1 + echo, 1 + echo, 0 * echo),
        (1 + detect * echo, detect * echo, 0 * echo),
        (-wrong * echo, -wrong * echo, 1 + 0 * echo),
    )
    found: list[Floats] = []
    for added in weights:
        mean = sum(chance * weight for chance, weight in zip(chances, added, strict=True))
        square = sum(chance * weight**2 for chance, weight in zip(chances, added, strict=True))
        within = np.einsum("dkbq,dbq->k", square - mean**2, cells)
        by_trait = np.einsum("dkbq,dbq->kb", mean, cells) * TRAITS
        found.append(np.sqrt(within + by_trait.var(axis=1)))
    return np.array(found)


def _echo(acts: Floats, cells: Floats, factors: Floats) -> Floats:
    """Acts [day, conduct] that one more act brings about on later days, through the company they make."""
    shares = np.einsum("dkbq,dbq->dk", acts, cells)
    echo = np.zeros_like(shares)
    for day in range(len(shares) - 1, 0, -1):
        free = (factors[day] > 0.5) & (factors[day] < 2)
        gain = np.where(free, COUPLING * shares[day] / (BASE * factors[day]), 0.0)
        echo[day - 1] = gain * (1 + echo[day])
    return echo
