"""A pair through the doors: beside its two schemes apart, kept, opened again, and lives of both sides."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import goodstanding as gs
from goodstanding.charts import tier_transitions
from goodstanding.charts.base import Scene
from goodstanding.core.errors import RequestProblem, Stopped
from goodstanding.engine.estimate import Pace, pace_of
from goodstanding.metrics import debts_performed
from goodstanding.model.case import Case
from goodstanding.reports.page import build
from goodstanding.results.met import met
from goodstanding.results.run import ArmRun, Comparison, Panel
from tests.doors.door import said

PAIR = "cn_court_list"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pairs") / "run"


@pytest.fixture(scope="module")
def ran(folder: Path) -> Comparison:
    return gs.run(PAIR, people=6_000, days=150, seed=3, out=folder, threads=1)


def test_it_stands_beside_its_schemes_apart(ran: Comparison):
    persons, firms = ran.panels
    assert (persons.society_id, firms.society_id) == ("CN", "CN_firms")
    for panel in ran.panels:
        assert [arm.label for arm in panel.arms] == ["zz_null", f"{PAIR} apart", PAIR]
    ratio = firms.world.society.population / persons.world.society.population
    assert firms.reference.subjects == round(6_000 * ratio)
    jobs = [arm.outcome.acts[arm.outcome.conducts.index("job_lost_with_firm")].sum() for arm in persons.arms]
    assert jobs[0] == jobs[1] == 0 < jobs[2]
    assert np.array_equal(persons.arms[1].outcome.states["list"], persons.arms[2].outcome.states["list"])


def test_what_met_is_told_link_by_link(ran: Comparison):
    found = {one.link: one for one in met(ran)}
    assert set(found) == {"jobs", "limits", "owner"}
    failed = ran.panels[1].arms[2].outcome
    assert found["jobs"].began <= failed.acts[failed.conducts.index("firm_failure")].sum()
    assert found["limits"].stretches > 0
    assert found["jobs"].stretches == 0


def test_what_would_come_anyway_is_told_beside_it(ran: Comparison):
    found = {one.link: one for one in met(ran)}
    assert found["jobs"].anyway == found["jobs"].befell > 0  # firms fail as often where nobody is listed
    assert found["jobs"].anyway_years == found["jobs"].years
    assert "as often without the scheme" in found["jobs"].sentence
    assert found["limits"].anyway == found["owner"].anyway == 0


def test_what_a_scheme_adds_to_what_comes_anyway_is_told():
    sets = ["cn_court_list_firms/responses.failing.ratio=40", "employed.share=0.9"]
    ran = gs.run(PAIR, people=6_000, days=150, seed=3, threads=1, set=sets)
    jobs = next(one for one in met(ran) if one.link == "jobs")
    assert jobs.befell > jobs.anyway > 0
    assert f"more than without the scheme ({jobs.anyway:,})" in jobs.sentence


@pytest.mark.parametrize(("society", "link"), [("CN", "jobs"), ("CN", "limits"), ("CN_firms", "owner")])
def test_a_life_is_the_same_from_the_folder(ran: Comparison, folder: Path, society: str, link: str):
    lives = gs.life(ran, 1, society=society)
    assert lives == gs.life(folder, 1, society=society)
    assert list(lives) == ["zz_null", f"{PAIR} apart", PAIR]


def test_somebody_in_charge_is_refused_flights_for_her_firm(ran: Comparison, folder: Path):
    marks = ran.panels[0].arms
    here = np.flatnonzero(marks[2].outcome.marks.burden_days > marks[1].outcome.marks.burden_days)
    assert here.size
    life = gs.life(folder, int(here[0]), society="CN")[PAIR]
    assert any("limited" in str(event) for event in life.events)


def test_the_report_has_a_section_for_it(ran: Comparison, tmp_path: Path):
    page = gs.report(ran, out=tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Where persons and firms meet" in page
    assert f"<h1>{gs.pair(PAIR).title}" in page.replace("&#39;", "'")
    assert "as often" in page
    assert "synthetic firms (China" in page
    assert page.count("One person may stand in several rows") == page.count("One firm may stand in") == 2


def test_the_picture_of_changes_is_of_a_standing_in_which_people_stand_apart(ran: Comparison):
    apart = ran.panels[0].arms[1]
    picture = tier_transitions.picture(Scene(ran.panels[0], apart, None, "Synthetic people"))
    assert picture is not None
    assert "last day: listed" in picture.table.columns
    assert picture.alternative.startswith("A matrix of synthetic people by state of list on the first day")


def test_several_arms_of_one_provisional_entry_are_named_once(ran: Comparison):
    page = build(replace(ran, panels=tuple(_provisional(panel) for panel in ran.panels)), lives={})
    persons = "List of judgment defaulters, and those who answer for listed firms"
    assert f"sources: {persons}; List of judgment defaulters, firms, and firms of listed owners.</p>" in page


def _provisional(panel: Panel) -> Panel:
    told = {"reading": "provisional"}
    cases = [replace(arm.case, scheme=arm.case.scheme.model_copy(update=told)) for arm in panel.arms]
    return replace(panel, arms=tuple(map(_with_case, panel.arms, cases)))


def _with_case(arm: ArmRun, case: Case) -> ArmRun:
    return replace(arm, case=case)


@pytest.mark.parametrize(
    ("arms", "how", "said"),
    [
        ([PAIR, "cn_court_defaulters"], {}, "is not compared with others"),
        ([PAIR], {"society": "UK"}, "has two societies"),
        (["cn_court_lst"], {}, "no scheme 'cn_court_lst'(?s:.)*Did you mean 'cn_court_list'"),
    ],
)
def test_what_cannot_be_is_refused_plainly(arms: list[str], how: dict[str, str], said: str):
    with pytest.raises(RequestProblem, match=said):
        gs.compare(arms, people=100, days=10, seed=1, **how)


def test_list_show_and_check_know_pairs(tmp_path: Path):
    assert f"{PAIR}: " in said("list", "--pairs").out
    assert "4 of 4 numbers assumed" in said("list", "--pairs").out
    assert [one["id"] for one in said("list", "--pairs", "--json").json] == [one.id for one in gs.pairs()]
    told = said("show", PAIR)
    assert told.code == 0
    assert "links.limits.share = 0.8" in told.out
    assert said("show", PAIR, "--json").json["links"]["jobs"]["after"] == "firm_failure"
    assert said("check", PAIR).out.strip() == "no problem found"
    assert gs.check(PAIR) == ()
    assert f"Did you mean '{PAIR}'?" in said("check", "cn_court_lst").err
    assert gs.pair("cn_court_defaulters") is None


def test_a_run_that_is_stopped_amid_the_pair_goes_on_to_the_same_bits(tmp_path: Path):
    asked = iter(range(10_000))
    how = {"people": 1_500, "days": 30, "seed": 5, "threads": 1}
    with pytest.raises(Stopped):
        gs.run(PAIR, out=tmp_path / "run", stop=lambda: next(asked) >= 80, **how)
    assert (tmp_path / "run.unfinished" / "arm-2").is_dir()
    gone_on = gs.resume(tmp_path / "run", threads=1)
    assert gone_on.record["digests"] == gs.run(PAIR, **how).record["digests"]


def test_what_befalls_is_no_debt_of_ones_own(ran: Comparison):
    for panel in ran.panels:
        apart, together = (debts_performed.measure(arm, panel.reference).value for arm in panel.arms[1:])
        assert apart == together


def test_what_a_pair_will_take_counts_firms_as_many_as_there_are(monkeypatch: pytest.MonkeyPatch):
    counted: list[int] = []

    def counting(*given: Any, people: int, **how: Any) -> Pace:
        counted.append(people)
        return pace_of(*given, people=people, **how)

    monkeypatch.setattr(import_module("goodstanding.engine.estimate"), "pace_of", counting)
    said = gs.estimate([PAIR], people=2_000, days=4, threads=1)
    firms = gs.run(PAIR, people=2_000, days=2, seed=1, threads=1).panels[1].reference.subjects
    assert counted == [2_000, 2_000, firms, firms]
    assert said.seconds > 0
    assert said.bytes > 0
