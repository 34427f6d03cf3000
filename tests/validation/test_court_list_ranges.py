"""The court list in the model against the ranges derived from published figures, and its forecast of 2024.

Ranges (arithmetic on the stock of April 2024, the flows of 2024 and the refusals of 2018; the entry's
`published` and `sources.yaml` give the sources): currently listed 0.65 to 0.85 % of adults; entered 0.20 to
0.30 % of adults a year; left 25 to 36 % of the stock a year; a listed person-year, 0.7 to 2.0 flights and
0.16 to 0.45 fast trains refused. Scale: 400,000 synthetic residents for 1.4 billion.
"""

from __future__ import annotations

import pytest

from goodstanding.engine.collect import outcome_of
from goodstanding.model.case import make_cases
from goodstanding.results.outcome import Outcome
from tests.validation.worlds import CATALOG, begun

ARM, PEOPLE, DAYS = "cn_court_defaulters", 400_000, 365


@pytest.fixture(scope="module")
def year() -> Outcome:
    simulation = begun(ARM, PEOPLE, behaviour="default")
    simulation.run_until(DAYS)
    return outcome_of(simulation, timing={})


def refused(year: Outcome, consequence: str) -> float:
    """Refusals per listed person-year."""
    ledger = year.ledger.columns
    mine = (ledger["consequence"] == year.consequences.index(consequence)) & (ledger["truth"] < 2)
    return ledger["met"][mine].sum() / (ledger["person_days"][mine].sum() / DAYS)


def test_the_list_holds_the_derived_ranges(year):
    adults = year.eligible.sum()
    stock = year.states["list"][1:, 1].sum() / DAYS
    moves = year.moves["list"]
    assert 0.0065 < stock / adults < 0.0085
    assert 0.0020 < moves[:, 1].sum() / adults < 0.0030
    assert 0.25 < moves[1].sum() / stock < 0.36
    assert 0.7 < refused(year, "flight") < 2.0
    assert 0.16 < refused(year, "rail") < 0.45


def test_figures_that_set_a_parameter_are_inputs_and_those_of_2024_are_checks():
    scheme = make_cases(CATALOG, [ARM], society="CN")[0].scheme
    by_use = {use: [f for f in scheme.published if f.used_as == use] for use in ("input", "check")}
    assert by_use["input"]
    assert {f.measure.is_ for f in by_use["check"]} >= {
        "entries_per_adult_year",
        "exits_per_stock_year",
        "stock_share",
    }
