"""The screen against real cases: expected statuses given, with all facts and without judgment facts.

In sample: whoever wrote the rules could read these cases. It says that the rules express the distinctions.
"""

from __future__ import annotations

from collections import Counter

import pytest

from goodstanding.rules.reading import read_facts
from goodstanding.rules.screen import screen_path
from goodstanding.rules.vocabulary import FACTS
from tests.rules.bank import BANK, cases, laws, scored

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


@pytest.mark.parametrize("confidence", [("high", "medium"), ("high", "medium", "low")])
def test_expected_statuses_with_all_facts(confidence):
    found = results(*confidence)
    assert len(found) > 40
    right = Counter(want for _, want, got in found if want == got)
    assert right.total() >= 0.95 * len(found)
    for status, times in Counter(want for _, want, _ in found).items():
        assert right[status] >= 0.8 * times, status


@pytest.mark.parametrize("confidence", [("high", "medium"), ("high", "medium", "low")])
def test_without_judgment_facts_it_is_open_rather_than_wrong(confidence):
    found = results(*confidence, without=JUDGED)
    wrong = [one for one in found if one[1] != one[2] and one[2] != "undetermined"]
    right = [one for one in found if one[1] == one[2]]
    assert len(wrong) <= 0.03 * len(found), wrong
    assert len(right) >= 0.4 * len(found)


def _asked(case, without):
    """Of one case every expected rule that is undetermined, with the facts it was asked on."""
    facts = {name: value for name, value in case["facts"].items() if name not in without}
    given = read_facts({"jurisdiction": case["jurisdiction"], **facts})
    for finding in screen_path(given, laws()):
        if finding.status == "undetermined" and finding.rule in case["expect"]:
            yield facts, finding


@pytest.mark.parametrize("case", cases("high", "medium", "low"), ids=lambda case: case["id"])
def test_a_pivotal_fact_turns_the_status_as_said(case):
    for facts, finding in (*_asked(case, frozenset()), *_asked(case, JUDGED)):
        turns = {(flip.fact, flip.new): flip.status for flip in finding.flips}
        assert {name for name, _ in turns} >= set(finding.unknown)
        for name, value in turns:
            told = sorted(value) if isinstance(value, frozenset) else value
            given = read_facts({"jurisdiction": case["jurisdiction"], **facts, name: told})
            found = {one.rule: one.status for one in screen_path(given, laws())}
            assert found[finding.rule] == turns[name, value], (finding.rule, name, value)


def test_what_is_undetermined_has_a_question_or_says_why():
    for case in cases("high", "medium", "low"):
        given = read_facts({"jurisdiction": case["jurisdiction"], **case["facts"]})
        for finding in screen_path(given, laws()):
            if finding.status == "undetermined":
                assert finding.unknown or finding.why, (case["id"], finding.rule)
