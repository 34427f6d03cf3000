"""Published figures are measured as their file says, and a miss is called a miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from goodstanding.model.evidence import Published, uses
from goodstanding.results.outcome import RATER_SUMS
from goodstanding.results.published import Figure, figures
from goodstanding.results.raters import PARTS
from tests.results.made import arm


def _figure(
    measure: dict[str, Any], low: float = 0.0, high: float = 1.0, ratings: Any = None, **more: Any
) -> Figure:
    item = Published.model_validate(
        {
            "id": "some_figure", "says": "a figure", "used_as": "check", "low": low, "high": high,
            "unit": "share", "source": "S1", "at": "table", "measure": measure,
            **more,
        }
    )  # fmt: skip
    made = arm()
    case: Any = SimpleNamespace(scheme=SimpleNamespace(published=(item,)), hypothetical=False)
    states = made.outcome.states["list"].copy()
    states[:, :2] = [[600, 200], [15, 5]]
    moves = np.array([[0, 12, 0], [8, 0, 0], [0, 3, 0]], np.int64)
    persons = made.outcome.consequence_persons.copy()
    persons[made.outcome.consequences.index("flight"), :2] = [[40, 9], [3, 1]]
    outcome = replace(
        made.outcome,
        states={"list": states},
        moves={"list": moves},
        consequence_persons=persons,
        ratings=ratings,
    )
    return figures(replace(made, case=case, outcome=outcome))[0]


LIST = {"standing": "list", "state": "listed"}


def test_stock_is_a_share_of_the_eligible() -> None:
    found = _figure({"is": "stock_share", **LIST})
    assert found.simulated == pytest.approx(0.02)
    assert found.standard_error == pytest.approx(20**0.5 / 1000)


def test_entries_count_moves_in_and_exits_moves_out() -> None:
    assert _figure({"is": "entries_per_adult_year", **LIST}).simulated == pytest.approx(15 / 1000)
    assert _figure({"is": "exits_per_stock_year", **LIST}).simulated == pytest.approx(8 / 20)


def test_met_is_per_year_under_the_consequence_and_leaves_misses_out() -> None:
    found = _figure({"is": "met_per_person_year", "consequence": "flight"}, 0.0, 2.0)
    assert found.simulated == pytest.approx(42 / (11250 / 365))


def test_acts_are_per_adult() -> None:
    assert _figure({"is": "acts_per_adult_year", "conduct": "speech"}).simulated == pytest.approx(0.39)


def test_hit_and_miss() -> None:
    assert _figure({"is": "stock_share", **LIST}, 0.01, 0.03).hit is True
    assert _figure({"is": "stock_share", **LIST}, 0.03, 0.05).hit is False


def test_a_miss_by_less_than_two_standard_errors_is_near() -> None:
    error = 20**0.5 / 1000
    assert _figure({"is": "stock_share", **LIST}, 0.02 + 1.9 * error, 0.05).near
    assert not _figure({"is": "stock_share", **LIST}, 0.02 + 2.1 * error, 0.05).near
    assert not _figure({"is": "stock_share", **LIST}, 0.01, 0.03).near


def test_none_counted_has_the_error_of_one() -> None:
    found = _figure({"is": "met_per_person_year", "consequence": "cheer"})
    assert (found.simulated, found.standard_error) == (0.0, pytest.approx(365 / 328500))


def test_a_figure_that_the_run_cannot_measure_says_why() -> None:
    found = _figure({"is": "met_per_person_year", "consequence": "heating"})
    assert (found.simulated, found.hit) == (None, None)
    assert found.why_not == "the consequence was not in force in this run"


def test_records_of_no_act_are_a_share_of_all_records() -> None:
    found = _figure({"is": "invented_share", "conduct": "debt"})
    assert found.simulated == pytest.approx(11 / (11 + 68))


def test_persons_on_a_false_record_are_a_share_of_the_eligible() -> None:
    found = _figure({"is": "ever_on_false_share", "consequence": "flight"})
    assert found.simulated == pytest.approx(4 / 1000)


def test_reversed_disputes_are_a_share_of_those_decided() -> None:
    assert _figure({"is": "reversed_share"}).simulated == pytest.approx(3 / 10)


def test_records_of_a_conduct_are_a_share_of_all_records() -> None:
    made = arm().outcome
    every = made.recorded + made.invented
    found = _figure({"is": "record_share", "conduct": "debt"})
    assert found.simulated == pytest.approx(every[0].sum() / every.sum())


def test_a_rule_is_read_and_has_no_sampling_error() -> None:
    found = _figure({"is": "days_in_force", "consequence": "flight"}, 0.0, 500.0)
    assert (found.simulated, found.standard_error) == (arm().outcome.days, 0.0)
    kept = _figure({"is": "record_days", "standing": "list", "conduct": "speech"}, 0.0, 500.0)
    assert (kept.simulated, kept.why_not) == (None, "nobody was there to measure it on")


def test_a_figure_that_no_run_measures_says_why_and_checks_nothing() -> None:
    measure = {"is": "not_measured", "because": "no money is paid in it"}
    found = _figure(measure, used_as="input")
    assert (found.simulated, found.hit, found.why_not) == (None, None, "no money is paid in it")
    for wrong, said in (
        ((measure, "check"), "a figure that no run measures checks nothing"),
        (({"is": "not_measured"}, "input"), "not_measured needs 'because'"),
    ):
        with pytest.raises(ValidationError) as caught:
            _figure(wrong[0], used_as=wrong[1])
        (error,) = caught.value.errors()
        assert [flaw.message for flaw in error["ctx"]["flaws"]] == [said]  # pyright: ignore[reportTypedDictNotRequiredAccess]


def test_who_takes_part_is_a_share_of_the_eligible() -> None:
    assert _figure({"is": "taking_part_share", "standing": "list"}).simulated == pytest.approx(0.82)


def test_a_stock_on_a_day_is_of_that_day_and_of_no_day_outside_the_run() -> None:
    first = date.fromordinal(arm().outcome.start_day)
    on = {"is": "stock_share", **LIST}
    assert _figure({**on, "date": first.isoformat()}).simulated == pytest.approx(0.02)
    missed = _figure({**on, "date": (first - timedelta(days=1)).isoformat()})
    assert (missed.simulated, missed.hit) == (None, None)
    assert missed.why_not == f"{first - timedelta(days=1)} is no day of this run"


SUMS = np.zeros((16, 1, len(RATER_SUMS)), np.int64)
for fold in range(16):
    one, other = np.array([1000, -1000, 1000, -1000]), np.array([1000, -1000, -1000, 1000 + 10 * fold])
    apart = one - other
    terms = (
        *(one * 0 + 1, one, other, one * one, other * other, one * other),
        *(apart // 4, apart // 2, apart // 4 * apart, apart // 2 * apart),
    )
    SUMS[fold, 0] = [term.sum() for term in terms]


def _of_raters(measure: dict[str, Any], sums: Any = SUMS) -> Figure:
    return _figure({"standing": "list", **measure}, ratings={"list": sums})


def test_raters_correlate_and_part_as_their_sums_say() -> None:
    one = np.tile([1000, -1000, 1000, -1000], 16)
    other = np.concatenate([[1000, -1000, -1000, 1000 + 10 * fold] for fold in range(16)])
    found = _of_raters({"is": "rater_correlation"})
    assert found.simulated == pytest.approx(np.corrcoef(one, other)[0, 1])
    assert found.standard_error is not None
    assert 0 < found.standard_error < 0.01
    shares = [_of_raters({"is": "divergence_share", "part": part}) for part in PARTS[1:]]
    assert [share.simulated for share in shares] == pytest.approx([0.25, 0.5, 0.25], abs=1e-3)


def test_raters_of_too_few_or_who_never_part_are_not_measured() -> None:
    few = _of_raters({"is": "rater_correlation"}, SUMS[:2])
    assert (few.simulated, few.why_not) == (None, "nobody was there to measure it on")
    alike = SUMS.copy()
    alike[:, :, 4] = alike[:, :, 5] = alike[:, :, 3]
    alike[:, :, 2] = alike[:, :, 1]
    assert _of_raters({"is": "rater_correlation"}, alike).simulated == pytest.approx(1)
    assert _of_raters({"is": "divergence_share", "part": "scope"}, alike).simulated is None


def _in_a_run(run: dict[str, Any]) -> Figure:
    return _figure({"is": "stock_share", **LIST}, run=run)


def test_a_figure_of_a_window_is_compared_only_in_a_run_of_it() -> None:
    first, days = date.fromordinal(arm().outcome.start_day), arm().outcome.days
    for run in (
        {"from": first.isoformat()},
        {"days_from": days},
        {"days_to": days},
        {"from": first.isoformat(), "days_from": days - 1, "days_to": days + 1},
    ):
        assert _in_a_run(run).simulated == pytest.approx(0.02)
    later = first + timedelta(days=1)
    here = f"and this one has {days} days from {first}"
    for run, words in (
        ({"from": later.isoformat()}, f"a run from {later}"),
        ({"days_from": days + 1}, f"a run of {days + 1} days or more"),
        ({"days_to": days - 1}, f"a run of {days - 1} days at most"),
        ({"days_from": 9, "days_to": 9}, "a run of 9 days"),
        ({"from": first.isoformat(), "days_from": 8, "days_to": 10}, f"a run of 8 to 10 days from {first}"),
    ):
        found = _in_a_run(run)
        assert (found.simulated, found.hit) == (None, None)
        assert found.why_not == f"it is of {words}, {here}"


@pytest.mark.parametrize(
    ("is_", "low", "high", "bound"),
    [
        ("stock_share", 0.0, 0.1, True),
        ("stock_share", 0.1, 1.0, True),
        ("stock_share", 0.1, 0.9, False),
        ("entries_per_adult_year", 0.0, 0.1, True),
        ("entries_per_adult_year", 0.1, 5.0, False),
    ],
)
def test_a_check_that_can_miss_on_one_side_only_is_a_bound(
    is_: str, low: float, high: float, bound: bool
) -> None:
    found = _figure({"is": is_, **LIST}, low, high)
    assert (found.bound, found.use) == (bound, "check, a bound" if bound else "check")
    assert not _figure({"is": is_, **LIST}, low, high, used_as="input").bound
    days = {"is": "acts_per_adult_year", "conduct": "speech"}
    assert _figure(days, 10, 365).bound
    assert not _figure(days, 10, 364).bound


def test_bounds_are_counted_apart() -> None:
    listed = {"is": "stock_share", "standing": "list", "state": "listed"}

    def item(use: str, low: float) -> Published:
        told = {"id": "one", "says": "a figure", "used_as": use, "unit": "share", "source": "S", "at": "t"}
        return Published.model_validate({**told, "low": low, "high": 0.5, "measure": listed})

    put_in, check, bound = item("input", 0), item("check", 0.1), item("check", 0)
    assert uses([put_in]) == "1 input"
    assert uses([put_in, put_in, check]) == "2 inputs, 1 check"
    assert uses([bound]) == "1 check, a bound"
    assert uses([put_in, check, bound]) == "1 input, 2 checks, 1 of them a bound"
    assert uses([bound, bound, check]) == "3 checks, 2 of them bounds"
