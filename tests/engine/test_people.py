"""Synthetic people: margins hold, households are arithmetic, and base rates mean what they say."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.engine import exact
from goodstanding.engine.people import age_of, fill_cells, household, households_of, is_female, margins
from goodstanding.engine.simulation import Simulation
from tests.engine.worlds import CONDUCTS, NULL, SOCIETY, START, WORLD, run

PEOPLE = 60_000


@pytest.fixture(scope="module")
def m():
    return margins(SOCIETY, people=PEOPLE, seed=11, age_cuts=(6, 18, 65))


def test_age_and_sex_margins_hold_within_four_standard_errors(m):
    ages = np.array([int(age_of(m, np.uint64(i))) for i in range(PEOPLE)])
    female = np.array([bool(is_female(m, np.uint64(i), int(a))) for i, a in enumerate(ages)])
    total = sum(SOCIETY.female) + sum(SOCIETY.male)
    starts = (*SOCIETY.age_starts, 101)
    for band, (low, high) in enumerate(pairwise(starts)):
        inside = (ages >= low) & (ages < high)
        for persons, sex in ((SOCIETY.female[band], female), (SOCIETY.male[band], ~female)):
            p = persons / total
            assert abs((inside & sex).mean() - p) < 4 * np.sqrt(p * (1 - p) / PEOPLE)


def test_every_household_has_an_adult_and_ids_of_a_household_are_consecutive(m):
    person = 0
    while person < PEOPLE:
        home = household(m, person)
        assert home.first == person
        assert int(age_of(m, np.uint64(home.first))) >= 18
        last = home.first + home.size - 1
        assert household(m, last) == home
        person += home.size
    firsts, sizes = households_of(m, np.arange(PEOPLE))
    assert np.array_equal(np.bincount(firsts, minlength=PEOPLE)[firsts], sizes)


def test_household_sizes_have_the_stated_shares(m):
    firsts, sizes = households_of(m, np.arange(PEOPLE))
    homes = np.bincount(sizes[firsts == np.arange(PEOPLE)], minlength=6)[1:]
    assert np.allclose(homes / homes.sum(), SOCIETY.household_sizes, atol=20 / homes.sum())


def test_groups_have_their_share_lean_to_income_as_stated_and_never_split_a_household(m):
    cell = np.zeros(PEOPLE, np.uint16)
    fill_cells(m, 0, cell)
    group, income = cell & 1, (cell // 2) % 5
    homes = households_of(m, np.arange(PEOPLE))[0]
    assert np.array_equal(group, group[homes])
    assert np.array_equal(income, income[homes])
    heads = homes == np.arange(PEOPLE)
    n = heads.sum()
    # Communities of one group move together: the effective number of draws lies between communities and
    # households.
    assert abs(group[heads].mean() - SOCIETY.group_share) < 4 * np.sqrt(
        0.25 * 0.75 * (0.2 / (PEOPLE / 500) + 1 / n)
    )
    shares = [group[heads & (income == f)].mean() for f in range(5)]
    assert shares == sorted(shares, reverse=True)
    assert np.allclose(np.bincount(income[heads], minlength=5) / n, 0.2, atol=4 * np.sqrt(0.16 / n))


def test_a_society_without_enough_adults_is_refused_in_words():
    from dataclasses import replace

    young = replace(
        SOCIETY, household_sizes=(1.0,), female=(100.0,) * 4 + (1.0,) * 17, male=(100.0,) * 4 + (1.0,) * 17
    )
    with pytest.raises(RequestProblem, match="leave no adult for each"):
        margins(young, people=1000, seed=1, age_cuts=(18,))


def test_the_link_gives_the_stated_mean_whatever_the_spread():
    odds = tuple(exact.exp(0.2 * i - 3) for i in range(40))
    for mean in (1e-7, 1e-3, 0.2, 0.9):
        rates = exact.rates_by_logit(mean, odds)
        assert abs(sum(rates) / 40 / mean - 1) < 1e-12
        assert list(rates) == sorted(rates)
        ratios = [p / (1 - p) / r for p, r in zip(rates, odds, strict=True)]
        assert max(ratios) / min(ratios) - 1 < 1e-9


def test_base_rates_are_the_society_s_means_without_a_scheme():
    null = run(NULL, people=200_000, days=60)
    adults = int(null.adults.sum())
    for k, conduct in enumerate(CONDUCTS):
        if conduct.form == "event" and conduct.given is None:
            mean = adults * 60 * conduct.rate
            assert abs(null.acts[k].sum() - mean) < 4 * np.sqrt(mean)
    debt = 0
    in_debt = null.spell_days[debt].sum()
    ends = null.ends["debt"]
    for reason, rate in CONDUCTS[debt].ends:
        assert abs(ends[reason] - in_debt * rate) < 5 * np.sqrt(in_debt * rate)
    evade = next(k for k, c in enumerate(CONDUCTS) if c.id == "evade")
    assert abs(null.acts[evade].sum() - in_debt * CONDUCTS[evade].rate) < 5 * np.sqrt(
        in_debt * CONDUCTS[evade].rate
    )


def test_a_spell_starts_in_its_steady_state_and_stays_there():
    one = Simulation(WORLD, NULL, people=100_000, seed=5, start_day=START)
    one.run_until(0)
    start = sum(int(b.totals.in_spell.sum()) for b in one.blocks)
    one.run_until(200)
    end = sum(int(b.totals.in_spell.sum()) for b in one.blocks)
    assert abs(end - start) < 4 * np.sqrt(2 * start)
