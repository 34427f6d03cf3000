"""Ratings by several raters: closed forms, what makes them alike, and the invariances of the engine."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest

from goodstanding.engine import rating_plain, relive
from goodstanding.engine.rating_tables import LEVEL, deviation, normal_steps
from goodstanding.engine.snapshot import freeze_day, thaw_day
from goodstanding.engine.two_states import LOW
from goodstanding.model.machine import Rater
from tests.engine.rated import EVEN, FIRST_HALF, RATED, RATERS, lived, own, scheme, standing, values
from tests.engine.test_lives import assert_lives_are_the_runs
from tests.engine.worlds import START, WORLD, run, same

MANY = {"people": 60_000, "block": 65_536}


def covariance(one: Rater, other: Rater, quality: float = 0.3) -> float:
    """Of what two raters say: what their true levels share; errors and views are each rater's own."""
    both = sum(a * b for a, b in zip(one.weights, other.weights, strict=True))
    return quality + (1.0 - quality) * both


@pytest.fixture(scope="module")
def many():
    return values(lived(**MANY))


def test_the_normal_steps_are_normal():
    steps = normal_steps() / LEVEL
    assert abs(steps.mean()) < 1e-12
    assert steps.var() == pytest.approx(1, abs=1e-4)
    for share in (0.05, 0.2, 0.5, 0.9):
        below = (steps < NormalDist().inv_cdf(share)).mean()
        assert below == pytest.approx(share, abs=1e-3)


def test_two_raters_correlate_as_their_parameters_say(many):
    measured, true = many
    rating = RATED.standings[0].rating
    for i, one in enumerate(RATERS):
        for j, other in enumerate(RATERS[:i]):
            for noisy, side in ((True, measured), (False, true)):
                deviations = [deviation(rating, rater, noisy=noisy) for rater in (one, other)]
                wanted = covariance(one, other) / (deviations[0] * deviations[1])
                found = np.corrcoef(side[1 + i], side[1 + j])[0, 1]
                assert abs(found - wanted) < 5 * (1 - wanted**2) / sqrt(MANY["people"])


def test_errors_part_a_rating_from_the_truth_as_they_should(many):
    measured, true = many
    rating = RATED.standings[0].rating
    for i, rater in enumerate(RATERS):
        wanted = deviation(rating, rater, noisy=False) / deviation(rating, rater, noisy=True)
        assert np.corrcoef(measured[1 + i], true[1 + i])[0, 1] == pytest.approx(wanted, abs=0.01)


def test_ratings_are_in_thousandths_of_their_deviation_and_tiers_hold_their_share(many):
    for side in many:
        for one in side[1:]:
            assert abs(one.mean()) < 5 * 1000 / sqrt(one.size)
            assert abs(one.std() - 1000) < 5 * 1000 / sqrt(2 * one.size)
            for cut in (-842, 842):
                below = NormalDist().cdf(cut / 1000)
                assert abs((one < cut).mean() - below) < 5 * sqrt(below * (1 - below) / one.size)


def test_several_say_what_the_so_many_th_lowest_of_them_says(many):
    for side in many:
        assert np.array_equal(side[0], np.sort(side[1:], axis=0)[1])


def test_without_errors_with_one_scope_and_one_set_of_weights_raters_are_one():
    alike = [own(Rater(name, FIRST_HALF, 0.0, 0.0)) for name in "ab"]
    measured, true = values(lived(scheme(*alike)))
    assert np.array_equal(measured[0], measured[1])
    assert np.array_equal(measured, true)


@pytest.mark.parametrize(
    "other", [Rater("b", EVEN, 0.1, 0.0), Rater("b", EVEN, 0.0, 0.1), Rater("b", FIRST_HALF, 0.0, 0.0)]
)
def test_each_of_error_view_and_scope_alone_parts_them(other: Rater):
    measured, _ = values(lived(scheme(own(Rater("a", EVEN, 0.0, 0.0)), own(other))))
    assert 0.5 < np.corrcoef(measured)[0, 1] < 0.9999


def test_better_disposition_is_rated_better():
    simulation = lived(scheme(own(RATERS[0])), people=20_000)
    (measured,), _ = values(simulation)
    cells = np.concatenate([block.people.cell for block in simulation.blocks])
    disposition = cells // 10 % 8
    means = [measured[disposition == d].mean() for d in range(8)]
    assert means == sorted(means)


@pytest.mark.parametrize(("cut", "share"), [(-9999, 1.0), (9999, 0.0)])
def test_the_ends_of_the_scale(cut: int, share: float):
    one = own(RATERS[0])
    column = replace(one.columns[0], cuts=((cut, 1),), below=2)
    outcome = run(scheme(replace(one, columns=(column,))), people=1000, days=1)
    states = outcome.states["esg_a"][-1].sum(axis=1)
    assert states[1] / outcome.eligible.sum() == share


