"""Cases outside the bank, coded from memory, and abstract ones; they run where the bank is absent.

Some were in mind when clauses were read again, so they are no blind test. A case that fails is a reason to
read its clause once more, not to fit the clause to it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodstanding.rules.vocabulary import FACTS
from tests.rules.bank import scored

OWN = [json.loads(line) for line in Path(__file__).with_name("own_cases.jsonl").read_text().splitlines()]
JUDGED = frozenset(fact.name for fact in FACTS.values() if fact.judgment)


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["id"])
def test_a_case_outside_the_bank_is_answered_as_expected(case):
    assert [(rule, want) for rule, want, got in scored(case) if want != got] == []


def test_without_judgment_facts_they_are_open_rather_than_wrong():
    found = [one for case in OWN for one in scored(case, without=JUDGED)]
    wrong = [one for one in found if one[1] != one[2] and one[2] != "undetermined"]
    assert len(wrong) <= 0.03 * len(found), wrong
    assert sum(want == got for _, want, got in found) >= 0.4 * len(found)
