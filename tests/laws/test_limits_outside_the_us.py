"""Every number and every date in the law files from outside the United States, at it and past it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goodstanding.core.registry import walk
from goodstanding.rules.reading import read_facts
from goodstanding.rules.screen import screen_path

OURS = ("eu_gdpr", "coe_", "uk_", "cn_", "eu_covid", "nat_", "zz_")
LAWS = [m.LAW for name, m in walk("goodstanding.laws").items() if name.rpartition(".")[2].startswith(OURS)]
BUREAU = {"jurisdiction": "DE", "subject": "person", "operator": "private", "data": ["credit"]}
FROM_REGISTER = {**BUREAU, "source_context": ["justice"], "data_relevant": True}
CN_AGENCY = {"jurisdiction": "CN", "subject": "person", "operator": "private", "operator_role": ["cra"]}
WRONG = {"scores_persons": True, "known_inaccurate": True, "hearing": "none"}
CN_LIST = {"jurisdiction": "CN", "subject": "person", "operator": "public_authority"}
MACHINE = {"subject": "person", "automation": "solely", "legal_or_significant": True, "operator": "private"}
PASS = {
    "jurisdiction": "IT",
    "subject": "person",
    "purpose": "public_health",
    "data": ["health"],
    "target_context": ["travel"],
    "purpose_changed": True,
}


def status(rule: str, facts: dict[str, object], as_of: date | None = None) -> str:
    found = screen_path(read_facts(facts), LAWS, as_of=as_of)
    return {finding.rule: finding.status for finding in found}[rule]


@pytest.mark.parametrize(
    ("rule", "facts", "years", "kept"),
    [
        ("GDPR.5e", FROM_REGISTER, 0.5, "satisfied"),
        ("CN.631.16", {**CN_AGENCY, "detrimental": True}, 5, "satisfied"),
        ("CN.NDRC58", {**CN_LIST, "consequence": ["publication"]}, 3, "conditioned"),
    ],
)
def test_an_age_is_allowed_up_to_its_limit_and_not_past_it(rule, facts, years, kept):
    assert status(rule, {**facts, "record_age_years": years}) == kept
    assert status(rule, {**facts, "record_age_years": years + 0.01}) == "violated"
    assert status(rule, facts) == "undetermined"


@pytest.mark.parametrize(
    ("rule", "facts", "first"),
    [
        ("GDPR.22", {"jurisdiction": "DE", "legal_basis": "none", **MACHINE}, date(2018, 5, 25)),
        ("UK.22A-D", {"jurisdiction": "GB", "notice": "none", **MACHINE}, date(2026, 2, 5)),
        ("UK.22", {"jurisdiction": "GB", "legal_basis": "none", **MACHINE}, date(2018, 5, 25)),
        ("CN.PIPL24", {"jurisdiction": "CN", "logic_disclosed": "none", **MACHINE}, date(2021, 11, 1)),
        ("CN.631.14", {**CN_AGENCY, "data": ["religion"]}, date(2013, 3, 15)),
        ("CN.1029", {**CN_LIST, **WRONG}, date(2021, 1, 1)),
        ("CN.2020-49", {**CN_LIST, "legal_basis": "none"}, date(2020, 12, 7)),
        ("EUPASS.10", PASS, date(2021, 7, 1)),
    ],
)
def test_a_clause_is_silent_the_day_before_it_starts(rule, facts, first):
    assert status(rule, facts, first - timedelta(days=1)) == "not_engaged"
    assert status(rule, facts, first) == "violated"


@pytest.mark.parametrize(
    ("rule", "facts", "last"),
    [
        ("EUPASS.10", PASS, date(2023, 6, 30)),
        ("UK.22", {"jurisdiction": "GB", "legal_basis": "none", **MACHINE}, date(2026, 2, 4)),
    ],
)
def test_a_clause_is_silent_the_day_after_it_ends(rule, facts, last):
    assert status(rule, facts, last) == "violated"
    assert status(rule, facts, last + timedelta(days=1)) == "not_engaged"


def test_the_uk_went_from_a_ban_with_exceptions_to_leave_with_safeguards():
    facts = {
        **MACHINE,
        "jurisdiction": "GB",
        "legal_basis": "legitimate_interest",
        "data": ["financial"],
        "notice": "after",
        "hearing": "after",
    }
    assert status("UK.22", facts, date(2026, 2, 4)) == "violated"
    assert status("UK.22A-D", facts, date(2026, 2, 5)) == "satisfied"


def test_the_same_limits_elsewhere_are_not_engaged():
    assert status("GDPR.5e", {**FROM_REGISTER, "jurisdiction": "US", "record_age_years": 9}) == "not_engaged"
    assert status("ECHR.8", {**CN_LIST, "legal_basis": "none"}) == "not_engaged"
