"""Arms with safeguards and laws: what they come to, and the machine form under them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.core.errors import RequestProblem
from goodstanding.model.arm import Named, parse_arm
from goodstanding.model.case import Case, assumptions, make_cases, numbers, with_value
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine import Machine
from goodstanding.model.machine_json import machine_from_json, machine_to_json
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.protections import one_at_a_time, protected, protections_of, told
from goodstanding.protections.by_law import clauses_of, law_names
from goodstanding.results.wording import describe
from goodstanding.safeguards.base import switches

CATALOG = builtin_catalog()
START = date(2024, 1, 1)
LIST = "cn_court_defaulters"


def case(arm: str, *sets: str) -> Case:
    return make_cases(CATALOG, [arm], sets=sets, protect=protections_of)[0]


def machine(arm: str, *sets: str) -> Machine:
    made = case(arm, *sets)
    return protected(made, resolve_machine(made, start=START), resolve_world([made]), start=START)


def test_the_grammar():
    arm = parse_arm(
        "a@2021+eu_ai_act:5+hearing:travel@2024-03-01..2024-06-30~2024-05-01..2024-05-02", protected=True
    )
    assert arm.version == "2021"
    days = (date(2024, 3, 1), date(2024, 7, 1), ((date(2024, 5, 1), date(2024, 5, 3)),))
    text = "hearing:travel@2024-03-01..2024-06-30~2024-05-01..2024-05-02"
    assert arm.protections == (
        Named("eu_ai_act:5", "eu_ai_act", "5"),
        Named(text, "hearing", "travel", *days),
    )


@pytest.mark.parametrize(
    ("arm", "says"),
    [
        (f"{LIST}+hering", "no safeguard or law 'hering'"),
        (f"{LIST}+hearing:trvel", f"'{LIST}' has no 'trvel' that 'hearing' could cover"),
        (f"{LIST}+us_fcra:612", "'us_fcra' has no clause '612'"),
        (f"{LIST}+hearing@2024-13-01..", "'+hearing@2024-13-01..': '2024-13-01..' are not days"),
        (f"{LIST}+ban@2024-03-02..2024-03-01", "'+ban@2024-03-02..2024-03-01': "),
        (f"{LIST}+hearing~2024-03-02", "'+hearing~2024-03-02': a suspension needs both days"),
        (f"{LIST}+Hearing", "'+Hearing' is not a protection"),
    ],
)  # fmt: skip
def test_what_is_no_protection(arm: str, says: str):
    with pytest.raises(RequestProblem) as caught:
        case(arm)
    assert caught.value.problems[0].message.startswith(says)
    assert caught.value.problems[0].hint


def test_a_slip_is_met_with_the_word_that_was_meant():
    with pytest.raises(RequestProblem, match="Did you mean 'hearing'"):
        case(f"{LIST}+hering")
    with pytest.raises(RequestProblem, match="Did you mean 'us_fcra'"):
        case(f"{LIST}+us_fcr")


def test_its_numbers_are_inputs_like_any_other():
    made = case(f"{LIST}+hearing")
    assert {n.path for n in numbers(made)} - {n.path for n in numbers(case(LIST))} == {
        f"safeguards.hearing.{name}" for name in switches()["hearing"].safeguard.numbers
    }
    assert "safeguards.hearing.wait_days" in {n.path for n in assumptions(made)}
    assert describe(made, "safeguards.hearing.wait_days") == "Wait days: hearing"
    assert describe(made, "safeguards.us_fcra.dispute.take_up") == "Take up: dispute, us fcra"
    assert (
        with_value(made, "safeguards.hearing.wait_days", 45).protections[0].numbers["wait_days"].value == 45
    )
    moved = case(f"{LIST}+hearing", "safeguards.hearing.wait_days=60")
    assert str(moved.changes[0]) == "safeguards.hearing.wait_days = 60 days (in the files: 30)"
    with pytest.raises(RequestProblem, match="compliance"):
        case(f"{LIST}+hearing", "safeguards.hearing.complience=1")
    with pytest.raises(RequestProblem, match="out of range"):
        case(f"{LIST}+hearing", "safeguards.hearing.compliance=2")


def test_without_obedience_the_machine_is_that_of_the_scheme():
    plain = machine(LIST)
    for id in switches():
        under = machine(f"{LIST}+{id}", f"safeguards.{id}.compliance=0")
        assert (under.periods, under.standings, under.remedy) == (plain.periods, plain.standings, None)


def test_what_is_covered_hangs_on_a_standing_of_its_own():
    made = machine(f"{LIST}+hearing:travel", "safeguards.hearing.compliance=1")
    (period,) = made.periods
    reads = {c.id: c.standing for c in period.consequences}
    assert reads["flight"] == reads["rail"] == "list_for_flight_rail"
    assert {reads[id] for id in ("credit", "office", "school", "naming")} == {"list"}
    assert {go.hold_days > 0 for go in period.goes if go.standing == "list_for_flight_rail"} == {True}
    assert {go.hold_days for go in period.goes if go.standing == "list"} == {0}


def test_days_in_force_and_days_suspended():
    made = machine(f"{LIST}+ban@2024-03-01..2024-06-30~2024-05-01..2024-05-31", "safeguards.ban.compliance=1")
    turns = {date.fromordinal(p.from_day): bool(p.consequences) for p in made.periods[1:]}
    assert turns == {
        date(2024, 3, 1): False,
        date(2024, 5, 1): True,
        date(2024, 6, 1): False,
        date(2024, 7, 1): True,
    }


def test_growing_exceptions_are_obeyed_less_each_year():
    made = machine(f"{LIST}+expiry", "safeguards.expiry.drift=0.5", "safeguards.expiry.compliance=0.8")
    capped = [
        max(go.lot_high for go in p.goes if go.cap_days)
        for p in made.periods
        if any(g.cap_days for g in p.goes)
    ]
    assert capped[:3] == pytest.approx([0.8, 0.4, 0.2])


def test_coverage_and_deterrence_bear_on_the_others():
    def share(arm: str, *sets: str) -> float:
        (period,) = machine(arm, "safeguards.expiry.compliance=0.8", *sets).periods
        return max(go.lot_high for go in period.goes if go.cap_days)

    full = "safeguards.{0}.compliance=1"
    assert share(f"{LIST}+expiry") == 0.8
    assert (
        share(f"{LIST}+expiry+coverage", full.format("coverage"), "safeguards.coverage.covered_share=0.5")
        == 0.4
    )
    assert share(f"{LIST}+expiry+deterrence", full.format("deterrence")) == pytest.approx(0.8 + 0.2 / 3)


def test_a_law_switches_on_what_its_clauses_name_where_they_reach():
    made = case("cn_court_defaulters+us_constitution:DP")
    assert {one.safeguard for one in made.protections} == {"notice", "hearing"}
    assert {one.clauses for one in made.protections} == {("US.DP",)}
    hearing = next(one for one in made.protections if one.safeguard == "hearing")
    assert hearing.name == "us_constitution.hearing"
    assert hearing.consequences is None or "naming" not in hearing.consequences
    assert "us_constitution.hearing" not in told(made)[0]
    assert "hearing (US.DP" in told(made)[0]


def test_what_a_law_does_on_open_facts_is_told_apart():
    made = case("cn_hangzhou_qianjiang+eu_ai_act:5")
    sure = {id for one in made.protections for id in one.clauses if id not in one.open}
    assert {id for one in made.protections for id in one.open} - sure
    assert "Only if what is open turns out so: " in told(made)[0]


def test_a_law_that_reaches_nothing_says_so_and_changes_nothing():
    made = case(f"{LIST}+us_hipaa")
    assert made.protections == ()
    assert "reaches nothing here" in told(made)[0]
    assert "most stop at: " in told(made)[0]
    assert "operator_role is court" in told(made)[0]
    assert machine(f"{LIST}+us_hipaa").periods == machine(LIST).periods
    assert made.scheme.title == f"{case(LIST).scheme.title}, with us_hipaa"


def test_a_law_may_hold_on_its_own_dates():
    arm = "cn_hangzhou_qianjiang+eu_ai_act@own"
    made = case(arm)
    days = {(id, one.since) for one in made.protections for id in one.clauses}
    assert days >= {("AIA.5c.i", date(2025, 2, 2))}
    assert all(since is not None for _, since in days)
    assert "from 2025-02-02" in told(made)[0]
    before = case("cn_hangzhou_qianjiang+eu_ai_act")
    assert {one.since for one in before.protections} == {None}
    with pytest.raises(RequestProblem, match="no dates of its own"):
        case(f"{LIST}+hearing@own")


@pytest.mark.parametrize(
    ("arm", "told"),
    [
        (f"{LIST}+hearing+hearing", "stands twice"),
        (f"{LIST}+each+hearing", "ends an arm"),
        (f"{LIST}+hearing@2024-05-01..2024-04-01", "end before they begin"),
    ],
)
def test_what_cannot_be_is_said(arm: str, told: str):
    with pytest.raises(RequestProblem, match=told):
        case(arm)


def test_a_clause_may_set_the_numbers():
    arm = next(
        f"{id}+us_fcra:605" for id in ("de_debtor_register", "de_schufa") if id in CATALOG.scheme_ids()
    )
    for one in case(arm).protections:
        if one.safeguard == "expiry":
            assert one.numbers["days"].value == 2555
            assert one.numbers["days"].basis == "stated"


def test_every_switch_that_a_clause_names_is_there_and_every_law_can_be_named():
    codes = {switch.safeguard.code for switch in switches().values()}
    for name in law_names():
        assert clauses_of(name)
        assert {code for clause in clauses_of(name) for code in clause.switches} <= codes
    assert {c.id for c in clauses_of("eu_ai_act")} == {c.id for c in clauses_of("eu_ai_act_duties")}


@pytest.mark.parametrize("law", law_names())
def test_any_law_can_be_run_on_any_of_some_schemes(law: str):
    for id in CATALOG.scheme_ids()[::9]:
        made = make_cases(CATALOG, [f"{id}+{law}"], protect=protections_of)[0]
        world = resolve_world([made])
        protected(made, resolve_machine(made, start=START), world, start=START)


def test_a_report_says_what_came_of_a_fall(tmp_path: Path):
    arm = "zz_benefit_risk+accuracy~2024-03-01..2024-04-30"
    made = gs.run(arm, people=3000, days=200, seed=1, study_people=0)
    page = gs.report(made, out=tmp_path / "page.html").read_text(encoding="utf-8")
    assert f"{arm}: While a safeguard was down, " in page
    assert f"{arm}: With it back, " in page


def test_one_safeguard_at_a_time():
    arms = one_at_a_time([f"{LIST}+each", "zz_null", LIST])
    assert arms[0] == LIST
    assert len(arms) == len(set(arms)) == 1 + 17 + 1
    assert f"{LIST}+hearing" in arms
    assert f"{LIST}+coverage" not in arms


def test_what_the_engine_is_given_can_be_kept_and_read_back():
    made = machine(f"{LIST}+dispute+remedy+hearing:travel@2024-03-01..2024-05-31")
    assert machine_from_json(json.loads(json.dumps(machine_to_json(made)))) == made


def test_a_comparison_takes_them_and_is_made_again_from_its_folder(tmp_path: Path):
    arms = [LIST, f"{LIST}+hearing+expiry", f"{LIST}+us_hipaa"]
    made = gs.compare(arms, people=1500, days=120, seed=4, study_people=0, out=tmp_path / "run")
    plain, heard, reached = made.panels[0].arms[1:]
    assert heard.outcome.burden_persons.sum() < plain.outcome.burden_persons.sum()
    assert reached.outcome.ledger.digest == plain.outcome.ledger.digest
    assert "What protects people here" in (tmp_path / "run" / "report.html").read_text(encoding="utf-8")
    again = gs.report(tmp_path / "run", out=tmp_path / "again.html")
    assert "reaches nothing here" in again.read_text(encoding="utf-8")
    assert set(gs.life(tmp_path / "run", 7)) == {"zz_null", *arms}
