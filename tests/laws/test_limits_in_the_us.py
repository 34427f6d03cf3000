"""Every number in the law files of North America and Singapore, at it and past it."""

from __future__ import annotations

from datetime import date

import pytest

from goodstanding.core.registry import walk
from goodstanding.rules.reading import read_facts
from goodstanding.rules.screen import screen_path

LAWS = [
    module.LAW
    for name, module in walk("goodstanding.laws").items()
    if name.rpartition(".")[2].startswith(("us_", "ca_", "sg_"))
]
MATCH = {
    "jurisdiction": "us_federal",
    "operator": "federal_agency",
    "subject": "person",
    "subject_group": ["citizen_or_lpr"],
    "identifier_retrieval": True,
    "purpose": "benefits",
    "collection": "transfer",
    "consequence": ["benefit_cut"],
    "accuracy_measures": True,
    "notice": "before",
}


def status(rule: str, facts: dict[str, object]) -> str:
    return {finding.rule: finding.status for finding in screen_path(read_facts(facts), LAWS)}[rule]


@pytest.mark.parametrize(("days", "answer"), [(29, "violated"), (29.9, "violated"), (30, "satisfied")])
def test_a_match_waits_thirty_days(days, answer):
    assert status("PA.p", {**MATCH, "contest_days": days}) == answer
    assert status("PA.p", MATCH) == "undetermined"


BUREAU = {
    "jurisdiction": "us",
    "operator": "private",
    "operator_role": ["cra"],
    "subject": "person",
    "expects_use_as_eligibility": True,
    "data": ["credit"],
}
FROM_COURT = {**BUREAU, "source_context": ["justice"]}


@pytest.mark.parametrize(
    ("facts", "years", "answer"),
    [
        ({**BUREAU, "source_context": ["finance"]}, 7, "satisfied"),
        ({**BUREAU, "source_context": ["finance"]}, 7.01, "violated"),
        (FROM_COURT, 7, "satisfied"),
        (FROM_COURT, 7.01, "undetermined"),
        (FROM_COURT, 10, "undetermined"),
        (FROM_COURT, 10.01, "violated"),
    ],
)
def test_a_report_forgets_at_seven_years_and_a_bankruptcy_at_ten(facts, years, answer):
    assert status("FCRA.605", {**facts, "record_age_years": years}) == answer


@pytest.mark.parametrize(
    ("day", "live"),
    [("2022-02-14", False), ("2022-02-15", True), ("2022-02-23", True), ("2022-02-24", False)],
)
def test_the_orders_of_february_2022_lasted_nine_days(day, live):
    order = next(clause for law in LAWS for clause in law.clauses if clause.id == "CA.EMO2022")
    assert order.in_force is not None
    assert order.until is not None
    assert (order.in_force <= date.fromisoformat(day) <= order.until) == live
    frozen = {"jurisdiction": "CA", "operator": "public_authority", "consequence": ["account_freeze"]}
    found = screen_path(read_facts(frozen), LAWS, as_of=date.fromisoformat(day))
    answer = next(finding.status for finding in found if finding.rule == "CA.EMO2022")
    assert (answer == "conditioned") == live
