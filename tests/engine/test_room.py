"""A column that runs past its room stops the run and says which; it never wraps round."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodstanding.core.errors import RequestProblem
from tests.engine.worlds import CONDUCTS, GOES, SCHEME, WORLD, run, with_period

BUSY = replace(WORLD, conducts=tuple(replace(c, rate=0.9) if c.id == "help" else c for c in CONDUCTS))


def punishing(points: int):
    goes = tuple(
        replace(
            go, by_low=-points, by_high=-points, keep_low=0, keep_high=0, until_end=False, monthly_limit=0
        )
        if go.on == "act"
        else go
        for go in GOES
    )
    return with_period(SCHEME, goes=goes)


def test_points_that_fit_run_on():
    assert run(punishing(20), BUSY, people=300, days=200).recorded.sum() > 0


def test_points_that_no_longer_fit_stop_the_run_by_name():
    with pytest.raises(RequestProblem, match=r"standing 'points': somebody's 'points' ran past"):
        run(punishing(300), BUSY, people=300, days=200)
