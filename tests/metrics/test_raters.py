"""How raters part is told of the rating that comes first, and of nobody where nobody rates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodstanding.metrics.base import measures
from tests.engine.rated import RATED
from tests.engine.worlds import run
from tests.results.made import arm, null

PARTS = ("divergence_by_scope", "divergence_by_measurement", "divergence_by_weights")


def test_the_parts_add_up_and_the_correlation_is_one_of_a_few():
    rated = replace(arm(), outcome=run(RATED, people=3000, days=1))
    parts = [measures()[name].measure(rated, null()) for name in PARTS]
    assert sum(part.value or 0 for part in parts) == pytest.approx(100)
    assert all(part.standard_error for part in parts)
    alike = measures()["rater_correlation"].measure(rated, null())
    assert alike.value is not None
    assert 0.5 < alike.value < 0.7
    assert alike.n == int(rated.outcome.eligible.sum())


def test_where_nobody_is_rated_nothing_is_told():
    for name in (*PARTS, "rater_correlation"):
        found = measures()[name].measure(arm(), null())
        assert found.not_estimable == "nobody is rated by several raters"
