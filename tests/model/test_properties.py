"""Resolving is a function of what a file says: not of the order of its keys, nor of how often it is done."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodstanding.core.errors import GoodStandingError, RequestProblem
from goodstanding.model.case import Case, assumptions, make_cases, with_values
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.files import located
from goodstanding.model.machine_json import machine_from_json, machine_to_json, world_from_json, world_to_json
from goodstanding.model.reader import parse
from goodstanding.model.resolve import resolve_machine, resolve_world
from tests.model.written import GOOD, SmallCatalog, good_catalog

CASES = {
    case.arm.text: case
    for case in (
        *make_cases(builtin_catalog(), builtin_catalog().scheme_ids()),
        *make_cases(good_catalog(), ["aa_good"]),
    )
}
DAYS = st.dates(date(2012, 1, 1), date(2031, 1, 1))
FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def varied(draw: Callable[..., Any]) -> Case:
    """A case with some of its assumptions somewhere in their ranges."""
    case = CASES[draw(st.sampled_from(sorted(CASES)))]
    chosen = draw(
        st.lists(st.sampled_from(assumptions(case)), max_size=4, unique_by=lambda number: number.path)
    )
    values: dict[str, float] = {}
    for path, quantity in chosen:
        low, high = quantity.low, quantity.high
        whole = quantity.unit in ("days", "points")
        values[path] = draw(st.integers(int(low), int(high)) if whole else st.floats(low, high))
    try:
        return with_values(case, values)
    except RequestProblem:
        return case  # Two ranges can overlap, such as the shortest and the longest delay.


@FEW
@given(case=varied(), start=DAYS)
def test_resolving_twice_and_reading_back_change_nothing(case: Case, start: date):
    try:
        machine = resolve_machine(case, start=start)
    except RequestProblem:
        return
    assert resolve_machine(case, start=start) == machine
    text = json.dumps(machine_to_json(machine), sort_keys=True)
    again = machine_from_json(json.loads(text))
    assert again == machine
    assert json.dumps(machine_to_json(again), sort_keys=True) == text
    world = resolve_world([case])
    assert world_from_json(json.loads(json.dumps(world_to_json(world)))) == world


@FEW
@given(case=varied(), start=DAYS)
def test_the_machine_form_is_plain_and_in_order(case: Case, start: date):
    try:
        machine = resolve_machine(case, start=start)
    except RequestProblem:
        return
    days = [period.from_day for period in machine.periods]
    assert days == sorted(set(days))
    assert days[0] <= start.toordinal()
    for period in machine.periods:
        for parts in (period.goes, period.consequences, period.responses):
            ids = [part.id for part in parts]
            assert ids == sorted(set(ids))
        assert all(0 <= o.sensitivity <= 1 and 0 <= o.false_rate <= 1 for o in period.observations)
        assert all(0 <= go.start_share <= 1 and 0 <= go.rate <= 1 for go in period.goes)
        assert all(go.keep_low <= go.keep_high and go.by_low <= go.by_high for go in period.goes)


def shuffled(part: Any, chance: random.Random) -> Any:
    if isinstance(part, dict):
        return {key: shuffled(part[key], chance) for key in chance.sample(sorted(part), len(part))}
    return [shuffled(item, chance) for item in part] if isinstance(part, tuple | list) else part


@settings(max_examples=10)
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_keys_says_nothing(chance: random.Random, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("order")
    for path in GOOD.rglob("*.yaml"):
        root, _ = located(path)
        assert root is not None
        target = folder / path.relative_to(GOOD)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(shuffled(root.plain(), chance), sort_keys=False), encoding="utf-8")
    (case,) = make_cases(SmallCatalog((folder,)), ["aa_good"])
    assert resolve_machine(case, start=date(2020, 3, 1)) == resolve_machine(
        CASES["aa_good"], start=date(2020, 3, 1)
    )
    assert resolve_world([case]) == resolve_world([CASES["aa_good"]])


@given(text=st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str):
    root, problems = parse(text, Path("any.yaml"))
    assert root is not None or problems
    assert all(str(problem) for problem in problems)


@given(text=st.text(alphabet="abc01.:-#&*!|>'\"%@`?,[]{} \n\t~<", max_size=60))
def test_any_text_near_yaml_is_read_or_refused(text: str):
    root, problems = parse(text, Path("near.yaml"))
    assert root is not None or problems


@FEW
@given(data=st.binary(max_size=100))
def test_any_bytes_are_an_error_of_our_own(data: bytes, tmp_path: Path):
    path = tmp_path / "zz_bytes" / "scheme.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    with pytest.raises(GoodStandingError):
        builtin_catalog().scheme(str(path))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda form: form.pop("title"), "'title' is missing in machine"),
        (lambda form: form.update(colour=1), "unknown key 'colour' in machine"),
        (
            lambda form: form["eligible"].update(age_at_least="old"),
            "machine.eligible.age_at_least cannot be 'old'",
        ),
        (lambda form: form.update(periods={}), "machine.periods cannot be {}"),
        (
            lambda form: form["standings"][0].update(kind="grade"),
            "machine.standings.0.kind cannot be 'grade'",
        ),
        (
            lambda form: form["standings"][0]["columns"][0]["cuts"].append([1]),
            "cuts.1 must have 2 entries, not 1",
        ),
    ],
)
def test_a_machine_form_that_is_none(change: Callable[[Any], Any], says: str):
    form = machine_to_json(resolve_machine(CASES["aa_good"], start=date(2020, 3, 1)))
    change(form)
    with pytest.raises(RequestProblem) as caught:
        machine_from_json(form)
    assert says in str(caught.value)
