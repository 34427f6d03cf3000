"""Cases outside the bank, coded from memory, and abstract ones; they run where the bank is absent.

Those with `blind` true were written, with what is expected, by somebody who had not read most rules, and
asked once on 24 November 2026: of the 45 cases B-, 53 of 57 statuses were as expected and none was wrong
rather than open; of the 30 cases B2-, asked after that, 36 of 38, and 2 were wrong. `first` holds what was
answered then, `added` the facts stated since. Without judgment facts 33 of 57 (2 wrong) and 29 of 38 (2
wrong) were decided right. The others were in mind when clauses were read, so they are no blind test. A case
that fails is a reason to read its clause once more, not to fit the clause to it.
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


def test_what_was_asked_blind_says_how_it_went():
    blind = [case for case in OWN if case["blind"]]
    missed = [rule for case in blind for rule in case["first"]]
    assert len(missed) == 6
    assert sum(len(case["expect"]) for case in blind) == 95
    assert all(case["first"] for case in blind if case.get("added"))


def test_without_judgment_facts_they_are_open_rather_than_wrong():
    found = [one for case in OWN for one in scored(case, without=JUDGED)]
    wrong = [one for one in found if one[1] != one[2] and one[2] != "undetermined"]
    assert len(wrong) <= 0.03 * len(found), wrong
    assert sum(want == got for _, want, got in found) >= 0.4 * len(found)
