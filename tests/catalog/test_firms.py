"""China's ratings and lists of firms: rules as published, figures beside a run, misses shown."""

from __future__ import annotations

from datetime import date

import pytest

import goodstanding as gs
from goodstanding.core.quantity import Quantity
from goodstanding.metrics import lawful_conduct_burden, people_affected
from goodstanding.model.case import make_cases
from goodstanding.model.machine import Go, Yearly
from goodstanding.model.resolve import resolve_machine
from goodstanding.model.resolve_parts import UNBOUNDED
from goodstanding.model.score import Score
from goodstanding.results.published import Figure, figures
from goodstanding.results.run import ArmRun
from tests.catalog.entries import CATALOG
from tests.catalog.test_walk import first_day


def a_year(id: str, *sets: str, firms: int = 20_000) -> ArmRun:
    return gs.run(id, people=firms, days=365, seed=1, set=list(sets)).panels[0].arms[1]


def beside(arm: ArmRun) -> dict[str, Figure]:
    return {figure.id: figure for figure in figures(arm)}


def goes(id: str) -> dict[str, Go]:
    (case,) = make_cases(CATALOG, [id])
    return {go.id: go for go in resolve_machine(case, start=first_day(id)).periods[0].goes}


@pytest.fixture(scope="module")
def taxed() -> ArmRun:
    return a_year("cn_tax_credit")


def test_tax_grades_have_their_published_borders():
    grade = CATALOG.scheme("cn_tax_credit").standings["grade"]
    assert isinstance(grade, Score)
    cuts = {tier.name: tier.at_least.value if tier.at_least else None for tier in grade.tiers}
    assert cuts == {"A": 90, "B": 70, "M": None, "C": 40, "D": None}
    assert grade.base.value == 90


def test_a_direct_d_stands_two_years_and_keeps_from_a_in_the_third():
    rules = goes("cn_tax_credit")
    for ground in ("tax_fraud", "fake_invoices", "tax_vanished"):
        assert rules[f"grade.direct.{ground}"].keep_low == 730
        assert rules[f"grade.direct.{ground}"].start_share > 0
        assert rules[f"grade.{ground}"].keep_low == 1095
        assert rules[f"grade.{ground}"].by_high < -10, "100 less this is below A"
    assert rules["grade.tax_late"].keep_low == 365


def test_a_scored_d_costs_points_in_the_next_year_since_2020():
    (case,) = make_cases(CATALOG, ["cn_tax_credit"])
    before, since = resolve_machine(case, start=first_day("cn_tax_credit")).periods
    assert not [go for go in before.goes if "carried" in go.id]
    (carried,) = (go for go in since.goes if "carried" in go.id)
    assert carried.yearly == Yearly(4, 1, "points", -UNBOUNDED, 39)
    assert (carried.by_low, carried.keep_low, carried.column) == (-11, 365, "points")
    assert since.from_day == date(2020, 1, 1).toordinal()


def test_the_share_of_a_was_put_in_and_that_of_d_misses(taxed: ArmRun):
    found = beside(taxed)
    assert found["grade_a"].used_as == "input"
    assert found["grade_a"].simulated == pytest.approx(0.0489, abs=0.006)
    assert found["grade_d"].used_as == "check"
    assert found["grade_d"].simulated == pytest.approx(0.056, abs=0.006)
    assert found["grade_d"].hit is False


def test_d_reaches_other_firms_of_the_same_person(taxed: ArmRun):
    """With the spread, more firms are under the limit on invoices than are graded D."""
    under = [int(persons.sum()) for persons in taxed.outcome.consequence_persons]
    names = list(taxed.outcome.consequences)
    assert under[names.index("invoices")] > 1.15 * under[names.index("responsible")]


def test_a_burden_on_the_first_day_is_put_down_to_the_harshest_record(taxed: ArmRun):
    """Nearly all firms start with a record of months without tax due, which burdens nobody: what holds them
    at D is the fraud or the fake invoices beside it."""
    lawful, all_of_them = (m.measure(taxed, taxed).value for m in (lawful_conduct_burden, people_affected))
    assert lawful is not None
    assert all_of_them is not None
    assert lawful < all_of_them / 500, "a record of the same day as another's is rare"


