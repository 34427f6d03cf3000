"""The exact limit of W, and the NumPy form against it."""

from __future__ import annotations

import re

import numpy as np
import pytest

from bench import workload
from bench.oracle import TAPS, limit, point_kernel, pushed
from bench.peers import numpy_blocks
from bench.record import Record
from tests.house.tree import REPO

PEOPLE, DAYS = 40_000, 10


@pytest.fixture(scope="module")
def record() -> Record:
    return numpy_blocks.run(PEOPLE, DAYS, seed=3)


def agrees(totals: np.ndarray, people: int, days: int, bits: int | None = None) -> bool:
    """All 36 totals within four standard errors, and together as far away as chance has them."""
    z = limit(days, bits=bits).z(totals, people)
    return bool(np.abs(z).max() < 4 and 0.5 < np.sqrt((z**2).mean()) < 1.6)


def test_the_page_and_the_programs_hold_the_same_numbers():
    page = (REPO / "bench" / "workload.md").read_text(encoding="utf-8")
    rows = [[float(cell) for cell in row.split("|")] for row in re.findall(r"^\| c\d+ \|(.*)\|$", page, re.M)]
    columns = ("BASE", "DETECT", "WRONG", "POINTS", "LEVEL", "LEAN", "SLOPE", "COUPLING")
    assert np.array_equal(np.array(rows), np.stack([getattr(workload, name) for name in columns], axis=1))


def test_the_kernel_of_points_is_a_distribution_with_the_right_mean():
    chances = np.linspace(0.01, 0.4, workload.CONDUCTS)
    kernel = point_kernel(chances)
    points = np.arange(TAPS) + workload.POINTS[workload.POINTS < 0].sum()
    assert kernel.sum() == pytest.approx(1, abs=1e-12)
    assert kernel @ points == pytest.approx(chances @ workload.POINTS, abs=1e-12)
    variance = (chances * (1 - chances)) @ workload.POINTS**2
    assert kernel @ points**2 - (kernel @ points) ** 2 == pytest.approx(variance, rel=1e-9)


def test_the_push_keeps_everyone_and_clips_at_the_ends():
    density = np.zeros((workload.TRAITS, workload.TOP_SCORE + 1))
    density[:, [0, 999]] = 0.5 / workload.TRAITS
    always = np.zeros((workload.CONDUCTS, workload.TRAITS, workload.TIERS))
    always[1] = 1.0
    after = pushed(density, always)
    assert after[:, 5].sum() == pytest.approx(0.5)
    assert after[:, workload.TOP_SCORE].sum() == pytest.approx(0.5)


def test_the_first_day_is_simple_arithmetic():
    first = workload.probabilities(np.ones(workload.CONDUCTS))
    tiers = np.array([0, 78, 150, 28, 0]) / 256
    assert limit(1).totals[0] == pytest.approx((first * tiers).sum(axis=2).mean(axis=1))


def test_a_record_is_whole(record: Record):
    assert record.people.size // DAYS + record.counts.size // DAYS + record.scores.size // DAYS == 1_488
    assert (record.people.sum(axis=1) == PEOPLE // workload.GROUPS).all()
    did, recorded, wrongful = record.counts.swapaxes(0, 1)
    most = record.people[..., None]
    assert (recorded <= did).all()
    assert (did + wrongful <= most).all()
    gained = ((recorded + wrongful).sum(axis=1) @ workload.POINTS)[1:]
    # Nobody reaches 0 or 1000 in ten days, so each day's sum moves by exactly the day's points.
    assert np.array_equal(np.diff(record.scores, axis=0), gained)


def test_numpy_agrees_with_the_limit(record: Record):
    assert agrees(record.totals, PEOPLE, DAYS, numpy_blocks.BITS)


def test_blocks_cover_groups_of_any_size():
    people = 8 * (numpy_blocks.BLOCK + 3)
    assert (numpy_blocks.run(people, 1, seed=1).people.sum(axis=1) == people // 8).all()


def test_a_planted_error_is_found(record: Record):
    wrong = record.totals.copy()
    wrong[0, 0] = round(wrong[0, 0] * 1.03)
    assert not agrees(wrong, PEOPLE, DAYS, numpy_blocks.BITS)


def test_standard_errors_are_what_many_runs_show():
    exact = limit(5, bits=numpy_blocks.BITS)
    z = np.array([exact.z(numpy_blocks.run(2_000, 5, seed).totals, 2_000) for seed in range(60)])
    assert 0.9 < np.sqrt((z**2).mean()) < 1.1
    # The mean over the runs, per total: sixty runs pin it to an eighth of a standard error.
    assert np.abs(z.mean(axis=0) * np.sqrt(60)).max() < 4
