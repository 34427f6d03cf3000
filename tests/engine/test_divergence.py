"""How raters part: the split of their divergence against its closed form, and against fitted weights."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from goodstanding.engine import rating_plain
from goodstanding.engine.rating_sums import ratings_of
from goodstanding.engine.rating_tables import deviation
from goodstanding.model.machine import Rater, Rating
from goodstanding.results.raters import Agreement, agreement
from tests.engine.rated import EVEN, FIRST_HALF, RATERS, lived, own, scheme, standing

SECOND_HALF = tuple(reversed(FIRST_HALF))
SLOPES = {"up": (*range(1, 9),), "down": (*range(8, 0, -1),)}
UP, DOWN = (tuple(weight / 36 for weight in SLOPES[name]) for name in ("up", "down"))


def found(*raters: Rater, people: int = 60_000) -> Agreement:
    simulation = lived(scheme(standing("esg", *raters)), people=people, block=65_536)
    sums = ratings_of(simulation)
    assert sums is not None
    made = agreement(sums["esg"])
    assert made is not None
    return made


def expected(one: Rater, other: Rater) -> dict[str, float]:
    """Correlation and shares from the covariances of all that is drawn, by linear algebra."""
    rating, k = standing("esg", one, other).rating, len(one.weights)
    assert rating is not None
    one_levels, other_levels = _loadings(rating, one, 0, k), _loadings(rating, other, 1, k)
    u, v = (np.array(r.weights) / deviation(rating, r, noisy=True) for r in (one, other))
    both = (u > 0) & (v > 0)
    scope = (u * ~both) @ one_levels - (v * ~both) @ other_levels
    measurement = ((u + v) / 2 * both) @ (one_levels - other_levels)
    a, b = u @ one_levels, v @ other_levels
    apart = a - b
    shares = [part @ apart / (apart @ apart) for part in (scope, measurement)]
    return {"correlation": a @ b, "scope": shares[0], "measurement": shares[1], "weights": 1 - sum(shares)}


def _loadings(rating: Rating, rater: Rater, which: int, k: int) -> np.ndarray:
    """Of each measured level the weights of: quality, k own levels, two views, two times k errors."""
    drawn = np.zeros((k, 1 + k + 2 + 2 * k))
    each = np.arange(k)
    drawn[:, 0] = np.sqrt(rating.quality)
    drawn[each, 1 + each] = np.sqrt(1 - rating.quality)
    drawn[:, 1 + k + which] = rater.effect_sd
    drawn[each, 3 + k + which * k + each] = rater.measurement_sd
    return drawn


@pytest.mark.parametrize("pair", [*combinations(RATERS, 2)], ids=lambda pair: "".join(r.id for r in pair))
def test_the_split_is_what_the_parameters_say(pair: tuple[Rater, Rater]):
    made = found(*pair)
    for part, wanted in expected(*pair).items():
        assert abs(made.value[part] - wanted) < 5 * made.error[part] + 1e-3, part
    assert made.value["scope"] + made.value["measurement"] + made.value["weights"] == pytest.approx(1)
    assert 3000 < made.rated <= 4096


def test_several_raters_are_the_mean_of_their_pairs():
    pairs = [expected(*pair) for pair in combinations(RATERS, 2)]
    made = found(*RATERS)
    for part in made.value:
        wanted = np.mean([pair[part] for pair in pairs])
        assert abs(made.value[part] - wanted) < 5 * made.error[part] + 1e-3, part


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        (Rater("a", EVEN, 0.5, 0.5), Rater("b", EVEN, 0.5, 0.5), "measurement"),
        (Rater("a", FIRST_HALF, 0.5, 0.5), Rater("b", SECOND_HALF, 0.5, 0.5), "scope"),
        (Rater("a", UP, 0.0, 0.0), Rater("b", DOWN, 0.0, 0.0), "weights"),
    ],
)
def test_where_raters_differ_in_one_thing_all_of_it_comes_from_there(one: Rater, other: Rater, part: str):
    made = found(one, other, people=5000)
    assert made.value["correlation"] < 0.99
    for name in ("scope", "measurement", "weights"):
        assert made.value[name] == pytest.approx(float(name == part), abs=2e-3)


def test_raters_who_are_one_do_not_part():
    made = found(Rater("a", EVEN, 0.0, 0.0), Rater("b", EVEN, 0.0, 0.0), people=2000)
    assert made.value == {"correlation": pytest.approx(1)}


def test_nobody_is_rated_by_several():
    assert ratings_of(lived(scheme(own(RATERS[0])))) is None


def test_too_few_say_nothing():
    sums = ratings_of(lived(scheme(standing("esg", *RATERS)), people=30))
    assert sums is not None
    assert agreement(sums["esg"]) is None


def test_weights_fitted_to_what_raters_say_give_the_same_split():
    """The study knows no rater's weights and fits them, apart for each and together for both, by least
    squares."""
    one, other = Rater("a", UP, 0.6, 0.3), Rater("b", (*DOWN[:6], 0.0, 0.0), 0.6, 0.3)
    other = Rater("b", tuple(w / sum(other.weights) for w in other.weights), 0.6, 0.3)
    simulation = lived(scheme(standing("esg", one, other)), people=20_000, block=65_536)
    t, subjects = simulation.rulebook.ratings, np.arange(20_000, dtype=np.uint64)
    assert t is not None
    levels = rating_plain.levels(t, 0, 1998, subjects)
    measured = [(levels + rating_plain.errors(t, 0, n, 1998, subjects)) / 2**20 for n in (0, 1)]
    said = [rating_plain.said(t, 0, n, 1998, subjects)[0] / 1000 for n in (0, 1)]
    both = (np.array(one.weights) > 0) & (np.array(other.weights) > 0)
    a, b = (np.linalg.lstsq(c, r, rcond=None)[0] for c, r in zip(measured, said, strict=True))
    none = np.zeros((20_000, int((~both).sum())))
    stacked = np.block([[measured[0][:, both], measured[0][:, ~both]], [measured[1][:, both], none]])
    together = np.linalg.lstsq(stacked, np.concatenate(said), rcond=None)[0][: int(both.sum())]
    apart = said[0] - said[1]
    scope = measured[0][:, ~both] @ a[~both]
    measurement = (measured[0] - measured[1])[:, both] @ together
    weights = measured[0][:, both] @ (a[both] - together) - measured[1][:, both] @ (b[both] - together)
    shares = [np.cov(part, apart)[0, 1] / apart.var() for part in (scope, measurement, weights)]
    made = found(one, other, people=20_000)
    for name, share in zip(("scope", "measurement", "weights"), shares, strict=True):
        assert made.value[name] == pytest.approx(share, abs=0.04), name
