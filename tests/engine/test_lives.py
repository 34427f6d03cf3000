"""Any life recomputed alone is what the run did: day by day, event by event, whatever days it passes over."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from goodstanding.engine import relive, simulate
from goodstanding.engine.review import PARTS
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.telling import state_name, told
from goodstanding.engine.two_states import LOW
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine import Adapt, Contest, Go, Incentive, Period, Yearly
from goodstanding.model.machine_firms import Exit
from goodstanding.panels import arrange
from goodstanding.request import START as FIRST
from goodstanding.results.outcome import REVIEW
from tests.engine.test_carried import READ, READS
from tests.engine.worlds import (
    CONTEST,
    OBSERVATIONS,
    PERIOD,
    SCHEME,
    START,
    STOCKED,
    UNEQUAL,
    WAVES,
    WORLD,
    with_period,
)
from tests.mechanisms.strengths import FULL, with_answers

LATER = replace(
    PERIOD,
    from_day=START + 100,
    participation=0.8,
    observations=tuple(replace(o, lag_days=o.lag_days + 1) for o in OBSERVATIONS),
)
CHANGING = replace(SCHEME, periods=(replace(PERIOD, from_day=START + 20), LATER))
HEARD = with_period(
    SCHEME, goes=tuple(replace(go, hold_days=12, cap_days=45, strike_wrong=0.3) for go in PERIOD.goes)
)
REPAIRED = with_period(
    SCHEME,
    goes=tuple(
        replace(go, drop_rate=0.04, drop_as="repaired", drop_within=20) if go.id == "list.evades" else go
        for go in PERIOD.goes
    ),
)
CARRIED = with_period(
    SCHEME,
    goes=(
        *PERIOD.goes,
        Go("points.carried.low", "points", "points", "fine", "year", -60, -60, keep_low=90, keep_high=90,
           contest=Contest(), yearly=Yearly(2, 1, "points", -30000, 899)),
    ),
)  # fmt: skip
ONCE_A_YEAR = replace(
    with_period(CARRIED, goes=(*CARRIED.periods[0].goes, *READS)), standings=(READ, SCHEME.standings[1])
)
SLOW = replace(CONTEST, take_up=0.9, capacity=1000.0)
WAITING = replace(SCHEME, periods=(replace(PERIOD, contest=SLOW), replace(LATER, contest=SLOW)))
ENDING = replace(
    SCHEME,
    periods=(Period(1, False, 0.0), replace(LATER, from_day=START + 40), Period(START + 200, False, 0.0)),
)
INCENTIVE = Incentive(0.5, 0.3, 0.6, 0.2, 0.1, 60, 0.5)
TOLD = replace(FULL["chill"], hear=2.0)
NORMS = Adapt(peers=0.8, trust=0.5, reach=0.6, conformity=0.5, leaning=0.2, spread=1.0)
WORLDS = {
    "plain": (WORLD, SCHEME),
    "changing rules": (WORLD, CHANGING),
    "several records at the start": (WORLD, STOCKED),
    "held and capped": (WORLD, HEARD),
    "a way out that opens late": (WORLD, REPAIRED),
    "what a tier costs in the year to come": (WORLD, CARRIED),
    "points read once a year": (WORLD, ONCE_A_YEAR),
    "all answers": (with_answers(**FULL), SCHEME),
    "leaving for good": (
        replace(
            with_answers(**{**FULL, "exit": Exit(1.5, 0.5, -0.5), "bear": replace(FULL["bear"], sought=0.6)}),
            conducts=tuple(replace(c, renews=c.id == "help", leans_means=-1) for c in WORLD.conducts),
        ),
        SCHEME,
    ),
    "waiting for review": (WORLD, WAITING),
    "incentives": (with_answers(replace(UNEQUAL, act=INCENTIVE)), CHANGING),
    "answers ahead and after": (
        with_answers(replace(UNEQUAL, act=replace(INCENTIVE, access=2.0, ahead_days=30, after=0.8))),
        ENDING,
    ),
    "rates by date": (replace(WAVES, behaviour=replace(UNEQUAL, adapt=NORMS)), CHANGING),
    "norms": (with_answers(replace(UNEQUAL, adapt=NORMS)), CHANGING),
    "communities": (
        with_answers(replace(UNEQUAL, adapt=replace(NORMS, near=0.8, uneven=0.3), chill=TOLD, act=INCENTIVE)),
        CHANGING,
    ),
    "company": (with_answers(replace(UNEQUAL, copies=(("speech", 0.5), ("fine", 0.9)))), SCHEME),
}


def lives_of_the_run(world, machine, *, subjects, people, days, seed, start_day):
    """What a run of everyone recorded of some, by subject: events, states on the evening before and on the
    last day; and what is public."""
    chosen = np.array(sorted(subjects))
    heard = {subject: [] for subject in subjects}

    def note(day, first, name, columns):
        ids = columns["lane"].astype(np.int64) + first
        for i in np.flatnonzero(np.isin(ids, chosen)):
            row = {field: values[i] for field, values in columns.items()}
            heard[int(ids[i])] += told(world, simulation.layout, day, name, row)

    simulation = Simulation(
        world, machine, people=people, seed=seed, start_day=start_day, block=4096, trace=note
    )
    simulation.run_until(days)
    last = np.concatenate([b.people.state & LOW for b in simulation.blocks], axis=1)
    states = {
        subject: {
            standing.id: tuple(
                state_name(simulation.layout, i, when[i, subject]) for when in (simulation.first_state, last)
            )
            for i, standing in enumerate(simulation.layout.standings)
        }
        for subject in subjects
    }
    known = {"publics": simulation.daily.acts, "review": np.array(simulation.daily.review)}
    return heard, states, known | {"nearby": simulation.daily.nearby}


def in_order(events):
    return sorted(events, key=repr)


def assert_lives_are_the_runs(world, machine, *, subjects, **request):
    heard, states, known = lives_of_the_run(world, machine, subjects=subjects, **request)
    for subject in subjects:
        life = relive(world, machine, subject=subject, **known, **request)
        assert in_order(life.events) == in_order(heard[subject]), subject
        assert life.states == states[subject]
    return heard


@pytest.mark.parametrize("which", WORLDS)
def test_lives_are_what_the_run_did(which):
    count = 8 if which == "company" else 50  # where people follow each other every day has tables of its own
    subjects = np.random.default_rng(5).choice(3000, count, replace=False).tolist()
    heard = assert_lives_are_the_runs(
        *WORLDS[which], subjects=subjects, people=3000, days=365, seed=3, start_day=START
    )
    kinds = {event.what for events in heard.values() for event in events}
    assert kinds >= {"act", "begins", "ends", "state", "under", "freed", "met"}


@pytest.mark.parametrize("people", [3001, 3002])
def test_a_household_on_both_sides_of_a_border_is_lived_whole(people):
    apart = replace(WORLD.society, places=True, group_share=0.0, group_by_community=0.0, group_by_income=0.0)
    around = range(people // 2 - 5, people // 2 + 5)
    request = {"people": people, "days": 120, "seed": 3, "start_day": START}
    assert_lives_are_the_runs(replace(WORLD, society=apart), SCHEME, subjects=list(around), **request)


def test_who_waits_how_long_follows_from_how_far_in_line_officials_came():
    request = {"people": 3000, "days": 365, "seed": 3, "start_day": START}
    subjects = list(range(0, 3000, 15))
    heard, _, known = lives_of_the_run(WORLD, WAITING, subjects=subjects, **request)
    sooner = known["review"].copy()
    sooner[:, REVIEW.index("reached")] += 30 * PARTS
    differ = 0
    for subject in subjects:
        life, other = (
            relive(WORLD, WAITING, subject=subject, review=review, **request)
            for review in (known["review"], sooner)
        )
        assert in_order(life.events) == in_order(heard[subject])
        differ += in_order(other.events) != in_order(life.events)
    assert differ > 10


REAL = {  # a scheme, and decisions a day for 100,000 people that leave a line
    "cn_court_defaulters": 0.02,
    "cn_rongcheng_residents": 10.0,
    "de_debtor_register": 0.2,
}


def entry(scheme):
    (panel,) = arrange(
        builtin_catalog(),
        (scheme,),
        society=None,
        behaviour="default",
        sets=(f"contest.capacity={REAL[scheme]}",),
        start=FIRST,
    )
    return panel.world, panel.arms[-1].machine


@pytest.mark.verify
@pytest.mark.parametrize("scheme", REAL)
def test_a_thousand_lives_under_a_real_entry_are_what_the_run_did(scheme):
    people, request = 200_000, {"days": 365, "seed": 1, "start_day": FIRST.toordinal()}
    random = np.random.default_rng(5).choice(people, 1000, replace=False).tolist()
    outcome = simulate(*entry(scheme), people=people, **request)
    reached = np.flatnonzero(outcome.marks.classes)
    reached = reached[:: max(1, reached.size // 100)].tolist()
    assert outcome.review[-1, REVIEW.index("waiting")] > 0
    heard = assert_lives_are_the_runs(
        *entry(scheme), subjects=sorted({*random, *reached}), people=people, **request
    )
    assert sum(event.what == "under" for events in heard.values() for event in events) > 20


@pytest.mark.verify
@pytest.mark.parametrize("scheme", REAL)
def test_a_life_out_of_a_country_takes_under_fifty_milliseconds(scheme):
    """Of the processor's time; how far in line officials come is that of a smaller society."""
    world, machine = entry(scheme)
    request = {"days": 365, "seed": 1, "start_day": FIRST.toordinal()}
    review = simulate(world, machine, people=50_000, **request).review

    def seconds(subject):
        began = time.process_time()
        relive(world, machine, subject=subject, people=67_000_000, review=review, **request)
        return time.process_time() - began

    subjects = np.random.default_rng(5).choice(67_000_000, 50).tolist()
    seconds(0)
    assert max(min(seconds(subject) for _ in range(3)) for subject in subjects) < 0.05
