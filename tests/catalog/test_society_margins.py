"""A simulated society keeps the margins of its file."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from goodstanding.engine.people import age_of, households_of, is_female, margins
from goodstanding.model.resolve_world import society_of
from tests.catalog.entries import CATALOG

PEOPLE = 20_000


@pytest.mark.parametrize("id", CATALOG.society_ids())
def test_age_sex_and_household_sizes_hold_within_four_standard_errors(id: str):
    society = society_of(CATALOG.society(id))
    m = margins(society, people=PEOPLE, seed=5, age_cuts=(6, 18, 65))
    persons = np.arange(PEOPLE)
    ages = np.array([int(age_of(m, np.uint64(i))) for i in persons])
    women = np.array([bool(is_female(m, np.uint64(i), int(a))) for i, a in enumerate(ages)])
    total = sum(society.female) + sum(society.male)
    for band, (low, high) in enumerate(pairwise((*society.age_starts, 101))):
        inside = (ages >= low) & (ages < high)
        for wanted, sex in ((society.female[band], women), (society.male[band], ~women)):
            share = wanted / total
            assert abs((inside & sex).mean() - share) <= 4 * np.sqrt(share * (1 - share) / PEOPLE)
    firsts, sizes = households_of(m, persons)
    homes = np.bincount(sizes[firsts == persons], minlength=len(society.household_sizes) + 1)[1:]
    shares = np.array(society.household_sizes)
    error = np.sqrt(shares * (1 - shares) / homes.sum())
    # Sizes are laid out as ranges of ids, not drawn: rounding a range moves it by a household.
    assert np.all(np.abs(homes / homes.sum() - shares) <= 4 * error + 2 / homes.sum())
