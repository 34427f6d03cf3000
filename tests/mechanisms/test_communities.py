"""Norms, thresholds, trust and word of a burden by community: closed forms, and nothing where nobody asks."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

import goodstanding as gs
from goodstanding.core.errors import RequestProblem
from goodstanding.engine import relive
from goodstanding.engine.layout import layout_of
from goodstanding.engine.nearby import Looks, factors_nearby, trust_of
from goodstanding.engine.norms import usual_acts
from goodstanding.engine.people import community_of, household, household_of
from goodstanding.engine.plan import mechanisms
from goodstanding.engine.snapshot import freeze_day, thaw_day
from goodstanding.engine.state import ACT, Clock, Events, new_list
from goodstanding.model.machine import Adapt, Chill, Eligibility, World
from goodstanding.results.outcome import WINDOW
from tests.engine.worlds import CONDUCTS, FLAT, SCHEME, START, UNEQUAL, with_period
from tests.mechanisms.strengths import FULL, differing, lived, state, with_answers

SPEECH, HELP, FINE = (
    next(i for i, c in enumerate(CONDUCTS) if c.id == name) for name in ("speech", "help", "fine")
)
QUIET = with_period(SCHEME, responses=())
NORMS = Adapt(peers=0.8, trust=0.3, reach=0.6, conformity=0.5, leaning=0.2, spread=1.0)
NEAR = replace(NORMS, near=0.7, uneven=0.2)
TOLD = Chill(1.0, 0.25, 0.6, 0.1, False, learn=0.5, hear=3.0)
BOTH = {"adapt": NEAR, "chill": TOLD}


def in_one(world: World) -> World:
    """The same people, all of one community."""
    return replace(world, society=replace(world.society, community_size=10**9))


def homes(simulation) -> np.ndarray:
    """The community of each person."""
    m = simulation.margins
    return np.array([int(community_of(m, household_of(m, i)[0])) for i in range(simulation.people)])


def test_in_one_community_people_do_as_where_they_see_all():
    for name, answers in {
        "norms": {"adapt": replace(NORMS, near=0.7)},
        "thresholds": {"adapt": replace(FULL["adapt"], near=1.0)},
    }.items():
        alike = {"adapt": replace(answers["adapt"], near=0.0)}
        one, all_ = (lived(in_one(with_answers(**given)), people=4000) for given in (answers, alike))
        assert differing(one, all_) == set(), name
        assert differing(one, lived(with_answers(**answers), people=4000)), name


@pytest.mark.parametrize("answers", [BOTH, {"adapt": replace(NORMS, uneven=0.8)}])
def test_blocks_and_threads_change_nothing(answers):
    whole = lived(with_answers(**answers), people=3000)
    for block, threads in ((700, 1), (1024, 2)):
        other = lived(with_answers(**answers), people=3000, block=block, threads=threads)
        assert differing(whole, other) == set()
        assert np.array_equal(np.array(whole.daily.nearby), np.array(other.daily.nearby))


def digest() -> str:
    """All that a small society comes to, in one line."""
    world = with_answers(**BOTH)
    world = replace(world, society=replace(world.society, community_size=60))
    world = replace(world, conducts=tuple(replace(c, rate=10 * c.rate) for c in world.conducts))
    simulation = lived(world, people=240, days=65)
    end = {**state(simulation), "nearby": np.array(simulation.daily.nearby)}
    assert simulation.tables.acts.near.varies.any()
    return " ".join(f"{key}={int(np.asarray(value, np.int64).sum())}" for key, value in sorted(end.items()))


def test_the_plain_python_reading_gives_the_same():
    code = "from tests.mechanisms.test_communities import digest\nprint(digest())"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == digest()


def test_what_is_noticed_is_what_people_did():
    simulation = lived(with_answers(**BOTH), people=3000, days=60)
    nearby = np.array(simulation.daily.nearby)
    assert nearby.shape == (2, len(CONDUCTS) + 1, 6)
    acts = np.array(simulation.daily.acts)[: 2 * WINDOW].reshape(2, WINDOW, -1).sum(axis=1)
    assert np.array_equal(nearby[:, :-1].sum(axis=2), acts)
    assert np.array_equal(simulation.rulebook.members, np.bincount(homes(simulation)))
    burdened = np.array(simulation.daily.burdened)
    # On the morning of the last day of a window: as the evening before left it. One person can count thrice.
    assert (nearby[:, -1].sum(axis=1) <= burdened[[WINDOW - 1, 2 * WINDOW - 1]].sum(axis=1)).all()
    assert (nearby[:, -1].sum(axis=1) >= burdened[[WINDOW - 1, 2 * WINDOW - 1]].max(axis=1)).all()


def test_the_order_of_people_does_not_count():
    """The same acts in reverse give the same counts, each in the community of whoever did it."""
    simulation = lived(with_answers(**BOTH), people=3000, days=0)
    random, n = np.random.default_rng(3), 500
    events, counts = new_list(Events, n), []
    lane, conduct, kind = (
        random.integers(0, 3000, n),
        random.integers(0, len(CONDUCTS), n),
        random.integers(0, 3, n),
    )
    for order in (slice(None), slice(None, None, -1)):
        events.count[0] = n
        events.lane[:], events.conduct[:], events.kind[:] = lane[order], conduct[order], kind[order]
        noticed = np.zeros((len(CONDUCTS) + 1, 6), np.int32)
        block, clock = simulation.blocks[0], Clock(0, 0, 1, 0)
        kernel = next(one.kernel for one in mechanisms() if one.name == "neighbours")
        kernel(clock, simulation.margins, simulation.tables.effects, block.people.footing, events, noticed)
        counts.append(noticed)
    expected = np.zeros_like(counts[0])
    np.add.at(expected, (conduct[kind == ACT], homes(simulation)[lane[kind == ACT]]), 1)
    assert np.array_equal(counts[0], expected)
    assert np.array_equal(counts[1], expected)


def started_apart(near: float, peers: float, windows: int = 12) -> list[np.ndarray]:
    """Two communities of 20,000 that begin at the two ends of a norm: the mean choice in each, by window."""
    counted = Chill(1.0, 0.25, 0.0, 0.0, False, hear=1.0)  # nobody holds back; but communities are counted
    world = with_answers(FLAT, adapt=Adapt(peers, 0.0, 0.5, 0.0, 0.0, 1.0, near=near), chill=counted)
    world = replace(world, society=replace(world.society, community_size=20_000))
    often = {"help": 20 / 365}
    world = replace(
        world,
        conducts=tuple(replace(c, rate=often.get(c.id, 0.0), eligible=Eligibility()) for c in CONDUCTS),
    )
    simulation = lived(world, QUIET, people=40_000, days=WINDOW)
    usual = usual_acts(world, world.conducts[HELP], simulation.rulebook.members, START + WINDOW - 1)
    ends = np.array([1.5, 0.5]) * usual
    simulation.daily.nearby[0][HELP] = ends
    for day in simulation.daily.acts:
        day[HELP] = round(ends.sum() / WINDOW)
    simulation.run_until(windows * WINDOW)
    return [(one[HELP] / usual - 1.0) / 0.5 for one in simulation.daily.nearby]


def test_two_communities_started_apart_stay_apart_where_peers_weigh_enough():
    """Brock and Durlauf's two norms that hold themselves, each in a community; where people look to all of
    society, the communities do the same."""
    low, _, high = sorted(gs.anchor("E7_brock_durlauf", J=1.5, h=0.0)["J=1.5,h=0"])
    apart = started_apart(1.0, 1.5)
    assert np.mean(apart[4:], axis=0) == pytest.approx([high, low], abs=0.04)
    mixed = started_apart(0.0, 1.5)
    assert np.ptp(np.mean(mixed[4:], axis=0)) < 0.05
    faint = started_apart(1.0, 0.5)
    assert np.mean(faint[6:], axis=0) == pytest.approx([0.0, 0.0], abs=0.05)


def test_trust_lies_either_way_of_what_is_stated_and_nowhere_by_default():
    looks = Looks([], [], np.full(4000, 10), START, 3)
    assert (trust_of(replace(NORMS, trust=0.1), looks) == 0.1).all()
    spread = trust_of(replace(NORMS, trust=0.1, uneven=0.5), looks)
    assert spread.min() < -0.39 < 0.59 < spread.max() <= 0.6
    assert spread.min() >= -0.4
    assert spread.mean() == pytest.approx(0.1, abs=3 * 0.5 / np.sqrt(3 * 4000))


def test_many_communities_get_the_norm_of_a_few_to_a_thousandth():
    """A country's communities are worked out together: quickly, and as near as nobody can tell."""
    adapt = replace(NORMS, peers=1.2, near=1.0, uneven=0.3)
    world, layout = with_answers(adapt=adapt), layout_of(with_answers(), SCHEME)
    counts = np.random.default_rng(3).poisson(100.0, (len(CONDUCTS) + 1, 6000))
    past = np.tile(np.rint(counts[:-1].sum(axis=1) / WINDOW).astype(np.int64), (WINDOW, 1))
    many, few = (
        factors_nearby(
            world, layout, SCHEME.periods[0], Looks(past, [counts[:, :n]], np.full(n, people), START, 3)
        )
        for n, people in ((6000, 300), (4000, 300))
    )
    assert np.ptp(few[HELP]) > 0.5
    assert abs(many[:, :4000] - few)[FINE].max() < 0.001
    assert abs(many[:, :4000] - few)[HELP].max() < 0.001


