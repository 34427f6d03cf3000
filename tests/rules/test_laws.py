"""Every law file: its own examples, ids that are its own, and dates that are dates."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from goodstanding.core.registry import walk
from goodstanding.rules.logic import leaves
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


CLAUSES = [(law, clause) for law in laws() for clause in law.clauses]


def shown(law, clause):
    """The examples of a clause."""
    return [example for example in law.examples if example.rule == clause.id]


@pytest.mark.parametrize(("law", "clause"), CLAUSES, ids=lambda x: getattr(x, "id", ""))
def test_every_clause_is_shown_answering_in_two_ways_and_breached_where_it_can_be(law, clause):
    statuses = {example.status for example in shown(law, clause)}
    assert len(statuses) > 1
    if "violated" in {clause.met, clause.unmet} or clause.fails:
        assert "violated" in statuses


LIMITS = [
    (law, clause, leaf)
    for law, clause in CLAUSES
    for rule in (
        clause.gate,
        clause.elements,
        *(x.when for x in (*clause.fails, *clause.lifts, *clause.contested)),
    )
    for leaf in leaves(rule)
    if leaf.test in ("over", "at_least")
]


@pytest.mark.parametrize(
    ("law", "clause", "leaf"), LIMITS, ids=lambda x: getattr(x, "id", getattr(x, "name", ""))
)
def test_every_number_is_shown_on_it_and_just_past_it(law, clause, leaf):
    by_value = {x.facts[leaf.name]: x.status for x in shown(law, clause) if leaf.name in x.facts}
    assert leaf.limit in by_value
    past = [v for v in by_value if (v > leaf.limit if leaf.test == "over" else v < leaf.limit)]
    nearest = min(past, key=lambda value: abs(value - leaf.limit))
    assert abs(nearest - leaf.limit) <= 1
    assert by_value[nearest] != by_value[leaf.limit]


def test_a_clause_names_safeguards_that_there_are():
    known = {f"M{number}" for number in range(1, 20)}
    assert {code for _, clause in CLAUSES for code in clause.switches} == known


DATED = [(law, clause) for law, clause in CLAUSES if clause.in_force or clause.until]


@pytest.mark.parametrize(("law", "clause"), DATED, ids=lambda x: getattr(x, "id", ""))
def test_every_date_is_the_first_or_the_last_day(law, clause):
    example = next(one for one in shown(law, clause) if one.status != "not_engaged")
    first, last = clause.in_force or date(1700, 1, 1), clause.until or date(2100, 1, 1)
    inside, outside = {first, last}, set()
    outside |= {first - timedelta(days=1)} if clause.in_force else set()
    outside |= {last + timedelta(days=1)} if clause.until else set()
    given = read_facts(example.facts)
    for days, status, live in ((inside, example.status, True), (outside, "not_engaged", False)):
        for day in days:
            found = screen_path(given, [law], as_of=day)
            assert {(f.status, f.in_force) for f in found if f.rule == clause.id} == {(status, live)}


def test_every_law_shows_a_case_it_reaches_and_one_it_does_not():
    calm = {"satisfied", "not_engaged"}
    for name, module in walk("goodstanding.laws").items():
        shown = {example.status in calm for example in module.LAW.examples}
        assert shown == {True, False}, name
