"""The societies: their margins are the published ones, and what schemes meet is there."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.catalog.entries import CATALOG, ENTRIES
from tests.catalog.entries import PEOPLED as SOCIETIES

ISO3 = {
    "CN": "CHN", "DE": "DEU", "UK": "GBR", "IT": "ITA", "SE": "SWE", "CA": "CAN", "SG": "SGP", "US": "USA",
}  # fmt: skip
NAMES = {
    "CN": "China", "DE": "Germany", "UK": "United Kingdom", "IT": "Italy", "SE": "Sweden",
    "CA": "Canada", "SG": "Singapore", "US": "United States of America",
}  # fmt: skip


@pytest.fixture
def population(repo: Path) -> Path:
    folder = repo.parent / "shared" / "data" / "population"
    if not folder.is_dir():
        pytest.skip("the reference figures lie beside this repository only where it is built")
    return folder


@pytest.mark.parametrize("id", SOCIETIES)
def test_age_and_sex_add_up_to_the_population(id: str):
    society = CATALOG.society(id)
    total = sum(society.age_sex.female) + sum(society.age_sex.male)
    assert total == pytest.approx(society.population.value, abs=1)
    assert society.age_sex.starts == tuple(range(0, 101, 5))


@pytest.mark.parametrize("id", SOCIETIES)
def test_age_and_sex_are_those_of_world_population_prospects(id: str, population: Path):
    society = CATALOG.society(id)
    with (population / "un_wpp2024_population_age5_sex_8countries_2010_2050.csv").open(
        encoding="utf-8"
    ) as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["iso3"] == ISO3[id] and row["Time"] == str(society.year)
        ]
    for sex in ("Female", "Male"):
        published = [float(row["Value"]) for row in rows if row["Sex"] == sex]
        assert list(getattr(society.age_sex, sex.lower())) == published


@pytest.mark.parametrize("id", SOCIETIES)
def test_households_and_incomes_are_the_published_ones(id: str, population: Path):
    society = CATALOG.society(id)
    with (population / "un_household_size_2019_covasim.csv").open(encoding="utf-8") as file:
        sizes = {row["country"]: float(row["mean_household_size"]) for row in csv.DictReader(file)}
    mean = society.households.mean_size
    assert (mean.basis == "stated") == (NAMES[id] in sizes)
    assert mean.value == sizes.get(NAMES[id], mean.value)
    with (population / "gapminder_income_shares_gini_8countries.csv").open(encoding="utf-8") as file:
        fifths = {
            (row["geo"], row["year"]): [row[f"q{i}"] for i in range(1, 6)] for row in csv.DictReader(file)
        }
    published = fifths[ISO3[id].lower(), str(society.income_shares.year)]
    shares = society.income_shares
    assert (shares.basis == "observed") == any(published)
    assert not any(published) or list(shares.fifths) == [float(text) for text in published]


@pytest.mark.parametrize("id", SOCIETIES)
def test_household_shares_reproduce_the_mean(id: str):
    households = CATALOG.society(id).households
    shares = {int(size): share.value for size, share in households.shares.items()}
    assert sum(shares.values()) == pytest.approx(1, abs=1e-9)
    assert sum(size * share for size, share in shares.items()) == pytest.approx(
        households.mean_size.value, abs=0.005
    )


@pytest.mark.parametrize("id", ENTRIES)
def test_an_entry_finds_its_encounters_at_home(id: str):
    scheme = CATALOG.scheme(id)
    met = CATALOG.society(scheme.home).encounters
    assert {c.meets for c in scheme.consequences.values() if c.meets} <= set(met)


def test_each_society_counts_its_people_one_to_one():
    assert CATALOG.society("CN").population.value == 1_426_106_088
    assert CATALOG.society("DE").population.value == 83_628_708