def test_uneven_trust_moves_communities_either_way():
    world = with_answers(FLAT, adapt=Adapt(0.0, 0.0, 0.5, 0.0, 0.0, 1.0, near=1.0, uneven=1.0))
    simulation = lived(world, QUIET, people=20_000, days=6 * WINDOW)
    done = np.array(simulation.daily.nearby)[1:].sum(axis=0) / simulation.rulebook.members
    trust = trust_of(
        world.behaviour.adapt, Looks([], [], simulation.rulebook.members, START, simulation.seed)
    )
    assert (trust < -0.3).any()
    assert (trust > 0.3).any()
    mean = done[HELP][abs(trust) < 0.3].mean()
    assert done[HELP][trust < -0.3].mean() < 0.95 * mean < 1.05 * mean < done[HELP][trust > 0.3].mean()
    assert np.corrcoef(trust, done[HELP])[0, 1] > 0.8
    assert np.corrcoef(trust, done[FINE])[0, 1] < -0.8


def test_word_of_a_burden_goes_round_in_its_community():
    """Who is under none comes to know as often as burdens there are in the community would tell."""
    silent = Chill(1.0, 0.25, 30.0, 0.0, False)
    ends = {
        hear: lived(with_answers(FLAT, chill=replace(silent, hear=hear)), QUIET, people=20_000, days=60)
        for hear in (0.0, 2.0)
    }
    assert not state(ends[0.0])["learned"].any()
    heard = ends[2.0]
    learned, home = state(heard)["learned"], homes(heard)
    under = np.array(heard.daily.nearby)[:, -1] / heard.rulebook.members
    # Two firsts of a month fall behind the two windows, else one: the days say.
    firsts = [day for day in range(1, 61) if heard.rulebook.month_starts(day) and day > WINDOW]
    missed = np.ones_like(under[0])
    for day in firsts:
        missed *= np.exp(-2.0 * under[(day - 1) // WINDOW - 1])
    assert learned.mean() == pytest.approx((1 - missed)[home].mean(), rel=0.1)
    assert learned.any()


def test_without_strength_nothing_happens():
    off = lived(with_answers(adapt=replace(NORMS, conformity=0.0), chill=replace(TOLD, hear=0.0)))
    for answers in (
        {"adapt": replace(NORMS, conformity=0.0, near=0.0, uneven=0.0), "chill": replace(TOLD, hear=0.0)},
    ):
        assert differing(off, lived(with_answers(**answers))) == set()
        assert not lived(with_answers(**answers)).daily.nearby
    still = replace(NORMS, reach=0.0, conformity=0.0)
    none, near = (lived(with_answers(adapt=one), people=3000) for one in (still, replace(still, near=1.0)))
    assert differing(none, near) == set()


def test_a_household_lives_alone_as_among_all_and_says_what_it_lacks():
    world = with_answers(UNEQUAL, **{**FULL, **BOTH})
    whole = lived(world, people=3000, days=90)
    home = household(whole.margins, 1777)
    known = {"publics": np.array(whole.daily.acts), "nearby": np.array(whole.daily.nearby)}
    alone = state(lived(world, people=3000, days=90, first=home.first, count=home.size, **known))
    among = state(whole)
    for name, column in alone.items():
        if not name.startswith("total "):
            part = among[name][..., home.first : home.first + home.size]
            assert np.array_equal(column, part), name
    asked = {"subject": 5, "people": 3000, "days": 90, "seed": 3, "start_day": START}
    with pytest.raises(RequestProblem, match="look to their community"):
        relive(world, SCHEME, publics=known["publics"], **asked)


def test_a_run_goes_on_from_any_day():
    world = with_answers(UNEQUAL, **{**FULL, **BOTH})
    whole = lived(world, days=90, people=1500)
    for day in (WINDOW, 47, 2 * WINDOW):
        stopped, fresh = lived(world, days=day, people=1500), lived(world, days=-1, people=1500, threads=2)
        frozen = freeze_day(stopped)
        thaw_day(fresh, replace(frozen, arrays=tuple(array.copy() for array in frozen.arrays)))
        fresh.run_until(90)
        assert differing(whole, fresh) == set()
        assert np.array_equal(np.array(whole.daily.nearby), np.array(fresh.daily.nearby))
