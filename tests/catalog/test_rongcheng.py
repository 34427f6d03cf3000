"""Rongcheng's table, typed a second time from the fact sheet, and its grades at their borders."""

from __future__ import annotations

from itertools import pairwise

from goodstanding.core.quantity import Quantity
from goodstanding.model.score import ChosenRule, Score
from tests.catalog.entries import CATALOG

SCHEME = CATALOG.scheme("cn_rongcheng_residents")
OFFICIAL = {
    "contract_breach": -20, "contract_breach_sued": -50, "bank_arrears": -10, "private_loan_breach": -20,
    "illegal_fundraising": -40, "guarantee_breach": -20, "judgment_debt": -30, "pyramid_selling": -30,
    "fake_goods": -30, "utility_late": -20, "utility_arrears_court": -50, "heating_tamper": -50,
    "utility_theft": -60, "utility_sabotage": -100, "traffic_ticket": -5, "heroic_act": 30,
    "village_cleanup": 2, "village_litter": -10,
}  # fmt: skip
ASSUMED = {"volunteering", "petitioning"}


def points() -> Score:
    standing = SCHEME.standings["points"]
    assert isinstance(standing, Score)
    return standing


def test_every_published_item_has_its_points():
    rules = points().rules
    fixed = {id: rule for id, rule in rules.items() if isinstance(rule, Quantity)}
    assert {id: rule.value for id, rule in fixed.items() if id not in ASSUMED} == OFFICIAL
    assert all(rule.basis == "stated" for id, rule in fixed.items() if id not in ASSUMED)
    assert all(fixed[id].basis == "assumed" for id in ASSUMED)
    clerk = rules["commerce_other"]
    assert isinstance(clerk, ChosenRule)
    assert (clerk.from_.value, clerk.to.value) == (-50, -5)
    assert set(rules) == {*OFFICIAL, *ASSUMED, "commerce_other"}


def test_monthly_items_are_monthly():
    rules = points().rules
    assert (rules["bank_arrears"].per, rules["bank_arrears"].while_) == ("month", "spell")
    assert (rules["village_cleanup"].per, rules["village_cleanup"].at_most) == ("month", 1)


def test_grades_and_base():
    score = points()
    assert score.base.value == 1000
    assert [(tier.name, tier.at_least.value if tier.at_least else None) for tier in score.tiers] == [
        ("AAA", 1050), ("AA", 1030), ("A", 960), ("B", 850), ("C", 600), ("D", None),
    ]  # fmt: skip
    assert score.direct is not None
    assert score.direct["drunk_driving"].tier == "C"


def test_grades_stay_in_order_when_any_one_cut_moves_to_its_end():
    cuts = [tier.at_least for tier in points().tiers if tier.at_least]
    for better, worse in pairwise(cuts):
        assert better.low > worse.value
        assert better.value > worse.high


def test_protected_conduct_is_in_reach_and_not_scored():
    rule = points().rules["petitioning"]
    assert isinstance(rule, Quantity)
    assert rule.value == 0
    assert rule.low < 0
    assert CATALOG.conduct("petitioning").legality.protected_by


def test_rewards_come_first_and_no_service_is_closed():
    burdens = {id: c for id, c in SCHEME.consequences.items() if c.effect not in ("reward", "prioritise")}
    assert set(burdens) == {"left_out"}
    assert SCHEME.consequences["heating"].amount is not None
    assert SCHEME.consequences["heating"].amount.value == 300


def test_the_rules_of_2021_make_scoring_voluntary():
    before, after = (version.scheme for version in CATALOG.entry("cn_rongcheng_residents").versions)
    assert before.participation is None
    assert after.participation is not None
    assert after.participation.refusers == "records_without_score"
    assert before.consequences["left_out"].enforced != after.consequences["left_out"].enforced
