"""Timelines: every dated change is said, and creep is only where purpose or recipients widened."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from goodstanding.cli import group
from goodstanding.timelines import Step, timeline_of
from tests.catalog.entries import CATALOG, ENTRIES


@pytest.mark.parametrize("id", ENTRIES)
def test_every_change_of_the_file_is_in_the_timeline(id: str):
    scheme, steps = CATALOG.scheme(id), timeline_of(CATALOG, id)
    assert [step.date for step in steps] == sorted(step.date for step in steps)
    changed = {dated.date for dated in scheme.timeline if dated.change}
    assert {step.date for step in steps if step.changes} == changed
    assert {step.says for step in steps} >= {dated.says for dated in scheme.timeline}


def steps_of(id: str) -> dict[date, Step]:
    return {step.date: step for step in timeline_of(CATALOG, id)}


def creep_of(id: str) -> dict[str, tuple[str, ...]]:
    return {step.date.isoformat(): step.creep for step in timeline_of(CATALOG, id) if step.creep}


def test_a_tracing_app_gains_three_uses_and_a_second_door_is_none():
    assert creep_of("sg_tracetogether") == {
        "2020-05-15": ("purpose added: Use by the police (policing)", "recipient added: Police"),
        "2021-05-17": ("purpose added: Condition of entry (public health)",),
        "2021-08-10": ("purpose added: Vaccine pass at doors (public health)",),
    }
    steps = steps_of("sg_tracetogether")
    assert steps[date(2021, 5, 17)].changes == ("adds consequences.entry", "adds purposes.entry")
    assert steps[date(2021, 10, 13)].changes == ("adds consequences.mall",)
    assert steps[date(2021, 2, 2)].changes[0].startswith("facts.everywhere.legal_basis")


def test_a_use_that_comes_later_is_none_of_the_first_rules():
    entry = CATALOG.entry("sg_tracetogether")
    assert set(entry.versions[0].scheme.facts.purposes) == {"tracing"}
    assert set(entry.versions[-1].scheme.facts.purposes) == {"tracing", "police", "entry", "vaccine_pass"}


def test_colours_against_depositors_are_a_purpose():
    told = {"2022-06-13": ("purpose added: Red codes for bank depositors in June 2022 (surveillance)",)}
    assert creep_of("cn_health_codes") == creep_of("cn_health_codes_depositors") == told


def test_a_pass_that_further_bodies_ask_for_gains_recipients_and_a_part_of_life_is_told_apart():
    assert creep_of("it_green_pass") == {
        "2021-10-15": ("recipient added: Workplaces",),
        "2021-12-06": ("recipient added: Carriers and hotels",),
        "2022-02-01": ("recipient added: Banks, post offices and shops",),
    }
    steps = steps_of("it_green_pass")
    assert steps[date(2021, 10, 15)].reaches == ("part of life added: work",)
    assert steps[date(2022, 1, 10)].changes
    mandate = steps_of("it_over_fifty_mandate")
    assert mandate[date(2022, 4, 4)].reaches == ("part of life added: tax",)


@pytest.mark.parametrize(
    ("id", "days"),
    [
        ("cn_rongcheng_residents", ("2016-01-01", "2019-01-01", "2021-06-18")),
        ("ca_account_freeze", ("2022-02-21", "2024-01-23", "2026-01-16")),
        ("it_over_fifty_mandate", ("2022-02-15", "2022-04-04")),
    ],
)
def test_texts_rulings_consent_and_fines_are_no_creep(id: str, days: tuple[str, ...]):
    assert {date.fromisoformat(day) for day in days} <= set(steps_of(id))
    assert not creep_of(id)


def test_narrowing_is_a_change_and_no_creep():
    consent = steps_of("cn_rongcheng_residents")[date(2021, 6, 18)]
    eased = timeline_of(CATALOG, "it_green_pass")[-2]
    assert consent.changes
    assert eased.changes[0].endswith("-> 0 probability")
    assert (consent.creep, consent.reaches, eased.creep, eased.reaches) == ((), (), (), ())


@pytest.mark.parametrize("id", ENTRIES)
def test_creep_is_just_a_new_purpose_or_recipient(id: str):
    for step in timeline_of(CATALOG, id):
        added = any(change.startswith(("adds purposes.", "adds recipients.")) for change in step.changes)
        assert bool(step.creep) == added


def test_show_prints_it_as_text_and_as_json():
    said = CliRunner().invoke(group, ["show", "it_green_pass", "--timeline"])
    assert said.exit_code == 0
    assert "2021-12-06" in said.output
    assert "    creep: recipient added: Carriers and hotels\n    part of life added: travel\n" in said.output
    data = json.loads(CliRunner().invoke(group, ["show", "it_green_pass", "--timeline", "--json"]).output)
    assert [step["date"] for step in data][:2] == ["2021-08-06", "2021-10-15"]
    assert data[1]["creep"] == ["recipient added: Workplaces"]