def test_a_cut_is_reached_at_its_value_and_not_below():
    (measured,), _ = values(lived(scheme(own(RATERS[0]))))
    at = int(np.sort(measured)[1000])
    for cut, below in ((at, (measured < at).sum()), (at + 1, (measured <= at).sum())):
        one = own(RATERS[0])
        column = replace(one.columns[0], cuts=((cut, 0),), below=2)
        simulation = lived(scheme(replace(one, columns=(column,))))
        states = np.concatenate([block.people.state & LOW for block in simulation.blocks], axis=1)[0]
        eligible = states != 3
        assert (states[eligible] == 2).sum() == (measured[eligible] < cut).sum()
        assert 0 < below < measured.size


def test_a_part_is_new_each_year_and_everything_after_as_many_years_as_the_file_says():
    t, subjects = lived(people=64).rulebook.ratings, np.arange(4000, dtype=np.uint64)
    levels = {year: rating_plain.levels(t, 1, year, subjects) for year in (2000, 2001, 2002)}
    same_as_before = [
        [np.array_equal(levels[2000][:, k], levels[year][:, k]) for k in range(8)] for year in (2001, 2002)
    ]
    assert same_as_before == [[True] * 4 + [False] * 4, [False] * 8]


def test_ratings_change_on_their_date_alone():
    october = 29
    simulation = lived(people=500, days=october - 1)
    before, _ = values(simulation)
    assert np.array_equal(before, values(lived(people=500))[0])
    simulation.run_until(october)
    after, _ = values(simulation)
    assert (before != after)[1:3].mean() > 0.9
    assert np.array_equal(before[3], after[3]), "rater c looks at the part that is not new this year"


@pytest.mark.parametrize(("block", "threads"), [(1, 1), (7, 2), (4096, 1)])
def test_blocks_and_threads_change_nothing(block: int, threads: int):
    small = {"people": 300, "days": 40}
    assert same(run(RATED, **small), run(RATED, **small, block=block, threads=threads))


def digest() -> list[int]:
    """What a small rated society comes to."""
    o = run(RATED, people=300, days=40)
    states = [int((o.states[id] * np.arange(1, 5)[:, None]).sum()) for id in ("esg", "esg_a")]
    return [o.ledger.digest, int(o.burden_persons.sum()), *states]


def test_the_plain_python_reading_of_the_kernels_gives_the_same():
    code = (
        "import warnings; warnings.simplefilter('error')\n"
        "from tests.engine.test_ratings import digest; print(*digest())"
    )
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [int(word) for word in done.stdout.split()] == digest()


@pytest.mark.parametrize("first", [0, 1_234_567, 5_000_000_000])
def test_many_at_once_are_the_integers_of_one_at_a_time(first: int):
    simulation = lived(people=10**10, first=first, count=500)
    t, years = simulation.rulebook.ratings, simulation.rulebook.rated(0)
    measured, true = values(simulation)
    subjects = np.arange(500, dtype=np.uint64) + np.uint64(first)
    for r in (1, 2, 3):
        said = rating_plain.said(t, r, int(t.first[r]), int(years[r]), subjects)
        assert np.array_equal(said, (measured[r], true[r]))


def test_a_false_footing_is_what_measurement_does():
    request = {"people": 2000, "days": 120}
    noisy, exact = run(RATED, **request), run(without_errors(), **request)
    assert noisy.consequence_persons[:, 1:3].sum() > 0
    assert exact.consequence_persons[:, 1:3].sum() == 0
    for id, states in exact.states.items():
        assert np.array_equal(states, exact.shadow_states[id])


def without_errors():
    exact = [replace(rater, measurement_sd=0.0, effect_sd=0.0) for rater in RATERS]
    return replace(RATED, standings=(standing("esg", *exact, agree=2), *map(own, exact)))


def test_lives_are_what_the_run_did():
    subjects = list(range(0, 2000, 97))
    request = {"people": 2000, "days": 400, "seed": 3, "start_day": START}
    heard = assert_lives_are_the_runs(WORLD, RATED, subjects=subjects, **request)
    days = {event.day for events in heard.values() for event in events if event.what == "state"}
    assert days == {29, 395}
    life = relive(WORLD, RATED, subject=0, **request)
    assert set(life.states) == {"esg", "esg_a", "esg_b", "esg_c"}


@pytest.mark.parametrize("day", [28, 29])
def test_a_run_that_is_stopped_goes_on_to_the_same_bits(day: int):
    whole = lived(people=1000, days=60)
    stopped = lived(people=1000, days=day)
    going = lived(people=1000, days=0)
    thaw_day(going, freeze_day(stopped))
    going.run_until(60)
    for one, other in zip(values(whole), values(going), strict=True):
        assert np.array_equal(one, other)
    assert np.array_equal(np.array(whole.daily.states), np.array(going.daily.states))
