"""Every entry of the catalogue, walked: it checks, it runs, it says whose word its sources are."""

from __future__ import annotations

import warnings
from datetime import date

import pytest

from goodstanding.engine import simulate
from goodstanding.model.case import make_cases
from goodstanding.model.check import problems_of_scheme
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.standing import readable
from goodstanding.results.outcome import Outcome
from tests.catalog.entries import CATALOG, ENTRIES, SCHEMES

ANY_DAY = date(2024, 1, 1)
VOICES = {"official", "state_media", "independent", "advocacy"}


def first_day(id: str) -> date:
    """The first day on which the entry holds."""
    in_force = CATALOG.scheme(id).in_force
    return in_force.from_ if in_force and in_force.from_ else ANY_DAY


def lived(id: str, *, people: int, days: int) -> Outcome:
    """A run from the entry's first day, in which a warning is an error."""
    (case,) = make_cases(CATALOG, [id])
    start = first_day(id)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return simulate(
            resolve_world([case]),
            resolve_machine(case, start=start),
            people=people,
            days=days,
            seed=1,
            start_day=start.toordinal(),
        )


@pytest.mark.parametrize("id", SCHEMES)
def test_it_passes_check(id: str):
    assert problems_of_scheme(CATALOG, id) == ()


@pytest.mark.parametrize("id", ENTRIES)
def test_it_runs_for_a_month(id: str):
    outcome = lived(id, people=2000, days=30)
    assert outcome.eligible.sum() > 0
    scheme = CATALOG.scheme(id)
    assert set(outcome.states) == set(readable(scheme.standings))
    for count in outcome.states.values():
        assert (count.sum(axis=(1, 2)) == 2000).all()


@pytest.mark.parametrize("id", SCHEMES)
def test_every_source_says_whose_word_it_is(id: str):
    sources = CATALOG.scheme(id).sources
    assert {key for key, source in sources.items() if source.voice not in VOICES} == set()


@pytest.mark.parametrize("id", ENTRIES)
def test_its_row_its_mechanism_and_its_claims_are_there(id: str):
    scheme = CATALOG.scheme(id)
    assert len(scheme.mechanism.split()) >= 4
    assert scheme.compulsion != "none" or not scheme.consequences
    if scheme.status == "described":
        assert all(claim.documents in ("differ", "not_found", "agree") for claim in scheme.claims)
