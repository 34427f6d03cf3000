"""Dated events from outside: whom they reach, on which days, and what cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.engine import simulate
from goodstanding.model.case import Case, make_cases, numbers
from goodstanding.model.machine import Machine
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.resolve_world import eligible_for, heads
from tests.model.written import GOOD, SCHEME, SmallCatalog

FIRST = date(2020, 3, 1)
SHOCK = (
    "{{says: a burst, from: {first}, until: {last}, "
    "reaches: {{value: {value}, unit: {unit}, basis: assumed, range: [0.0, {value}], because: nobody says}}}}"
)


def written(
    tmp_path: Path, *, shocks: str = "", faults: str = "", few: str = "", arm: str = "aa_good"
) -> Case:
    """The small catalogue with a shock of littering, and a fault of the feed that sees it."""
    (tmp_path / "conducts").mkdir(parents=True)
    litter = (GOOD / "conducts/litter.yaml").read_text()
    if shocks:
        litter = litter.replace("}\ndata:", f", shocks: {{outbreak: {shocks}}}}}\ndata:", 1)
    (tmp_path / "conducts/litter.yaml").write_text(litter)
    folder = tmp_path / SCHEME
    folder.parent.mkdir(parents=True)
    text = (GOOD / SCHEME).read_text()
    if faults:
        text = text.replace("    litter:\n", f"    litter:\n      faults: {{wrong: {faults}}}\n", 1)
    text = text.replace("resident_years_at_least: 1}", f"resident_years_at_least: 1}}{few}")
    folder.write_text(text)
    folder.with_name("sources.yaml").write_bytes((GOOD / SCHEME).with_name("sources.yaml").read_bytes())
    return make_cases(SmallCatalog((tmp_path, GOOD)), [arm])[0]


def invented(form: Machine, day: date) -> float:
    """The chance of a record of no littering on a day."""
    period = [period for period in form.periods if period.from_day <= day.toordinal()][-1]
    return sum(o.false_rate for o in period.observations if o.conduct == "litter")


def test_a_shock_brings_an_act_on_and_then_is_over(tmp_path: Path):
    burst = SHOCK.format(first="2020-03-11", last="2020-03-20", value=0.4, unit="share")
    case = written(tmp_path, shocks=burst)
    world = resolve_world([case])
    litter = next(c for c in world.conducts if c.id == "litter")
    a_day = 1 - 0.6**0.1
    first, after = date(2020, 3, 11).toordinal(), date(2020, 3, 21).toordinal()
    assert litter.dated == ((first, pytest.approx(0.001 + a_day)), (after, 0.001))
    assert "conducts.litter.rates.AA.shocks.outbreak.reaches" in {number.path for number in numbers(case)}
    outcome = simulate(
        world,
        resolve_machine(case, start=FIRST),
        people=5000,
        days=30,
        seed=1,
        start_day=FIRST.toordinal(),
        threads=1,
    )
    k = [c.id for c in world.conducts].index("litter")
    by_day = outcome.publics[:, k]
    assert by_day[10:20].sum() / 5000 == pytest.approx(10 * (a_day + 0.001), rel=0.05)
    assert max(by_day[:10].max(), by_day[20:].max()) < 25 < by_day[10:20].min()


def test_a_number_is_that_share_of_the_whole_society(tmp_path: Path):
    burst = SHOCK.format(first="2020-03-11", last="2020-03-11", value=200, unit="persons")
    case = written(tmp_path, shocks=burst)
    litter = next(c for c in resolve_world([case]).conducts if c.id == "litter")
    there = heads(case.society, eligible_for(case.conducts["litter"], case.society))
    assert litter.dated[0][1] - litter.rate == pytest.approx(200 / there)


def test_faults_make_records_of_no_act_on_their_days_alone(tmp_path: Path):
    burst = SHOCK.format(first="2020-03-11", last="2020-03-12", value=0.19, unit="share")
    case = written(tmp_path, faults=burst)
    form, usual = (
        resolve_machine(case, start=FIRST),
        resolve_machine(written(tmp_path / "without"), start=FIRST),
    )
    before = invented(usual, FIRST)
    on = [invented(form, date(2020, 3, day)) for day in (10, 11, 12, 13)]
    assert on == pytest.approx([before, before + 0.1, before + 0.1, before])
    starts = [period.from_day for period in form.periods]
    assert {date(2020, 3, 11).toordinal(), date(2020, 3, 13).toordinal()} <= set(starts)


def test_a_dated_version_has_its_faults_on_their_days(tmp_path: Path):
    burst = SHOCK.format(first="2020-03-11", last="2020-03-12", value=0.19, unit="share")
    form = resolve_machine(written(tmp_path, faults=burst, arm="aa_good@2020-03"), start=FIRST)
    assert [period.active for period in form.periods] == [True, True, True]
    assert invented(form, date(2020, 3, 12)) - invented(form, FIRST) == pytest.approx(0.1)


def test_more_than_there_are_and_others_than_live_there_are_refused(tmp_path: Path):
    many = SHOCK.format(first="2020-03-11", last="2020-03-12", value=9e10, unit="persons")
    with pytest.raises(RequestProblem, match=r"sees\..*\.faults\.wrong\.reaches: 90000000000 are more than"):
        written(tmp_path, faults=many)
    firms = SHOCK.format(first="2020-03-11", last="2020-03-12", value=5, unit="firms")
    with pytest.raises(RequestProblem, match=r"shocks\.outbreak\.reaches is in firms"):
        written(tmp_path / "firms", shocks=firms)


def test_of_a_slice_a_number_is_a_share(tmp_path: Path):
    burst = SHOCK.format(first="2020-03-11", last="2020-03-11", value=50, unit="persons")
    size = "{value: 200, unit: persons, basis: assumed, range: [100, 300], because: nobody says}"
    case = written(tmp_path, faults=burst, few=f", slice: {{of: a few, size: {size}}}")
    assert invented(resolve_machine(case, start=FIRST), date(2020, 3, 11)) == pytest.approx(0.25)
