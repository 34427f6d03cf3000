"""V20. What must hold of any scheme, tried on the court list and on Rongcheng's points, by the real engine.

Own suite: the same scheme twice differs by exactly nothing; identical groups fare alike; no false positives,
no wrongful penalties; twice the false positives, twice the wrongful ones; zero detection, no penalties; parts
make up the whole; threads change nothing; population margins are the United Nations'.
"""

from __future__ import annotations

import numpy as np
import pytest

from goodstanding.engine.collect import outcome_of
from goodstanding.engine.people import age_of
from goodstanding.model.case import make_cases, numbers
from goodstanding.model.conduct_check import ADULT
from tests.engine.worlds import same
from tests.validation.worlds import CATALOG, begun

ARMS = ("cn_court_defaulters", "cn_rongcheng_residents@2016")


def paths(arm: str, end: str) -> list[str]:
    case = make_cases(CATALOG, [arm], society="CN")[0]
    return [number.path for number in numbers(case) if number.path.endswith(end)]


def outcome(arm, people, values=None, days=120, **how):
    simulation = begun(arm, people, values, behaviour="default", **how)
    simulation.run_until(days)
    return outcome_of(simulation, timing={})


def without_errors(arm: str) -> dict[str, float]:
    values = dict.fromkeys(paths(arm, "false_positive"), 0.0)
    return values | dict.fromkeys((p for p in paths(arm, "share") if "removed_late" in p), 0.0)


@pytest.mark.parametrize("arm", ARMS)
def test_v20_the_same_scheme_twice_differs_by_nothing(arm):
    assert same(outcome(arm, 20_000), outcome(arm, 20_000, block=4096))


@pytest.mark.parametrize("arm", ARMS)
def test_v20_no_false_positives_no_wrongful_penalties(arm):
    out = outcome(arm, 50_000, without_errors(arm))
    assert out.invented.sum() == 0
    assert out.persons[[0, 6]].sum() == 0
    assert out.burden_persons[:, 0].sum() == 0
    assert out.ledger.columns["stretches"][out.ledger.columns["truth"] == 1].sum() == 0


@pytest.mark.parametrize("arm", ARMS)
def test_v20_twice_the_false_positives_twice_the_wrongful_records(arm):
    case = make_cases(CATALOG, [arm], society="CN")[0]
    now = {n.path: n.quantity.value for n in numbers(case) if n.path.endswith("false_positive")}
    once = outcome(arm, 300_000, now, days=365)
    twice = outcome(arm, 300_000, {path: 2 * value for path, value in now.items()}, days=365)
    a, b = int(once.invented.sum()), int(twice.invented.sum())
    assert a > 0
    assert abs(b - 2 * a) < 4 * np.sqrt(2 * a)
    assert (twice.marks.false_burden_days >= once.marks.false_burden_days).mean() > 0.9999


@pytest.mark.parametrize("arm", ARMS)
def test_v20_zero_detection_no_penalties(arm):
    values = without_errors(arm) | dict.fromkeys(paths(arm, "sensitivity"), 0.0)
    values |= dict.fromkeys((p for p in paths(arm, "start.share")), 0.0)
    out = outcome(arm, 20_000, values)
    assert out.recorded.sum() == 0
    assert out.persons[[0, 1, 2, 3, 5, 6, 7, 8]].sum() == 0


def test_v20_groups_without_ties_fare_alike():
    tied = {"society.groups.by_income": 0.0, "society.groups.by_community": 0.0}
    out = outcome("cn_court_defaulters", 400_000, tied, days=200)
    rate, n = out.persons[8] / out.adults, out.adults
    pooled = out.persons[8].sum() / n.sum()
    assert abs(rate[1] - rate[0]) < 4 * np.sqrt(pooled * (1 - pooled) * (1 / n[0] + 1 / n[1]))


def test_v20_full_strength_changes_what_each_mechanism_declares():
    off = outcome("cn_court_defaulters", 50_000, {"contest.take_up": 0.0})
    on = outcome("cn_court_defaulters", 50_000, {"contest.take_up": 1.0, "contest.success_if_wrong": 1.0})
    assert off.disputes["filed"] == 0 < on.disputes["filed"]
    assert on.persons[0].sum() <= off.persons[0].sum()
    never = outcome("cn_court_defaulters", 50_000, {"consequences.flight.enforced": 0.0})
    always = outcome("cn_court_defaulters", 50_000, {"consequences.flight.enforced": 1.0})
    flight = always.consequences.index("flight")
    assert never.consequence_persons[flight, 3].sum() == 0 < always.consequence_persons[flight, 3].sum()


def test_v20_parts_simulated_apart_make_up_the_whole():
    """Households are never split, so the ids may be simulated in any pieces, in any order."""
    arm, people = "cn_court_defaulters", 12_000
    whole = begun(arm, people, behaviour="default")
    cut = int(whole.margins.size_first[2])
    parts = [
        begun(arm, people, behaviour="default", first=f, count=c) for f, c in ((cut, people - cut), (0, cut))
    ]
    for one in (whole, *parts):
        one.run_until(100)
    for field in ("acts", "states", "shadow_states", "moves", "recorded", "invented"):
        total = sum(getattr(b.totals, field) for b in whole.blocks)
        assert np.array_equal(total, sum(getattr(b.totals, field) for part in parts for b in part.blocks))


@pytest.mark.parametrize("society", ["CN", "DE"])
def test_v20_population_margins_are_those_of_wpp_2024(society):
    people = 40_000
    simulation = begun("zz_null", people, society=society)
    margins, source = simulation.margins, CATALOG.society(society)
    ages = np.array([int(age_of(margins, np.uint64(i))) for i in range(people)])
    bands = np.array(source.age_sex.female) + np.array(source.age_sex.male)
    starts = [*source.age_sex.starts, 101]
    for i, persons in enumerate(bands):
        p = persons / bands.sum()
        inside = ((ages >= starts[i]) & (ages < starts[i + 1])).mean()
        assert abs(inside - p) < 4 * np.sqrt(p * (1 - p) / people)
    assert (ages >= ADULT).mean() > 0.7
