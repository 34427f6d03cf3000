"""V01. Clipped score walk: stationary law, law after 20 days, ruin and hitting time, against birth-death
theory.

Karlin and Taylor, A First Course in Stochastic Processes (1975): pi_i is proportional to (p/q)^i on 0..K with
clipping at both ends; here p = 0.3, q = 0.2, K = 10, start 5.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.validation.worlds import begun

P, Q, K, BASE = 0.3, 0.2, 10, 5
RUIN_BEFORE_TOP = 0.116364
MEAN_HITTING_TIME = 1452.139
STATIONARY_MEAN = 8.128659
TIER_SHARES = {"D": 0.027779, "C": 0.093753, "B": 0.316415, "A": 0.562053}


def chain():
    """The transition matrix of the walk."""
    matrix = np.zeros((K + 1, K + 1))
    for i in range(K + 1):
        matrix[i, min(i + 1, K)] += P
        matrix[i, max(i - 1, 0)] += Q
        matrix[i, i] += 1 - P - Q
    return matrix


def scores(simulation):
    return np.concatenate([block.people.real[0] for block in simulation.blocks])


def assert_law(counts, law):
    n = counts.sum()
    assert np.all(np.abs(counts - n * law) < 4 * np.sqrt(n * law * (1 - law)) + 1e-9)


def test_v01_theory_is_the_published_one():
    law = (P / Q) ** np.arange(K + 1)
    law /= law.sum()
    assert np.allclose(law @ chain(), law, atol=1e-15)
    assert law @ np.arange(K + 1) == pytest.approx(STATIONARY_MEAN, abs=5e-7)
    tiers = {"D": law[:3].sum(), "C": law[3:6].sum(), "B": law[6:9].sum(), "A": law[9:].sum()}
    assert tiers == pytest.approx(TIER_SHARES, abs=5e-7)


def test_v01_law_after_twenty_days():
    simulation = begun("zz_v01_walk", 1_000_000)
    simulation.run_until(20)
    start = np.eye(K + 1)[BASE]
    assert_law(np.bincount(scores(simulation), minlength=K + 1), start @ np.linalg.matrix_power(chain(), 20))


def test_v01_stationary_law():
    simulation = begun("zz_v01_walk", 100_000)
    simulation.run_until(400)
    law = (P / Q) ** np.arange(K + 1)
    assert_law(np.bincount(scores(simulation), minlength=K + 1), law / law.sum())


def first_passages(people: int, days: int):
    """The day on which each person first had 0, and first had 10, points (0: never)."""
    ruined, full = np.zeros(people, np.int64), np.zeros(people, np.int64)

    def note(day, first, name, columns):
        if name == "changes" and day > 0:
            for state, seen in ((5, ruined), (0, full)):
                lanes = first + columns["lane"][columns["new"] == state].astype(np.int64)
                seen[lanes[seen[lanes] == 0]] = day

    simulation = begun("zz_v01_walk", people, trace=note)
    simulation.run_until(days)
    return ruined, full


def test_v01_ruin_before_the_top_and_time_to_ruin():
    people, days = 20_000, 2500
    ruined, full = first_passages(people, days)
    decided = (ruined > 0) | (full > 0)
    assert decided.all()
    lost = (ruined > 0) & ((full == 0) | (ruined < full))
    assert abs(lost.mean() - RUIN_BEFORE_TOP) < 4 * np.sqrt(RUIN_BEFORE_TOP * (1 - RUIN_BEFORE_TOP) / people)

    # Time to ruin, cut off at the last day: its law from the chain with 0 made absorbing.
    matrix = chain()
    matrix[0] = np.eye(K + 1)[0]
    law, alive = np.eye(K + 1)[BASE], []
    for _ in range(200_000):
        alive.append(1 - law[0])
        law = law @ matrix
        if alive[-1] < 1e-14:
            break
    assert sum(alive) == pytest.approx(MEAN_HITTING_TIME, abs=5e-3)
    cut = np.array(alive[:days])
    mean = cut.sum()
    second = (2 * np.arange(days) + 1) @ cut
    times = np.where(ruined > 0, ruined, days)
    assert abs(times.mean() - mean) < 4 * np.sqrt((second - mean**2) / people)
