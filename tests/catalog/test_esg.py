"""US-3: raters part as was published, their correlation is a check, and pressure of agencies is a switch."""

from __future__ import annotations

from dataclasses import replace

import pytest

import goodstanding as gs
from goodstanding.reports.flowmap import draw_narrow, draw_wide
from goodstanding.reports.flows import flows_of
from goodstanding.reports.glance import glances
from goodstanding.results.ledger import mistaken
from goodstanding.results.published import figures
from goodstanding.results.record import stamp
from goodstanding.results.run import ArmRun
from tests.catalog.entries import CATALOG
from tests.engine.rated import RATED
from tests.engine.worlds import LIST

READINGS = {"us_esg_ratings_coerced": True, "us_esg_ratings_uncoerced": False, "us_esg_ratings": "unknown"}


@pytest.fixture(scope="module")
def arm() -> ArmRun:
    made = gs.run("us_esg_ratings", people=4000, days=1, seed=1)
    return made.panels[0].arms[1]


def test_the_split_was_put_in_and_comes_out(arm: ArmRun):
    inputs = [figure for figure in figures(arm) if figure.used_as == "input"]
    assert {figure.id for figure in inputs} == {"by_scope", "by_measurement", "by_weights"}
    for figure in inputs:
        assert figure.simulated is not None
        assert figure.standard_error is not None
        assert figure.value is not None
        assert abs(figure.simulated - figure.value) < 0.005 + 3 * figure.standard_error, figure.id


def test_the_correlation_set_nothing_and_its_miss_is_shown(arm: ArmRun):
    (check,) = [figure for figure in figures(arm) if figure.used_as == "check"]
    assert check.simulated is not None
    assert check.simulated == pytest.approx(0.63, abs=0.03)
    assert check.hit is False


def test_the_check_would_tell_raters_of_another_kind():
    """With less in common to all that is looked at of one firm, the split stays and the correlation falls to
    the published one: what the check tells is that the file's `quality` is a guess."""
    quality = "standings.esg.indicators.quality=0.2"
    made = gs.run("us_esg_ratings", people=4000, days=1, seed=1, set=[quality])
    found = {figure.id: figure for figure in figures(made.panels[0].arms[1])}
    assert found["correlation"].simulated == pytest.approx(0.54, abs=0.03)
    assert found["by_measurement"].simulated == pytest.approx(0.56, abs=0.02)


def test_pressure_of_agencies_is_a_switch_and_neither_side_the_default():
    heeded: list[float] = []
    for id, coerced in READINGS.items():
        scheme = CATALOG.scheme(id)
        assert scheme.facts.everywhere["state_coerced"].value == coerced
        enforced = scheme.consequences["capital"].enforced
        assert enforced is not None
        heeded.append(enforced.value)
    with_pressure, without, either = heeded
    assert with_pressure > either > without


def test_as_described_is_one_score_of_the_state():
    described, documented = CATALOG.scheme("us_esg_ratings_as_described"), CATALOG.scheme("us_esg_ratings")
    assert described.status == "described"
    assert described.row == documented.row == "US-3"
    assert len(described.standings["esg"].raters) == 1 < len(documented.standings["esg"].raters)


def test_the_flow_map_shows_what_raters_look_at(arm: ArmRun):
    flows = flows_of(arm)
    assert [source.title for source in flows.sources] == ["What firms disclose", "Research of the raters"]
    assert {seen.title for source in flows.sources for seen in source.seen} == {"what raters look at"}
    assert [board.id for board in flows.boards] == ["esg", "esg_a", "esg_b"], "on the others nothing hangs"
    for draw in (draw_wide, draw_narrow):
        assert "as measured" in draw(flows, prefix="x-", label="a map", stamp=stamp(arm))


def test_a_burden_by_mistake_is_told_as_an_error_of_measurement():
    (row,) = glances(gs.run("us_esg_ratings", people=500, days=1, seed=1))
    lead, told = row.affected
    assert lead == "Firms of every sector and size"
    assert told.startswith("Mostly for: a rating (")
    _, by_mistake = row.mistake
    assert by_mistake.endswith("an error of measurement: measured without any, they would have stood better.")


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ("r", "an error of measurement"),
        ("l", "a false record"),
        ("rl", "a false record or an error of measurement"),
        ("", "a false record"),
    ],
)
def test_on_what_a_mistake_rests(kinds: str, words: str):
    found = {"r": RATED.standings, "l": (LIST,)}
    machine = replace(RATED, standings=tuple(one for kind in kinds for one in found[kind]))
    assert mistaken(machine) == words
