"""What each mechanism does to people: the closed forms it rests on, both signs, and nothing beyond."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import goodstanding as gs
from goodstanding.anchors import self_censorship as anchor
from goodstanding.engine.answers import answering
from goodstanding.engine.incentive import answered, strength
from goodstanding.engine.layout import layout_of
from goodstanding.engine.norms import norm, shown
from goodstanding.engine.people import household
from goodstanding.engine.snapshot import freeze_day, thaw_day
from goodstanding.engine.stakes import at_stake, certainty, ends_a_burden, first_state, penalises
from goodstanding.engine.state import ELIGIBLE, TAKES_PART
from goodstanding.mechanisms import adapt, attend, bear, chill, game
from goodstanding.model.machine import Adapt, Attend, Bear, Chill, Game, Incentive, Period
from tests.engine.worlds import CONDUCTS, FLAT, GOES, POINTS, SCHEME, START, UNEQUAL, WORLD, with_period
from tests.mechanisms.strengths import FULL, differing, lived, state, with_answers

SPEECH = next(i for i, c in enumerate(CONDUCTS) if c.id == "speech")
HELP = next(i for i, c in enumerate(CONDUCTS) if c.id == "help")
FINE = next(i for i, c in enumerate(CONDUCTS) if c.id == "fine")
DEBT = next(i for i, c in enumerate(CONDUCTS) if c.id == "debt")
QUIET = with_period(SCHEME, responses=())
LAYOUT = layout_of(with_answers(), SCHEME)
PERIOD = SCHEME.periods[0]
PRAISE = next(g for g in GOES if g.id == "points.help")
PUSH = Incentive(0.3, 0.2, 0.355, 0.0025, 0.0, 180, 0.0)


def under(end) -> int:
    """How many people the scheme scores."""
    both = ELIGIBLE | TAKES_PART
    return int((end["scope"] & both == both).sum())


@pytest.mark.parametrize(("severity", "proportional"), [(0.6, False), (1.4, True), (30.0, False)])
def test_chill_holds_back_what_the_published_model_says(severity: float, proportional: bool):
    """V15 in a society: Daymude, Axelrod and Forrest. Of wishes beyond the tolerance, the share held back."""
    watched = certainty(PERIOD, "speech")
    answers = Chill(1.0, 0.25, severity, 0.7, proportional)
    on = state(lived(with_answers(FLAT, chill=answers), QUIET, people=20_000, days=120))
    off = state(lived(with_answers(FLAT), QUIET, people=20_000, days=120))
    held, acts = int(on["withheld"].sum()), int(on["total acts"][SPEECH].sum())
    assert held + acts == off["total acts"][SPEECH].sum()
    model = gs.anchor("V15", beta=1, nu=watched, tau=0.25, psi=severity)
    if proportional:
        wishes = (np.arange(200_000) + 0.5) / 200_000 * 0.75 + 0.25
        far = min(1.0, max(0.25, model["d_pro"]))
        share = 1 - ((np.minimum(wishes, far) - 0.25) / (wishes - 0.25)).mean()
    else:
        share = (min(1.0, model["d_uni"]) - 0.25) / 0.75
    # The scheme scores whoever speaks but newcomers.
    scored = under(on) / (on["cell"] >= LAYOUT.adult_cell).sum()
    expected = 0.7 * share * scored
    assert held / (held + acts) == pytest.approx(expected, abs=5 * np.sqrt(expected / (held + acts)))


def test_who_finds_the_watching_right_is_held_back_and_opponents_hardly():
    """Stoycheff: the split is by person and for life; without it, and with all alike, everybody answers."""
    alike = Chill(1.0, 0.25, 30.0, 1.0, False)
    silent = {}
    for justified, opposed in ((1.0, 0.0), (0.4, 1.0), (0.4, 0.25), (0.4, 0.0), (0.0, 0.0)):
        answers = replace(alike, justified=justified, opposed=opposed)
        end = state(lived(with_answers(FLAT, chill=answers), QUIET, people=20_000, days=100))
        silent[justified, opposed] = end["withheld"] > 0
    everybody = silent[1.0, 0.0]
    assert np.array_equal(everybody, silent[0.4, 1.0])
    assert not silent[0.0, 0.0].any()
    for which, share in (((0.4, 0.25), 0.55), ((0.4, 0.0), 0.4)):
        assert not (silent[which] & ~everybody).any()
        assert silent[which].sum() / everybody.sum() == pytest.approx(share, abs=0.03)
    assert not (silent[0.4, 0.0] & ~silent[0.4, 0.25]).any()


def test_awareness_grows_with_what_befalls_people_and_stays():
    """Nobody knows at first; who is under a burden learns, and nobody else does."""
    unaware = Chill(1.0, 0.25, 30.0, 0.0, False)
    ends = {
        learn: [state(lived(world, QUIET, people=8000, days=days)) for days in (100, 240)]
        for learn in (0.0, 0.5, 1.0)
        for world in (with_answers(FLAT, chill=replace(unaware, learn=learn)),)
    }
    assert not ends[0.0][1]["learned"].any()
    assert not ends[0.0][1]["withheld"].any()
    for before, after in (ends[0.5], ends[1.0]):
        assert 0 < before["learned"].sum() < after["learned"].sum()
        assert (before["learned"] <= after["learned"]).all()
        assert (after["withheld"][after["learned"] == 0] == 0).all()
        assert after["withheld"].any()
    sooner, surely = ends[0.5][0]["learned"].sum(), ends[1.0][0]["learned"].sum()
    assert sooner < surely
    burdened = {c.id for c in PERIOD.consequences if c.burden}
    assert burdened
    spared = lived(
        with_answers(FLAT, chill=replace(unaware, learn=1.0)),
        with_period(QUIET, consequences=tuple(c for c in PERIOD.consequences if not c.burden)),
        people=3000,
        days=100,
    )
    assert not state(spared)["learned"].any()


def test_the_anchors_and_the_mechanisms_share_their_steps():
    from goodstanding.engine.steps import attention, effort, ladder

    assert chill.shown is anchor.shown
    assert (attend.looks_here, attend.is_counted) == (attention.looks_here, attention.is_counted)
    assert bear.next_rung is ladder.next_rung
    assert (game.measured, game.presented, game.cost) == (effort.measured, effort.presented, effort.cost)


def law_of_finds(past: int, elsewhere: int, corrected: bool, found: float, days: int) -> np.ndarray:
    """Chances of 0, 1, ... finds that count, by the published step."""
    law = np.eye(days + 2)[0]
    here = past + np.arange(days + 2)
    one = found * here / (here + elsewhere) * (elsewhere / (here + elsewhere) if corrected else 1.0)
    for _ in range(days):
        law = law * (1 - one) + np.append(0.0, (law * one)[:-1])
    return law


def test_attention_runs_away_and_the_correction_holds_it():
    """V07 in a society: Ensign and others. At equal rates, finds pile up on those who were found first."""
    spread = {}
    for corrected in (False, True):
        world = with_answers(FLAT, attend=Attend(2, 20, corrected))
        busy = replace(world, conducts=tuple(replace(c, rate=0.5 * (c.id == "fine")) for c in CONDUCTS))
        end = state(lived(busy, QUIET, people=4000, days=100))
        watched = (end["scope"] & ELIGIBLE != 0) & (end["cell"] >= LAYOUT.adult_cell)
        finds = end["finds"][watched].astype(float)
        law = law_of_finds(2, 20, corrected, 0.5 * certainty(PERIOD, "fine"), 100)
        counts = np.arange(law.size)
        mean, variance = law @ counts, law @ (counts - law @ counts) ** 2
        assert finds.mean() == pytest.approx(mean, abs=4 * np.sqrt(variance / finds.size))
        assert finds.var() == pytest.approx(variance, rel=0.15)
        spread[corrected] = variance / mean
    assert spread[False] > 1.3 * spread[True] > 1.3


def test_gaming_lowers_the_conduct_and_not_its_record():
    on = state(lived(with_answers(FLAT, game=Game(0.8, 0.5)), QUIET, people=20_000))
    off = state(lived(with_answers(FLAT), QUIET, people=20_000))
    acts, before = on["total acts"][HELP].sum(), off["total acts"][HELP].sum()
    share = under(on) / (on["cell"] >= LAYOUT.adult_cell).sum()
    assert 1 - acts / before == pytest.approx(0.8 / 2 * share, abs=0.03)
    records = {
        key: end["total recorded"][HELP].sum() + end["total invented"][HELP].sum()
        for key, end in (("on", on), ("off", off))
    }
    assert records["on"] > records["off"]
    assert on["total acts"][FINE].sum() == off["total acts"][FINE].sum()


@pytest.mark.parametrize(("within", "share"), [(5, 0.0), (12, 0.5), (24, 0.75)])
def test_who_is_just_below_a_tier_moves_up_to_it(within: int, share: float):
    """V17 in a society: Hardt and others; Milli and others. From 1000 points it is six to the next tier."""
    world = with_answers(FLAT, game=Game(0.0, 0.0, within))
    on = lived(world, with_period(QUIET, goes=(PRAISE,)), people=20_000, days=20)
    off = lived(with_answers(FLAT), with_period(QUIET, goes=(PRAISE,)), people=20_000, days=20)
    acts, before = (np.array(one.daily.acts)[:, HELP].sum() for one in (on, off))
    scored = under(state(on)) / (state(on)["cell"] >= LAYOUT.adult_cell).sum()
    assert 1 - acts / before == pytest.approx(share * scored, abs=0.03)
    assert int(state(on)["moved"].sum()) == before - acts


def test_hardship_lowers_means_and_the_power_to_contest_and_lifts_again():
    hard, off = Bear(1.0, 0.0, 1.0), {}
    on = state(lived(with_answers(bear=hard), people=8000, days=330))
    before = state(lived(with_answers(**off), people=8000, days=330))
    assert on["hardship"].max() == 4
    fallen = on["hardship"] > 0
    now = on["cell"] // 2 % 5
    assert (now[fallen] == np.maximum(on["fifth"][fallen].astype(int) - on["hardship"][fallen], 0)).all()
    assert (now[~fallen] == on["fifth"][~fallen]).all()
    assert on["total acts"][DEBT].sum() > before["total acts"][DEBT].sum()
    filed, filed_before = on["total disputes"][0], before["total disputes"][0]
    assert filed < 0.97 * filed_before
    lifted = state(lived(with_answers(bear=Bear(1.0, 1.0, 0.0)), people=8000, days=330))
    assert 0 < lifted["hardship"].sum() < on["hardship"].sum()


def test_incentives_have_both_signs_fade_and_follow_certainty_more_than_severity():
    fall = strength(PUSH, 1.0, 1.0, 0, worse=True)
    assert fall == pytest.approx(-0.3)
    assert strength(PUSH, 1.0, 1.0, 180, worse=True) == pytest.approx(-0.15)
    assert strength(replace(PUSH, averse=0.5), 1.0, 1.0, 0, worse=True) == 0.0
    assert strength(replace(PUSH, averse=1.0), 1.0, 1.0, 0, worse=True) == pytest.approx(0.3)
    assert strength(PUSH, 1.0, 1.0, 0, worse=False) == pytest.approx(0.2)
    halved = [strength(PUSH, *at, 0, worse=True) / fall for at in ((0.5, 1.0), (1.0, 0.5))]
    assert halved == pytest.approx([0.5**0.355, 0.5**0.0025])
    assert strength(PUSH, 0.0, 1.0, 0, worse=True) == 0.0


def test_what_is_at_stake_is_the_share_of_the_way_to_the_next_state():
    fine, praise = (next(g for g in GOES if g.id == name) for name in ("points.fine", "points.help"))
    column = POINTS.columns[0]
    assert penalises(LAYOUT, fine)
    assert not penalises(LAYOUT, praise)
    assert at_stake(column, fine, 1, worse=True) == 1.0  # from 1000 points, 40 reach below 980
    assert at_stake(column, fine, 3, worse=True) == 0.0  # nothing is worse than the last
    assert at_stake(column, praise, 1, worse=False) == pytest.approx(2 / 6)  # from 1000 to 1006
    assert at_stake(column, praise, 0, worse=False) == pytest.approx(2 / 6)  # to be earned again
    assert at_stake(column, replace(praise, keep_high=0), 0, worse=False) == 0.0
    assert first_state(POINTS) == 1


def test_what_ends_a_burden_has_a_push_of_its_own():
    assert [ends_a_burden(PERIOD, "list", state) for state in (0, 1)] == [False, True]
    gates = replace(PUSH, access=2.0)
    assert strength(gates, 1.0, 1.0, 0, worse=False, access=True) == pytest.approx(2.0)
    assert strength(gates, 1.0, 1.0, 0, worse=False) == pytest.approx(0.2)
    assert strength(PUSH, 1.0, 1.0, 0, worse=False, access=True) == pytest.approx(0.2)


BEGINS, ENDS = 30, 70
LAPSED = replace(
    QUIET,
    periods=(
        Period(1, False, 0.0),
        replace(QUIET.periods[0], from_day=START + BEGINS, participation=0.5),
        Period(START + ENDS, False, 0.0),
    ),
)


def test_people_answer_ahead_and_after_if_they_take_part_and_nobody_else():
    """Before a scheme and after it, whoever takes part keeps to it and the others live on unmoved."""
    push = replace(PUSH, burden=0.9, reward=0.9, half_life_days=100_000)
    acts = {}
    for name, act in {
        "none": None,
        "during": push,
        "ahead": replace(push, ahead_days=10),
        "after": replace(push, after=1.0),
    }.items():
        run = lived(with_answers(FLAT, act=act), LAPSED, people=40_000, days=110)
        acts[name] = np.array(run.daily.acts)[:, FINE]
    spans = {"far off": (0, 19), "ahead": (20, 29), "after": (ENDS, 110)}
    change = {
        (name, span): acts[name][first:last].sum() / acts["none"][first:last].sum() - 1
        for name in ("during", "ahead", "after")
        for span, (first, last) in spans.items()
    }
    assert {key for key, value in change.items() if value != 0} == {("ahead", "ahead"), ("after", "after")}
    watched = certainty(PERIOD, "fine") ** PUSH.certainty
    half_of_the_settled = 0.5 * 0.9 * watched * (1 - WORLD.society.newcomer_share)
    assert change["ahead", "ahead"] == pytest.approx(-half_of_the_settled, abs=0.05)
    assert change["after", "after"] == pytest.approx(-half_of_the_settled, abs=0.03)


def test_a_society_answers_and_a_scheme_that_sees_nothing_moves_nobody():
    world = with_answers(FLAT, act=replace(PUSH, burden=0.6, reward=0.6, lasting=1.0))
    on, off = (state(lived(w, QUIET, people=20_000)) for w in (world, with_answers(FLAT)))
    assert on["total acts"][FINE].sum() < 0.75 * off["total acts"][FINE].sum()
    assert on["total acts"][HELP].sum() > 1.15 * off["total acts"][HELP].sum()
    fated = replace(world, conducts=tuple(replace(c, chosen=c.id != "help") for c in CONDUCTS))
    befalls = state(lived(fated, QUIET, people=20_000))
    assert befalls["total acts"][HELP].sum() == off["total acts"][HELP].sum()
    assert befalls["total acts"][FINE].sum() == on["total acts"][FINE].sum()
    blind = with_period(QUIET, observations=())
    assert answered(world, LAYOUT, blind.periods, 0, 0) == blind.periods[0]
    assert answered(with_answers(FLAT), LAYOUT, SCHEME.periods, 0, 0) is PERIOD


PEER = Adapt(peers=0.5, trust=0.0, reach=0.3, conformity=1.0, leaning=0.0, spread=0.5)


def test_norms_take_either_sign_and_none_by_default():
    """V11 in a society: Brock and Durlauf. Without trust either way no norm arises; with it, either does."""
    acts = {}
    for trust in (-0.5, 0.0, 0.5):
        world = with_answers(FLAT, adapt=replace(PEER, trust=trust, conformity=0.0))
        acts[trust] = state(lived(world, QUIET, people=20_000, days=150))["total acts"].sum(axis=1)
    off = state(lived(with_answers(FLAT), QUIET, people=20_000, days=150))["total acts"].sum(axis=1)
    assert acts[-0.5][FINE] > 1.05 * off[FINE] > 1.1 * acts[0.5][FINE]
    assert acts[-0.5][HELP] < 0.95 * off[HELP] < 0.9 * acts[0.5][HELP]
    assert acts[0.0][FINE] == pytest.approx(off[FINE], rel=0.05)
    assert acts[0.5][SPEECH] == off[SPEECH]


def test_the_norm_settles_where_the_published_model_does():
    for peers, trust in ((0.5, 0.2), (1.5, 0.1), (1.5, -0.3)):
        mean = 0.0
        for _ in range(500):
            mean = norm(replace(PEER, peers=peers, trust=trust), mean)
        means = gs.anchor("E7_brock_durlauf", J=peers, h=trust)[f"J={peers:g},h={trust:g}"]
        assert mean == pytest.approx(max(means) if trust > 0 else min(means), abs=1e-8)


def test_what_is_shown_falls_to_the_share_that_holds_itself():
    """V11 in a society: Kuran. Half hold the view; once few show it, few do."""
    low, _, _ = gs.anchor("kuran", m=0, b=1, s=0.5)["roots"]
    share = 0.4
    for _ in range(200):
        share = shown(PEER, share)
    assert share == pytest.approx(low, abs=1e-9)
    off = state(lived(with_answers(FLAT), QUIET, people=40_000, days=200))["total acts"][SPEECH].sum()
    for leaning in (-1.0, 3.0):
        world = with_answers(FLAT, adapt=replace(PEER, leaning=leaning, spread=1.0))
        acts = state(lived(world, QUIET, people=40_000, days=200))["total acts"][SPEECH].sum()
        root = max(gs.anchor("kuran", m=leaning, b=1, s=1.0)["roots"])
        # The first weeks are as without others, and then a step a week.
        assert (acts < 0.5 * off) == (root < 0.2)


def test_the_same_people_are_silent_until_more_speak():
    """V10 in a society: Granovetter. Who speaks is who has a threshold below the share that does."""
    world = with_answers(FLAT, adapt=replace(PEER, spread=1.0, reach=0.0))
    whole = state(lived(world, QUIET, people=20_000, days=84))
    off = state(lived(with_answers(FLAT), QUIET, people=20_000, days=84))
    held = int(whole["unsaid"].sum())
    assert held + whole["total acts"][SPEECH].sum() == off["total acts"][SPEECH].sum()
    assert held > 500
    # From all to fewer step by step, each the published step from the last.
    later = [lived(world, QUIET, people=20_000, days=days) for days in (28, 56, 84)]
    acts = np.array(later[-1].daily.acts)[:, SPEECH].reshape(3, 28).sum(axis=1)
    usual = acts[0]
    scored = under(whole) / (whole["cell"] >= LAYOUT.adult_cell).sum()
    expected = [1 - scored + scored * shown(replace(PEER, spread=1.0), acts[i] / usual) for i in (0, 1)]
    assert acts[1:] / usual == pytest.approx(expected, abs=0.03)
    silent = [state(one)["unsaid"] > 0 for one in later]
    assert not silent[0].any()
    assert (silent[1] <= silent[2]).all()


def test_a_world_says_whether_its_people_answer():
    """What is not carried by a leaner engine must not run there."""
    assert not answering(with_answers())
    for name, answer in {**FULL, "act": PUSH, "adapt": PEER}.items():
        assert answering(with_answers(**{name: answer}))


def test_the_steps_of_crowds_are_those_of_the_anchors():
    from goodstanding.anchors import _rest_points, falsification, social_choice
    from goodstanding.engine import norms
    from goodstanding.engine.steps import threshold

    assert norms.mean_choice is social_choice.mean_choice
    assert norms.willing is _rest_points.willing
    assert adapt.joins is threshold.joins
    assert norms.private_as_threshold is falsification.private_as_threshold


@pytest.mark.parametrize(
    "answers",
    [
        {"act": replace(PUSH, burden=0.0, reward=0.0)},
        {"act": replace(PUSH, averse=0.5)},
        {"adapt": replace(PEER, reach=0.0, conformity=0.0)},
    ],
)
def test_without_strength_nobody_answers(answers):
    on, off = (lived(with_answers(**given), people=3000, days=60) for given in (answers, {}))
    assert differing(on, off) <= {"unsaid"}  # a column that is not there without the section
    assert not state(on)["unsaid"].any()


@pytest.mark.parametrize("adapt", [None, replace(PEER, trust=0.5)])
def test_a_household_lives_alone_as_among_all(adapt):
    """Any life can be computed anew: from its id, and from what was public."""
    world = with_answers(UNEQUAL, **{**FULL, "act": PUSH, "adapt": adapt})
    whole = lived(world, people=3000, days=90)
    home = household(whole.margins, 1777)
    publics = np.array(whole.daily.acts)
    alone = state(lived(world, people=3000, days=90, first=home.first, count=home.size, publics=publics))
    among = state(whole)
    for name, column in alone.items():
        if not name.startswith("total "):
            part = among[name][..., home.first : home.first + home.size]
            assert np.array_equal(column, part), name


def test_a_run_goes_on_from_any_day():
    world = with_answers(UNEQUAL, **{**FULL, "act": PUSH, "adapt": replace(PEER, trust=0.5)})
    whole, stopped = lived(world, days=80), lived(world, days=47)
    fresh = lived(world, days=-1)
    frozen = freeze_day(stopped)
    thaw_day(fresh, replace(frozen, arrays=tuple(array.copy() for array in frozen.arrays)))
    fresh.run_until(80)
    assert differing(whole, fresh) == set()
