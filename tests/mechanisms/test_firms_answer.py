"""How firms answer: what they hide, when they leave, and what those do who read their standing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from goodstanding.engine.answers import answering
from goodstanding.engine.exits import leaving
from goodstanding.engine.incentive import strength
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.stakes import certainty
from goodstanding.engine.steps.hiding import in_sight
from goodstanding.mechanisms import hide as hiding
from goodstanding.model.machine import Bear, Consequence
from goodstanding.model.machine_firms import Exit, Hide
from goodstanding.panels import arrange
from tests.catalog.entries import CATALOG
from tests.engine.worlds import CONDUCTS, FLAT, GOES, SCHEME, with_period
from tests.engine.worlds import START as FIRST
from tests.mechanisms.strengths import differing, lived, state, with_answers

START = date(2024, 1, 1)
FINE = next(i for i, c in enumerate(CONDUCTS) if c.id == "fine")
FINED = next(g for g in GOES if g.id == "points.fine")
SEEN = certainty(SCHEME.periods[0], "fine")


def with_fines(by: int):
    """A scheme whose one rule takes points for a day, so that nearly all are where they start."""
    return with_period(
        SCHEME, responses=(), goes=(replace(FINED, by_low=by, by_high=by, keep_low=1, keep_high=1),)
    )


def test_who_hides_spends_what_is_worth_it():
    """The step is the least of what hiding costs and what being seen does, by brute force."""
    spent = np.linspace(0.0, 5.0, 200_001)
    for pull in (0.0, 0.4, 1.0, 1.7, 8.0, 60.0):
        best = spent[np.argmin(spent + pull * np.exp(-spent))]
        assert in_sight(pull) == pytest.approx(np.exp(-best), rel=1e-4)
    assert hiding.in_sight is in_sight


@pytest.mark.parametrize("ease", [1.5, 4.0, 20.0])
def test_a_society_hides_the_share_that_the_closed_form_says(ease: float):
    world = with_answers(FLAT, hide=Hide(ease))
    end = state(lived(world, with_fines(-40), people=40_000, days=150))
    off = state(lived(with_answers(FLAT), with_fines(-40), people=40_000, days=150))
    hidden, seen = int(end["hidden"].sum()), int(end["total recorded"][FINE].sum())
    assert hidden + seen == off["total recorded"][FINE].sum()
    assert (end["total acts"] == off["total acts"]).all()
    pull = ease * SEEN
    expected = 1 - (1 + np.log(pull)) / pull if pull > 1 else 0.0
    error = np.sqrt(expected * (1 - expected) / (hidden + seen))
    assert hidden / (hidden + seen) == pytest.approx(expected, abs=4 * error + 0.01)


def test_a_stricter_rule_can_bring_fewer_to_light():
    world = with_answers(FLAT, hide=Hide(6.0))
    mild, strict = (
        state(lived(world, with_fines(by), people=20_000, days=100))["total recorded"][FINE].sum()
        for by in (-2, -40)
    )
    assert strict < 0.75 * mild


def test_hiding_can_be_easier_for_the_rich_or_for_the_poor():
    shares = {}
    for tie in (-0.5, 0.5):
        world = with_answers(FLAT, hide=Hide(4.0, tie))
        end = state(lived(world, with_fines(-40), people=20_000, days=150))
        fifth = end["cell"] // 2 % 5
        shares[tie] = [end["hidden"][fifth == one].mean() for one in (0, 4)]
    assert shares[-0.5][0] > 1.5 * shares[-0.5][1]
    assert shares[0.5][1] > 1.5 * shares[0.5][0]


def placed(effect: str, *, burden: bool, until: int | None = None):
    """A scheme that has everybody under one consequence from the first evening on."""
    one = Consequence("read", "points", (0, 1, 2, 3), "reputation", effect, burden, None, 1.0, 0.0, "rule")  # type: ignore[arg-type]
    period = replace(SCHEME.periods[0], goes=(), responses=(), consequences=(one,))
    ended = () if until is None else (replace(period, from_day=until, consequences=()),)
    return replace(SCHEME, periods=(period, *ended))


def scored(end):
    """Who is under the scheme: adults who have lived there for a year."""
    return end["scope"] & 3 == 3


def months_of(days: int) -> int:
    return sum(date.fromordinal(FIRST + day).day == 1 for day in range(1, days + 1))


@pytest.mark.parametrize("chance", [0.2, 0.7])
def test_who_is_named_falls_and_who_is_praised_rises_by_the_law_of_the_ladder(chance: float):
    """So many months, each a step with the same chance, between the lowest rung and the highest."""
    days = 100
    n = months_of(days)
    law = np.array([1.0])
    for _ in range(n):
        law = np.convolve(law, [1 - chance, chance])
    for effect, burden, bear in (
        ("publish", True, Bear(0.0, 0.0, 0.0, shunned=chance)),
        ("reward", False, Bear(0.0, 0.0, 0.0, sought=chance)),
    ):
        end = state(
            lived(with_answers(FLAT, bear=bear), placed(effect, burden=burden), people=20_000, days=days)
        )
        at, first = end["hardship"][scored(end)].astype(int), end["fifth"][scored(end)].astype(int)
        now = end["cell"][scored(end)] // 2 % 5
        assert not end["hardship"][~scored(end)].any()
        for fifth in range(5):
            steps = np.abs(at[first == fifth])
            most = 4 if burden else 4 - fifth
            expected = np.append(law[:most], law[most:].sum())[: most + 1]
            counts = np.bincount(steps, minlength=len(expected)) / len(steps)
            assert counts == pytest.approx(expected, abs=4 * np.sqrt(0.25 / len(steps)))
        assert (now == np.clip(first - at, 0, 4)).all()
        assert (at >= 0).all() if burden else (at <= 0).all()


def test_what_nobody_reads_or_heeds_moves_nobody():
    off = lived(with_answers(FLAT), placed("publish", burden=True), people=4000, days=100)
    for bear in (Bear(0.3, 0.3, 0.3), Bear(0.0, 0.3, 0.3, shunned=0.0, sought=0.9)):
        on = lived(with_answers(FLAT, bear=bear), placed("publish", burden=True), people=4000, days=100)
        assert differing(off, on) <= {"hardship", "fifth"}
        assert not state(on)["hardship"].any()


def test_who_was_praised_comes_back_to_where_they_began():
    world = with_answers(FLAT, bear=Bear(0.0, 1.0, 0.0, sought=1.0))
    machine = placed("reward", burden=False, until=FIRST + 70)
    risen = state(lived(world, machine, people=2000, days=60))["hardship"]
    back = state(lived(world, machine, people=2000, days=300))["hardship"]
    assert risen.min() < 0
    assert not back.any()


# Firms of the catalogue -----------------------------------------------------------------------------------


def firms(entry: str, behaviour: str = "firms_answering", sets: tuple[str, ...] = ()):
    """The world of an entry for firms, and its arm."""
    panel = arrange(CATALOG, [entry], society=None, behaviour=behaviour, sets=sets, start=START)[0]
    return panel.world, panel.arms[1].machine


def lives(world, machine, *, people: int = 10_000, days: int = 300) -> Simulation:
    one = Simulation(
        world, machine, people=people, seed=4, start_day=START.toordinal(), block=65536, threads=1
    )
    one.run_until(days)
    return one


def failed(one: Simulation) -> int:
    return sum(int(block.totals.renewed.sum()) for block in one.blocks)


@pytest.mark.parametrize("ratio", [0.5, 1.0, 3.0])
def test_firms_leave_sooner_or_later_by_the_stated_ratio(ratio: float):
    world, machine = firms("cn_market_violations", "flat")
    world = replace(world, behaviour=replace(world.behaviour, exit=Exit(float(np.log(ratio)))))
    (period, *_) = [p for p in machine.periods if p.active]
    everywhere = tuple(replace(c, states=(0, 1)) for c in period.consequences if c.burden)
    machine = replace(machine, periods=(replace(period, from_day=1, consequences=everywhere, responses=()),))
    rate = next(c.rate for c in world.conducts if c.renews)
    found, expected = failed(lives(world, machine)), 10_000 * 300 * rate * ratio
    assert found == pytest.approx(expected, abs=4 * np.sqrt(expected))


def test_a_burden_that_is_expected_weighs_in_the_state_before_it():
    world, machine = firms("cn_tax_credit", sets=("behaviour.exit.burden=0.5", "behaviour.exit.reward=-0.3"))
    assert world.behaviour.exit == Exit(0.5, 0.3, -0.3)
    assert "firm_failure" not in machine.conducts
    states = machine.standings[0].states
    (period,) = [p for p in leaving(world, machine.periods) if p.active]
    ratios = {states[s]: r.ratio for r in period.responses if r.conduct == "firm_failure" for s in r.states}
    assert ratios == pytest.approx({"A": np.exp(-0.3), "C": np.exp(0.15), "D": np.exp(0.5)})


def test_without_strength_nobody_leaves_for_it():
    world, machine = firms("cn_market_violations", "flat")
    assert leaving(world, machine.periods) is machine.periods
    none = replace(world, behaviour=replace(world.behaviour, exit=Exit(0.0, 1.0, 0.0)))
    assert leaving(none, machine.periods) == machine.periods
    assert not answering(world)
    assert answering(none)


def test_a_firm_that_takes_the_place_of_another_has_its_beginning_and_not_its_end():
    world, machine = firms("cn_market_violations")
    harsh = replace(world.behaviour, bear=Bear(1.0, 0.0, 0.0), act=None)
    conducts = tuple(replace(c, rate=1.0) if c.renews else replace(c, rate=0.01) for c in world.conducts)
    all_fail = lives(replace(world, behaviour=harsh, conducts=conducts), machine, people=2000, days=400)
    end = state(all_fail)
    assert not end["hardship"].any()
    assert (end["cell"] // 2 % 5 == end["fifth"]).all()
    none_fail = tuple(replace(c, renews=False) for c in conducts)
    stay = state(lives(replace(world, behaviour=harsh, conducts=none_fail), machine, people=2000, days=400))
    assert stay["hardship"].any()


def test_firms_file_on_time_for_a_grade_as_far_as_it_is_theirs_to_choose():
    """Effort: what counts for the worse and is chosen falls, no more than the push; what befalls does not."""
    world, machine = firms("cn_tax_credit")
    alone = dict.fromkeys(("game", "hide", "bear", "exit"))
    pushed = replace(world, behaviour=replace(world.behaviour, **alone))
    still = replace(world, behaviour=replace(pushed.behaviour, act=None))
    acts = {
        name: np.sum(lives(w, machine, people=20_000).daily.acts, axis=0)
        for name, w in (("on", pushed), ("off", still))
    }
    change = {
        c.id: acts["on"][k] / acts["off"][k] - 1 for k, c in enumerate(world.conducts) if acts["off"][k]
    }
    act = world.behaviour.act
    assert act is not None
    most = strength(act, 1.0, 1.0, 0, worse=True)
    assert 0.4 * most > change["tax_late"] > most
    fated = {c.id for c in world.conducts if not c.chosen}
    assert fated
    assert {change[c] for c in fated if c in change} == {0.0}


def test_violations_fall_where_a_list_begins_and_a_way_out_can_be_harder():
    """The published signs: after lists of violators began, violations fell, and listed firms find their way
    out of the market harder (X. Huang, Shamed by the State; sizes not given). The other sign of the second,
    and neither, are as much in reach."""
    world, machine = firms("cn_market_violations")
    still = replace(world, behaviour=replace(world.behaviour, act=None))
    on, off = (np.sum(lives(w, machine, days=200).daily.acts, axis=0) for w in (world, still))
    violations = [k for k, c in enumerate(world.conducts) if c.chosen]
    assert violations
    assert all(on[k] < off[k] for k in violations)
    harder = CATALOG.behaviour("firms_answering").exit
    assert harder is not None
    assert harder.burden.low < 0.0 == harder.burden.value < harder.burden.high
