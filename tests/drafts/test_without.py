"""Without each feed: the same people, one feed off at a time, acts and inventions alike."""

from __future__ import annotations

from datetime import date

import goodstanding as gs
from goodstanding.drafts._lived import LivedArm
from goodstanding.drafts.base import source_of
from tests.drafts.made import SCHEME
from tests.results.lived import comparison

PEOPLE = 4_000


def test_without_its_only_feed_a_scheme_makes_no_new_record():
    source = source_of(SCHEME, run=comparison(), without_feeds=PEOPLE, made=date(2026, 1, 2))
    assert source.without
    assert list(source.without.feeds) == ["court"]
    off, whole = source.without.feeds["court"], source.without.whole
    assert (off.people, off.days, off.seed) == (PEOPLE, comparison().request.days, comparison().request.seed)
    assert whole.people == PEOPLE
    assert any("contest.take_up" in change for change in off.changes), "what the user changed stays changed"
    assert burdened(off) < burdened(whole), "what is not watched brings nobody onto the list"
    assert burdened(off) > 0, "who is on the list already stays there"
    assert missed(off) == burdened(whole) - burdened(off)
    assert missed(whole) == 0


def test_a_feed_that_is_off_invents_nothing():
    errs = "sees.court.judgment_debt.false_positive=0.2"
    run = gs.run(SCHEME, people=400, days=60, seed=2, set=[errs], study_people=0)
    source = source_of(SCHEME, run=run, without_feeds=1_000, made=date(2026, 1, 2))
    assert source.without
    assert sum(source.without.whole.headline["false_record"]["persons"]) > 10
    assert sum(source.without.feeds["court"].headline["false_record"]["persons"]) == 0


def burdened(arm: LivedArm) -> int:
    return sum(arm.headline["unlawful_conduct"]["persons"])


def missed(arm: LivedArm) -> int:
    return sum(arm.headline["missed_burdens"]["persons"])


def test_the_draft_says_what_each_feed_is_needed_for():
    found = gs.draft("cn_rongcheng_residents", form="cnil_pia", without_feeds=300)
    feeds = gs.load("cn_rongcheng_residents").feeds
    (minimisation,) = [answer for answer in found.answers if answer.id == "213"]
    points = [point for part in minimisation.told for point in part.points]
    for feed in feeds.values():
        assert any(point.startswith(f"without {feed.title}:") for point in points)
    assert any(point.startswith("with every feed:") for point in points)
    assert not minimisation.human
