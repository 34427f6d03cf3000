"""Error rates by group in a file: the mean stays, bursts reach both alike, what does not fit is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.model.case import make_cases, numbers
from goodstanding.model.machine import Observation
from goodstanding.model.machine_json import machine_from_json, machine_to_json
from goodstanding.model.prepared import Case
from goodstanding.model.resolve import resolve_machine
from goodstanding.model.resolve_world import society_of
from tests.model.test_shocks import SHOCK
from tests.model.written import GOOD, SCHEME, SmallCatalog

FIRST = date(2020, 3, 1)
RATIO = "{{value: {value}, unit: ratio, basis: assumed, range: [0.0, 100.0], because: nobody says}}"


def written(folder: Path, of: str, value: float, *, faults: str = "", society: str = "") -> Case:
    """The small catalogue where the court tells groups apart about debts."""
    target = folder / SCHEME
    target.parent.mkdir(parents=True)
    text = (GOOD / SCHEME).read_text()
    more = f"    debt:\n      by_group: {{{of}: {RATIO.format(value=value)}}}\n"
    if faults:
        more += f"      faults: {{wrong: {faults}}}\n"
    target.write_text(text.replace("    debt:\n", more, 1))
    target.with_name("sources.yaml").write_bytes((GOOD / SCHEME).with_name("sources.yaml").read_bytes())
    if society:
        (folder / "societies").mkdir()
        text = (GOOD / "societies/AA.yaml").read_text()
        start = text.index("groups:")
        end = text.index("newcomers:", start)
        (folder / "societies/AA.yaml").write_text(text[:start] + society + text[end:])
    return make_cases(SmallCatalog((folder, GOOD)), ["aa_good"])[0]


def court(case: Case, day: date = FIRST) -> Observation:
    periods = resolve_machine(case, start=FIRST).periods
    period = [one for one in periods if one.from_day <= day.toordinal()][-1]
    return next(o for o in period.observations if (o.feed, o.conduct) == ("court", "debt"))


def test_the_stated_rate_stays_the_mean(tmp_path: Path):
    case = written(tmp_path, "false_positive", 10.0)
    smaller, look = society_of(case.society).group_share, court(case)
    larger, other = look.false_by_group
    assert 0.0 < smaller < 1.0
    assert other == pytest.approx(10.0 * larger)
    assert (1.0 - smaller) * larger + smaller * other == pytest.approx(1.0)
    assert look.seen_by_group == (1.0, 1.0)
    assert "sees.court.debt.by_group.false_positive" in {number.path for number in numbers(case)}
    machine = resolve_machine(case, start=FIRST)
    assert machine_from_json(machine_to_json(machine)) == machine


def test_a_burst_reaches_both_groups_alike(tmp_path: Path):
    burst = SHOCK.format(first="2020-03-11", last="2020-03-11", value=0.19, unit="share")
    case = written(tmp_path, "false_positive", 10.0, faults=burst)
    usual, during = court(case), court(case, date(2020, 3, 11))
    for group in (0, 1):
        more = (
            during.false_rate * during.false_by_group[group] - usual.false_rate * usual.false_by_group[group]
        )
        assert more == pytest.approx(0.19)


def test_a_ratio_of_one_resolves_to_what_nothing_resolves_to(tmp_path: Path):
    plain = make_cases(SmallCatalog((GOOD,)), ["aa_good"])[0]
    for of in ("false_positive", "sensitivity"):
        assert court(written(tmp_path / of, of, 1.0)) == court(plain)


def test_a_chance_above_one_is_refused(tmp_path: Path):
    with pytest.raises(
        RequestProblem, match=r"sees\.court\.debt\.by_group\.sensitivity has an act of '.*' seen"
    ):
        written(tmp_path, "sensitivity", 3.0)


def test_groups_that_are_places_are_refused(tmp_path: Path):
    with pytest.raises(RequestProblem, match=r"the groups of society AA are places"):
        written(tmp_path, "false_positive", 3.0, society="groups: {places: [north, south]}\n")
