"""Timelines: every dated change is said, and creep is only where purpose or recipients widened."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from goodstanding.cli import group
from goodstanding.timelines import timeline_of
from tests.catalog.entries import CATALOG, ENTRIES


@pytest.mark.parametrize("id", ENTRIES)
def test_every_change_of_the_file_is_in_the_timeline(id: str):
    scheme, steps = CATALOG.scheme(id), timeline_of(CATALOG, id)
    assert [step.date for step in steps] == sorted(step.date for step in steps)
    changed = {dated.date for dated in scheme.timeline if dated.change}
    assert {step.date for step in steps if step.changes} == changed
    assert {step.says for step in steps} >= {dated.says for dated in scheme.timeline}


def test_a_tracing_app_that_gates_a_door_widens_and_a_second_door_does_not():
    steps = {step.date: step for step in timeline_of(CATALOG, "sg_tracetogether")}
    assert steps[date(2021, 5, 17)].wider == ("domain shops",)
    assert steps[date(2021, 5, 17)].changes == ("adds consequences.entry",)
    assert steps[date(2021, 10, 13)].wider == ()


def test_police_use_and_colours_against_depositors_widen_the_purpose():
    steps = {step.date: step for step in timeline_of(CATALOG, "sg_tracetogether")}
    assert steps[date(2020, 5, 15)].wider == ("purpose policing", "recipient Police")
    assert steps[date(2020, 5, 15)].changes == ("adds purposes.police", "adds recipients.police")
    assert steps[date(2021, 2, 2)].changes[0].startswith("facts.everywhere.legal_basis")
    assert steps[date(2021, 2, 2)].wider == ()
    steps = {step.date: step for step in timeline_of(CATALOG, "cn_health_codes")}
    assert steps[date(2022, 6, 13)].wider == ("purpose surveillance",)


def test_consent_and_easing_are_no_creep():
    rongcheng = {step.date: step for step in timeline_of(CATALOG, "cn_rongcheng_residents")}
    assert rongcheng[date(2021, 6, 18)].changes
    assert rongcheng[date(2021, 6, 18)].wider == ()
    eased = timeline_of(CATALOG, "it_green_pass")[-2]
    assert eased.changes[0].endswith("-> 0 probability")
    assert eased.wider == ()


def test_show_prints_it_as_text_and_as_json():
    said = CliRunner().invoke(group, ["show", "it_green_pass", "--timeline"])
    assert said.exit_code == 0
    assert "2021-12-06" in said.output
    assert "wider: domain travel" in said.output
    data = json.loads(CliRunner().invoke(group, ["show", "it_green_pass", "--timeline", "--json"]).output)
    assert [step["date"] for step in data][:2] == ["2021-08-06", "2021-10-15"]
