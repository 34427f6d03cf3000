"""V02. The law of a score after one period of independent events: Poisson-binomial with weights.

Wang, "On the number of successes in independent trials", Statistica Sinica 3 (1993); the law is the product
of six two-point generating functions.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.validation.worlds import begun

P = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5)
POINTS = (-50, -20, -10, -5, 5, 10)
BASE = 1000
MEAN, VARIANCE, BELOW_960, AT_LEAST_1000 = 1002.75, 111.6875, 0.0125615, 0.823935


def law():
    """Probability of each score, by convolution."""
    out = {BASE: 1.0}
    for p, points in zip(P, POINTS, strict=True):
        new: dict[int, float] = {}
        for score, weight in out.items():
            new[score] = new.get(score, 0.0) + weight * (1 - p)
            new[score + points] = new.get(score + points, 0.0) + weight * p
        out = new
    return out


def test_v02_theory_is_the_published_one():
    exact = law()
    assert sum(s * w for s, w in exact.items()) == pytest.approx(MEAN, abs=1e-9)
    assert sum((s - MEAN) ** 2 * w for s, w in exact.items()) == pytest.approx(VARIANCE, abs=1e-9)
    assert sum(w for s, w in exact.items() if s < 960) == pytest.approx(BELOW_960, abs=1e-12)
    assert sum(w for s, w in exact.items() if s >= 1000) == pytest.approx(AT_LEAST_1000, abs=1e-12)


def test_v02_the_engine_draws_from_that_law():
    people = 1_000_000
    simulation = begun("zz_v02_one_period", people)
    simulation.run_until(1)
    score = np.concatenate([block.people.real[0] for block in simulation.blocks])
    assert abs(score.mean() - MEAN) < 4 * np.sqrt(VARIANCE / people)
    fourth = sum((s - MEAN) ** 4 * w for s, w in law().items())
    assert abs(score.var() - VARIANCE) < 4 * np.sqrt((fourth - VARIANCE**2) / people)
    for s, p in law().items():
        assert abs((score == s).sum() - people * p) < 4 * np.sqrt(people * p * (1 - p)) + 4
    states = simulation.daily.states[-1][0].sum(axis=1)
    for share, count in ((AT_LEAST_1000, states[0]), (BELOW_960, states[2])):
        assert abs(count - people * share) < 4 * np.sqrt(people * share * (1 - share))
