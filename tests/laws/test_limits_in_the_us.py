"""Every number in the law files of North America and Singapore, at it and past it."""

from __future__ import annotations

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
