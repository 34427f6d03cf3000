"""What answering costs is taken of the whole set of mechanisms over three of them, on a file that counts."""

from __future__ import annotations

from bench import answers
from bench.ours import live
from goodstanding.engine.plan import mechanisms


def test_the_file_has_enough_conducts_and_people_under_a_consequence():
    (ratio,), outcome = answers.measured(3_000, 300, 1)
    assert ratio > 0.0
    assert len(outcome.conducts) >= answers.CONDUCTS
    assert answers.under(outcome) >= answers.UNDER


def test_alone_is_without_the_others():
    assert {one.name for one in mechanisms()} > answers.ALONE
    with answers.only(answers.ALONE):
        alone = live(answers.ARM, 2_000, 300, 1)
    whole = live(answers.ARM, 2_000, 300, 1)
    assert (alone.acts == whole.acts).all()
    assert alone.consequence_persons.sum() == 0 < whole.consequence_persons.sum()
