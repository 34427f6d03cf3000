"""A rating resolved: one column for each rater and one for all, scopes and weights as the file asks."""

from __future__ import annotations

from datetime import date
from statistics import NormalDist

import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.model.arm import parse_arm
from goodstanding.model.case import make_cases
from goodstanding.model.machine import Machine
from goodstanding.model.machine_json import machine_from_json, machine_to_json
from goodstanding.model.resolve import resolve_machine
from tests.model.written import good_catalog


def resolved(*sets: str) -> Machine:
    (case,) = make_cases(good_catalog(), [parse_arm("aa_rated")], sets=sets)
    return resolve_machine(case, start=date(2020, 3, 1))


def weights(machine: Machine) -> list[tuple[float, ...]]:
    rating = machine.standings[0].rating
    assert rating is not None
    return [rater.weights for rater in rating.raters]


def test_each_rater_is_a_standing_and_so_are_all():
    machine = resolved()
    assert [standing.id for standing in machine.standings] == ["esg", "esg_a", "esg_b", "esg_c"]
    together, *own = (standing.rating for standing in machine.standings)
    assert together is not None
    assert (together.agree, together.month, together.day, together.anew_years) == (2, 4, 1, 3)
    assert [rating.raters for rating in own if rating] == [(rater,) for rater in together.raters]
    assert {rating.agree for rating in own if rating} == {1}
    assert {rating.drawn_as for rating in own if rating} == {together.drawn_as} == {"esg"}


def test_cuts_are_where_the_normal_law_puts_the_share():
    (column,) = resolved().standings[0].columns
    assert column.cuts == ((-842, 1), (842, 0))
    assert column.below == 2
    assert NormalDist().cdf(0.842) == pytest.approx(0.8, abs=1e-3)
    (median,) = resolved("standings.esg.tiers.leader.above=0.5").standings[0].columns
    assert median.cuts[1] == (0, 0)


def test_consequences_hang_on_all_or_on_one():
    (period,) = resolved().periods
    assert {(c.id, c.standing, c.states) for c in period.consequences} == {
        ("together", "esg", (2,)),
        ("alone", "esg_b", (0, 1)),
    }


def test_all_look_at_what_is_shared_and_weights_add_up():
    found = weights(resolved())
    for mine in found:
        assert len(mine) == 10
        assert min(mine[:4]) > 0
        assert sum(mine) == pytest.approx(1)
    assert len({tuple(w > 0 for w in mine) for mine in found}) > 1


def test_whoever_looks_at_all_alike_is_the_same_rater():
    one, *others = weights(resolved("standings.esg.scope.shared=1", "standings.esg.weight_spread=0"))
    assert one == pytest.approx([0.1] * 10)
    assert others == [one, one]


def test_weights_stay_within_their_spread():
    for mine in weights(resolved("standings.esg.scope.shared=1", "standings.esg.weight_spread=0.5")):
        assert max(mine) / min(mine) <= 1.5 / 0.5


def test_a_rater_who_looks_at_nothing_is_refused():
    with pytest.raises(RequestProblem) as caught:
        resolved("standings.esg.scope.shared=0", "standings.esg.scope.others=0.0001")
    (problem,) = caught.value.problems
    assert problem.message == "rater 'a' of 'esg' looks at no indicator"
    assert problem.hint == "Raise standings.esg.scope.shared or standings.esg.scope.others."


def test_it_goes_through_json_unchanged():
    machine = resolved()
    assert machine_from_json(machine_to_json(machine)) == machine
