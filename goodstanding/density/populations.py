"""Who there is: classes of people with the same rates, and how common each is.

People differ in age class, disposition, income fifth and group. Those whose rates agree in every conduct are
one class. Populations are apart that a scheme treats apart: those it does not watch, and those who join at
different shares of participation.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from goodstanding.density.rates import cell_rates, prevalences
from goodstanding.engine.layout import layout_of
from goodstanding.engine.people import DISPOSITIONS, FIFTHS, Margins, margins
from goodstanding.model.machine import Eligibility, Machine, World
from goodstanding.model.machine import Society as Margined

WHOLE = float(1 << 32)
HEAD, OTHER = 0, 1


@dataclass(frozen=True, slots=True)
class Population:
    """People whom a scheme treats alike but for what they do.

    `rates`, `prevalence` [conduct, class]: acts (starts) a day without any scheme, share in the spell on the
    first day; `share` [role, class, income fifth, group]: of all heads and of all other members of
    households; `watched`: whether the scheme's feeds see them; they take part where participation is above
    `joins_above`.
    """

    rates: Any
    prevalence: Any
    share: Any
    watched: bool
    joins_above: float


@dataclass(frozen=True, slots=True)
class Society:
    """All populations; `heads`: share of people who head a household; `households`: how many of each size 1,
    2, ..."""

    populations: tuple[Population, ...]
    heads: float
    households: tuple[int, ...]

    def weights(self, population: Population) -> Any:
        """Share of all people [class, group]."""
        mixed = self.heads * population.share[HEAD] + (1.0 - self.heads) * population.share[OTHER]
        return mixed.sum(axis=1)


def society_of(world: World, machine: Machine, *, people: int) -> Society:
    """The populations of one scheme in one world of `people`."""
    cuts = layout_of(world, machine).age_cuts
    m = margins(
        world.society, people=people, seed=0, age_cuts=cuts, dispositions=world.behaviour.dispositions
    )
    first = [int(n) for n in m.size_first]
    households = tuple((end - start) // size for size, (start, end) in enumerate(pairwise(first), 1))
    rates, prevalence = cell_rates(world, (0, *cuts)), prevalences(world, (0, *cuts))
    share = _cells(m, (0, *cuts), world.society)
    eligible = _eligible((0, *cuts), machine.eligible)
    settled = 1.0 - world.society.newcomer_share if machine.eligible.resident_years_at_least else 1.0
    found = [_merged(rates, prevalence, share * (1.0 - settled * eligible), False, 1.0)]
    for low, high in _joining(machine):
        found.append(_merged(rates, prevalence, share * settled * eligible * (high - low), True, low))
    kept = tuple(p for p in found if p.share.sum() > 0.0)
    return Society(kept, sum(households) / people, households)


def _joining(machine: Machine) -> list[tuple[float, float]]:
    """People by the draw that decides on their participation: the intervals between the shares of all
    periods."""
    ends = {0.0, 1.0} | {period.participation for period in machine.periods}
    return list(pairwise(sorted(ends)))


def _eligible(starts: tuple[int, ...], who: Eligibility) -> Any:
    """1 or 0 by age class, to be multiplied with shares [role, age class, disposition, fifth, group]."""
    inside = [float(who.means(start)) for start in starts]
    return np.array(inside)[None, :, None, None, None]


def _cells(m: Margins, starts: tuple[int, ...], society: Margined) -> Any:
    """Share [role, age class, disposition, fifth, group] of the heads, and of the others."""
    ages = [np.diff(table.astype(np.float64) / WHOLE, prepend=0.0) for table in (m.head_age, m.other_age)]
    classes = np.array([np.add.reduceat(years, starts) for years in ages])
    one_sided, minority = (float(n) / WHOLE for n in m.numbers[:2])
    count, labels = int(m.numbers[DISPOSITIONS]), len(society.groups)
    second = one_sided * minority + (1.0 - one_sided) * m.group.astype(np.float64) / WHOLE
    group = np.stack([1.0 - second, second], axis=-1) / FIFTHS
    if society.places:
        group = np.full((FIFTHS, labels), 1.0 / (FIFTHS * labels))
    return classes[:, :, None, None, None] * group / count + np.zeros((1, 1, count, 1, 1))


def _merged(rates: Any, prevalence: Any, share: Any, watched: bool, above: float) -> Population:
    """One population, its cells with the same rates taken together."""
    flat = share.reshape(2, -1, *share.shape[3:])
    fifths = np.zeros((2, flat.shape[1] * FIFTHS, *flat.shape[2:]))
    for fifth in range(FIFTHS):
        fifths[:, fifth::FIFTHS, fifth] = flat[:, :, fifth]
    there = fifths.sum(axis=(0, 2, 3)) > 0.0
    both = np.concatenate([rates, prevalence])[:, there]
    unique, inverse = np.unique(both, axis=1, return_inverse=True)
    present, merged = fifths[:, there], np.zeros((2, unique.shape[1], *flat.shape[2:]))
    for cell, one in enumerate(inverse.ravel()):
        merged[:, one] += present[:, cell]
    count = rates.shape[0]
    return Population(unique[:count], unique[count:], merged, watched, above)
