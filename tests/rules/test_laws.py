"""Every law file: its own examples, ids that are its own, and dates that are dates."""

from __future__ import annotations

from collections import Counter

import pytest

from goodstanding.core.registry import walk
from goodstanding.rules.reading import read_facts
from goodstanding.rules.screen import screen_path
from tests.rules.bank import laws

EXAMPLES = [(law, example) for law in laws() for example in law.examples]


@pytest.mark.parametrize(
    ("law", "example"), EXAMPLES, ids=lambda x: getattr(x, "rule", getattr(x, "title", ""))
)
def test_an_example_is_answered_as_its_file_says(law, example):
    found = {f.rule: f.status for f in screen_path(read_facts(example.facts), [law])}
    assert found[example.rule] == example.status


def test_an_id_belongs_to_one_rule():
    ids = Counter(rule.id for law in laws() for rule in (*law.clauses, *law.rollups))
    assert [id for id, times in ids.items() if times > 1] == []


def test_every_law_shows_a_case_it_reaches_and_one_it_does_not():
    calm = {"satisfied", "not_engaged"}
    for name, module in walk("goodstanding.laws").items():
        shown = {example.status in calm for example in module.LAW.examples}
        assert shown == {True, False}, name
