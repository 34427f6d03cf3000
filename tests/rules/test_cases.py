"""The screen against real cases: expected statuses given, with all facts and without judgment facts.

In sample: whoever wrote the rules could read these cases. It says that the rules express the distinctions.
"""

from __future__ import annotations

from collections import Counter

import pytest

from goodstanding.rules.vocabulary import FACTS
from tests.rules.bank import BANK, cases, scored

pytestmark = pytest.mark.skipif(not BANK.exists(), reason="the bank of cases is not beside this checkout")
JUDGED = frozenset(fact.name for fact in FACTS.values() if fact.judgment)


def results(*confidence: str, without: frozenset[str] = frozenset()) -> list[tuple[str, str, str]]:
    """(rule, expected, answered) of all cases, for the rules that some law file holds; misses are printed."""
    found = [one for case in cases(*confidence) for one in scored(case, without=without)]
    misses = Counter(
        f"{rule}: {want} expected, {got or 'no rule'}" for rule, want, got in found if want != got
    )
    for line, times in sorted(misses.items()):
        print(f"{times} x {line}")
    return [one for one in found if one[2]]


def test_expected_statuses_with_all_facts():
    found = results("high", "medium")
    assert len(found) > 40
    right = Counter(want for _, want, got in found if want == got)
    assert right.total() >= 0.95 * len(found)
    for status, times in Counter(want for _, want, _ in found).items():
        assert right[status] >= 0.8 * times, status


def test_without_judgment_facts_it_is_open_rather_than_wrong():
    found = results("high", "medium", without=JUDGED)
    wrong = [one for one in found if one[1] != one[2] and one[2] != "undetermined"]
    right = [one for one in found if one[1] == one[2]]
    assert len(wrong) <= 0.03 * len(found), wrong
    assert len(right) >= 0.4 * len(found)