def test_guangdongs_green_was_put_in_and_its_other_colours_are_checks():
    found = beside(a_year("cn_environment_credit"))
    assert {id for id, figure in found.items() if figure.used_as == "input"} == {"green"}
    assert found["green"].simulated == pytest.approx(0.1387, abs=0.012)
    for colour, hit in {"yellow": False, "red": False}.items():
        assert found[colour].hit is hit, colour
    shares = [figure.simulated for figure in found.values()]
    assert sum(share for share in shares if share is not None) == pytest.approx(1)


def test_the_regulators_list_needs_a_penalty_and_ends_by_itself():
    rules = goes("cn_market_violations")
    for ground in ("list.quality", "list.honest_trade"):
        assert rules[ground].keep_low == 1095
        assert rules[ground].drop_as == "repaired"
        assert rules[ground].after_days > 0, "notice and a hearing come first"
    facts = CATALOG.scheme("cn_market_violations").facts.everywhere
    assert (facts["notice"].value, facts["hearing"].value) == ("before", "before")


def test_the_shares_of_the_national_grades_are_nobodys_finding():
    """They are not published: no figure stands beside them, and every cut and weight is assumed."""
    scheme = CATALOG.scheme("cn_public_credit_evaluation")
    grade = scheme.standings["grade"]
    assert isinstance(grade, Score)
    assert scheme.published == ()
    assert grade.states == ("excellent", "good", "medium", "poor")
    assert all(tier.at_least.basis == "assumed" for tier in grade.tiers if tier.at_least)
    assert {consequence.effect for consequence in scheme.consequences.values()} == {"charge", "prioritise"}


def test_customs_inspections_were_put_in_and_the_stock_of_the_discredited_is_a_check():
    found = beside(a_year("cn_customs_aeo", firms=50_000))
    assert found["discredited_later"].used_as == "check"
    assert found["discredited_later"].simulated == pytest.approx(0.0114, abs=0.002)
    rates = [found[id].simulated for id in ("inspected_advanced", "inspected_discredited")]
    assert all(rate is not None for rate in rates)
    let_through, mostly = (rate for rate in rates if rate is not None)
    assert let_through / 80 == pytest.approx(1 - 0.0057, abs=0.01)
    assert mostly / 80 == pytest.approx(0.8476, abs=0.02)


def test_a_certified_firm_is_inspected_less_than_a_fifth_as_often_as_a_normal_one():
    scheme = CATALOG.scheme("cn_customs_aeo")
    let_through = scheme.consequences["let_through"].enforced
    normal = scheme.sees["inspections"]["misdeclaration"].sensitivity
    assert let_through is not None
    assert 1 - let_through.value <= 0.2 * normal.low + 1e-9


def test_firms_on_the_courts_list_come_as_published_and_leave_more_slowly():
    found = beside(a_year("cn_court_defaulters_firms"))
    assert found["listed_firms"].used_as == "input"
    assert found["entries_2024"].hit is True
    assert found["exits_2024"].used_as == "check"
    assert found["exits_2024"].simulated == pytest.approx(0.30, abs=0.06)


def test_two_cities_lay_their_own_cuts_over_the_colours():
    cuts = {
        "cn_environment_credit_wuhan": {"supported": 90, "ordinary": 40, "serious": None},
        "cn_environment_credit_zhengzhou": {"red": 100, "neither": 61, "black": None},
    }
    for id, wanted in cuts.items():
        scheme = CATALOG.scheme(id)
        points = scheme.standings["colour"]
        assert isinstance(points, Score)
        assert {t.name: t.at_least.value if t.at_least else None for t in points.tiers} == wanted
        assert scheme.published == (), "Guangdong's shares are not theirs"


def test_the_commentary_on_firms_has_its_seven_conducts_and_its_consequences():
    scheme = CATALOG.scheme("cvrk_2022_firms")
    score = scheme.standings["score"]
    assert isinstance(score, Score)
    signs = {id: rule.value > 0 for id, rule in score.rules.items() if isinstance(rule, Quantity)}
    good = {"profitable_year"}
    bad = {"bad_quality", "delivery_late", "slow_answer", "wages_late", "tax_late", "customer_complaint"}
    assert signs == dict.fromkeys(good, True) | dict.fromkeys(bad, False)
    assert {c.domain for c in scheme.consequences.values()} >= {"market_access", "tax", "reputation"}
    assert all(consequence.decided_by == "official" for consequence in scheme.consequences.values())
