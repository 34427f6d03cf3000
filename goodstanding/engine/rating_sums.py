"""How raters part, summed over some of the rated: what the split of Berg, Koelbel and Rigobon (2022) needs.

Of two raters the difference of what they say is exactly the sum of three: what each says of indicators at
which the other does not look (scope); on those that both look at, what one measures less what the other does,
under the mean of their weights (measurement); and the rest, the same measures under other weights.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

from goodstanding.engine.rating_plain import errors, levels, rated
from goodstanding.engine.rating_tables import HALF, SHIFT, RatingTables
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import ELIGIBLE, TAKES_PART
from goodstanding.results.outcome import RATER_FOLDS, RATER_SUMS

MOST = 4096
"""Of more who are rated, so many are looked at, evenly over all."""
RATED = ELIGIBLE | TAKES_PART


def ratings_of(simulation: Simulation) -> dict[str, Any] | None:
    """As `Outcome.ratings`, of the last ratings made; None where nobody is rated by several."""
    t, rulebook = simulation.rulebook.ratings, simulation.rulebook
    if t is None:
        return None
    subjects, years = _subjects(simulation), rulebook.last_rated(simulation.day)
    rated_by = [(s.id, len(s.rating.raters)) for s in simulation.layout.standings if s.rating]
    made = {id: _sums(t, r, int(years[r]), subjects) for r, (id, count) in enumerate(rated_by) if count > 1}
    return made or None


def _subjects(simulation: Simulation) -> Any:
    """Ids of those looked at, u8[n], ascending."""
    inside = [b.first + np.flatnonzero(b.people.scope & RATED == RATED) for b in simulation.blocks]
    ids = np.concatenate(inside).astype(np.uint64)
    return ids[:: max(1, -(-ids.size // MOST))]


def _sums(t: RatingTables, r: int, year: int, subjects: Any) -> Any:
    """i8[RATER_FOLDS, pairs, len(RATER_SUMS)]."""
    true, raters = levels(t, r, year, subjects), range(t.first[r], t.first[r + 1])
    measured = {n: (true + errors(t, r, n, year, subjects)) >> 10 for n in raters}
    weights = {n: t.weight[n, : true.shape[1]] for n in raters}
    folds: Any = np.arange(len(subjects)) % RATER_FOLDS
    pairs = list(combinations(raters, 2))
    sums = np.zeros((RATER_FOLDS, len(pairs), len(RATER_SUMS)), np.int64)
    for i, (a, b) in enumerate(pairs):
        terms = _terms(measured[a], measured[b], weights[a], weights[b])
        for fold in range(RATER_FOLDS):
            sums[fold, i] = terms[:, folds == fold].sum(axis=1)
    return sums


def _terms(one: Any, other: Any, weight: Any, other_weight: Any) -> Any:
    """Of each subject the products that are summed, i8[len(RATER_SUMS), n]; ratings in thousandths."""
    a, b = rated(one << 10, weight), rated(other << 10, other_weight)
    both = (weight > 0) & (other_weight > 0)
    scope = _thousandths((one * (weight * ~both) - other * (other_weight * ~both)).sum(axis=1))
    mean = (weight + other_weight) * both
    measurement = _thousandths(((one - other) * mean).sum(axis=1) >> 1)
    apart = a - b
    return np.stack(
        [np.ones_like(a), a, b, a * a, b * b, a * b, scope, measurement, scope * apart, measurement * apart]
    )


def _thousandths(sums: Any) -> Any:
    return (sums + HALF) >> SHIFT
