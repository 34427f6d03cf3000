"""What answering costs is taken of the whole set of mechanisms over three of them, on a file that counts."""

from __future__ import annotations

from bench import answers
from goodstanding.engine.plan import mechanisms


def test_the_file_has_enough_conducts_and_people_under_a_consequence():
    (ratio,), outcome = answers.measured(3_000, 300, 1)
    assert ratio > 0.0
    assert len(outcome.conducts) >= answers.CONDUCTS
    assert answers.under(outcome) >= answers.UNDER


def test_the_three_are_a_part_of_what_all_take():
    every = frozenset(one.name for one in mechanisms())
    assert every > answers.THREE
    asked = {"people": 50_000, "days": 120}
    answers.seconds_of(every, **asked)
    assert 0.0 < answers.seconds_of(answers.THREE, **asked) < answers.seconds_of(every, **asked)
