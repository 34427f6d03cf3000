"""Officials who review so many cases a day: no case is lost, nobody is passed over, and nothing depends on
blocks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.engine.review import ONE, PARTS, PER, Line
from goodstanding.results.outcome import REVIEW, Outcome
from tests.engine.worlds import CONTEST, SCHEME, run, same, with_period

PEOPLE, DAYS = 3000, 150
SLOW = 800.0
"""Decisions a day for 100,000 people: about half of what is filed."""
FILED, TAKEN, WAITING, WAITED, REACHED = range(len(REVIEW))


def reviewed(capacity: float | None, **how: int) -> Outcome:
    contest = replace(CONTEST, take_up=0.9, capacity=capacity)
    return run(with_period(SCHEME, contest=contest), people=PEOPLE, days=DAYS, **how)


def decided(outcome: Outcome) -> int:
    return sum(n for name, n in outcome.disputes.items() if name != "filed")


@pytest.fixture(scope="module")
def unlimited() -> Outcome:
    return reviewed(None)


@pytest.fixture(scope="module")
def slow() -> Outcome:
    return reviewed(SLOW)


def test_with_room_for_all_nobody_waits_and_nothing_changes(unlimited: Outcome):
    ample = reviewed(100_000.0)
    assert same(ample, unlimited)
    assert ample.review is not None
    assert ample.review[:, WAITED].sum() == 0
    assert unlimited.review is None


def test_with_no_capacity_nobody_is_ever_decided():
    none = reviewed(0.0)
    assert none.review is not None
    assert decided(none) == 0 < none.disputes["filed"]
    assert none.review[-1, WAITING] == none.disputes["filed"]


def test_what_is_filed_is_taken_up_or_waits_on_every_day(slow: Outcome, unlimited: Outcome):
    review = slow.review
    assert review is not None
    assert (review[:, FILED].cumsum() == review[:, TAKEN].cumsum() + review[:, WAITING]).all()
    assert review[:, FILED].sum() == slow.disputes["filed"]
    assert 0 < decided(slow) < decided(unlimited)
    assert review[100:, TAKEN].sum() == pytest.approx(50 * SLOW * PEOPLE / 100_000, abs=3)
    assert review[-1, WAITING] > review[30, WAITING] > 0
    assert review[-1, WAITED] / review[-1, TAKEN] > 10
    assert (np.diff(review[:, REACHED]) >= 0).all()


@pytest.mark.parametrize(("block", "threads"), [(7, 1), (500, 2)])
def test_blocks_and_threads_change_nothing(slow: Outcome, block: int, threads: int):
    other = reviewed(SLOW, block=block, threads=threads)
    assert same(slow, other)
    assert np.array_equal(slow.review, other.review)


days = st.lists(
    st.tuples(
        st.one_of(st.none(), st.floats(0.0, 40.0)),
        st.lists(st.tuples(st.integers(1, 5), st.integers(0, PARTS - 1), st.integers(1, 4)), max_size=8),
    ),
    min_size=1,
    max_size=25,
)


def served(waiting: dict[int, int], day: int, credit: int, capacity: float | None) -> tuple[list[int], int]:
    """One case after another, by hand: the places taken up on a day, and the credit that is left."""
    ready, taken = sorted(place for place in waiting if place // PARTS <= day), []
    if capacity is None:
        return ready, 0
    credit += round(capacity * ONE)
    for place in ready:
        if credit < ONE:
            return taken, credit
        credit -= waiting[place] * ONE
        taken.append(place)
    return taken, credit % ONE if credit > 0 else credit


@settings(max_examples=100, deadline=None)
@given(days)
def test_the_line_keeps_every_case_and_its_order(story):
    """Each day has a capacity, and cases that are ready on later days."""
    line, waiting, credit = Line(), {}, 0
    for day, (capacity, cases) in enumerate(story, start=1):
        line.take(day, capacity, PER)
        gone, credit = served(waiting, day, credit, capacity)
        assert line.credit == credit
        assert line.taken == sum(waiting[place] for place in gone)
        assert line.waited == sum(waiting[place] * (day - place // PARTS) for place in gone)
        waiting = {place: count for place, count in waiting.items() if place not in gone}
        assert all(place <= line.reached for place in gone)
        assert all(place > line.reached for place in waiting)
        rooms = [np.zeros((6, PARTS), np.int32) for _ in range(2)]
        for i, (delay, part, count) in enumerate(cases):
            rooms[i % 2][delay, part] += count
            place = (day + delay) * PARTS + part
            waiting[place] = waiting.get(place, 0) + count
        line.add(day, rooms)
        assert not any(one.any() for one in rooms)
        assert dict(zip(line.places.tolist(), line.cases.tolist(), strict=True)) == waiting
        assert line.day()[FILED] == sum(count for _, _, count in cases)
        assert line.day()[WAITING] == sum(waiting.values())
