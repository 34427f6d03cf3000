"""The logic is sound: what is decided with a fact missing stays so however the fact turns out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodstanding.rules.answer import statuses
from goodstanding.rules.derive import derived
from goodstanding.rules.reading import read_facts
from goodstanding.rules.trace import evaluate, truth
from goodstanding.rules.world import world
from tests.rules.bank import laws
from tests.rules.test_own_cases import OWN

CLAUSES = [clause for law in laws() for clause in law.clauses]
PLAIN = [clause for clause in CLAUSES if not (clause.fails or clause.contested)]
"""Clauses for which silence has no meaning of its own in an open world."""


def given(case, *, open_world):
    return read_facts({"jurisdiction": case["jurisdiction"], **case["facts"]}, open_world=open_world)


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["id"])
def test_a_missing_fact_only_adds_what_is_possible(case):
    whole = given(case, open_world=True)
    full = {clause.id: statuses(clause, whole) for clause in PLAIN}
    for name in whole.facts:
        facts = {other: fact for other, fact in whole.facts.items() if other != name}
        for clause in PLAIN:
            assert full[clause.id] <= statuses(clause, replace(whole, facts=facts)), (clause.id, name)


def test_the_tree_and_the_quick_way_find_one_truth():
    for case in OWN:
        facts = derived(given(case, open_world=False))
        for clause in CLAUSES:
            rules = (*clause.lifts, *clause.fails, *clause.contested)
            for predicate in (clause.gate, clause.elements, *(rule.when for rule in rules)):
                assert evaluate(predicate, facts).truth is truth(predicate, facts), (case["id"], clause.id)


def test_what_follows_follows_once():
    for case in OWN:
        facts = world(given(case, open_world=False)).given
        assert derived(facts) == facts
        assert world(facts).given == facts
