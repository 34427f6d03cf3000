"""Every chart file keeps the contract: numbers three times over, the stamp inside, and nothing fetched."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from goodstanding.charts.base import Picture, Scene, painters
from goodstanding.model.scheme import Published
from goodstanding.reports.figures import render
from goodstanding.results.run import ArmRun, Panel
from goodstanding.studies.base import ArmStudy, MetricStudy, Swing
from tests.results.made import arm, null, world

STAMP = "Synthetic people, in this model\n61 % of 51 numbers assumed"
ALL = sorted(painters())


def _cased(run: ArmRun, **scheme: Any) -> ArmRun:
    told = {"title": "Made register", "status": "in_use", "aim": None, "published": ()} | scheme
    case: Any = SimpleNamespace(scheme=SimpleNamespace(**told), hypothetical=False)
    return replace(run, case=case)


def scene(run: ArmRun | None = None) -> Scene:
    """The made register beside nothing, with an aim, two published figures and a study."""
    listed = {"is": "stock_share", "standing": "list", "state": "listed"}
    figures = [
        Published.model_validate(
            {"id": f"figure_{used}", "says": f"a figure used as {used}", "used_as": used, "low": 0.001,
             "high": 0.5, "unit": "share", "source": "S", "at": "t", "measure": listed}
        )
        for used in ("input", "check")
    ]  # fmt: skip
    made = run or _cased(arm(), aim=SimpleNamespace(measured_by="debts_performed"), published=figures)
    nothing = _cased(null(), title="No scheme", status="control")
    swing = Swing("a.b", "Records of no act: debt", "share", 0.2, 0.1, 0.5, "a reason", 40.0, 160.0)
    metric = MetricStudy("people_affected", 80.0, 80, True, 1000, (swing,), (swing.name,))
    study = ArmStudy("ZZ", "zz_made", 1000, 365, 1, 0, 8, {"people_affected": metric})
    protected = replace(made, label=f"{made.label}+hearing")
    return Scene(Panel("ZZ", world(), (nothing, made, protected)), made, study, STAMP)


def _picture(name: str) -> Picture:
    picture = painters()[name].picture(scene())
    assert picture is not None
    return picture


@pytest.mark.parametrize("name", ALL)
def test_contract(name: str) -> None:
    picture = _picture(name)
    assert painters()[name].chart.id == name
    assert picture.table.rows
    assert all(len(row) == len(picture.table.columns) for row in picture.table.rows)
    assert any(digit in picture.alternative for digit in "0123456789")


@pytest.mark.parametrize("name", ALL)
def test_drawn_with_the_stamp_inside_and_the_same_each_time(name: str) -> None:
    svg = render(_picture(name))
    assert "Synthetic people, in this model" in svg
    assert "61 % of 51 numbers assumed" in svg
    assert "NaN" not in svg
    assert "undefined" not in svg
    assert svg == render(_picture(name))


@pytest.mark.parametrize("name", ALL)
def test_no_address_in_the_data(name: str) -> None:
    assert '"url"' not in json.dumps(_picture(name).specification)


@pytest.mark.parametrize("name", ALL)
def test_no_chart_where_nobody_was_burdened(name: str) -> None:
    shown = scene(_cased(null()))
    assert painters()[name].picture(replace(shown, study=None)) is None


def test_the_bars_carry_the_ledgers_numbers() -> None:
    rows = _picture("ledger_parts").table.rows
    assert [row[2] for row in rows] == ["1,500", "1,000", "7,000"]


def test_the_tornado_carries_ends_over_to_the_full_run() -> None:
    (row,) = _picture("tornado").table.rows
    assert row[:5] == ("Records of no act: debt", "0.1", "4,000", "0.5", "16,000")


def test_the_aim_is_measured_in_each_arm() -> None:
    rows = _picture("aim_beside_harm").table.rows
    assert [row[:2] for row in rows] == [("No scheme", "50.0"), ("Made register", "80.0")]


def test_transitions_leave_out_states_that_nobody_began_in() -> None:
    assert _picture("tier_transitions").table.rows == (("clear", "960", "40", "1,000"),)


def test_published_figures_of_other_runs_are_drawn_without_a_dot_and_told() -> None:
    """Where a run measures none of them; on the society of another country nothing is drawn."""
    listed = {"is": "stock_share", "standing": "list", "state": "listed"}
    told = {"id": "of_nine_days", "says": "a figure", "used_as": "check", "low": 0.001, "high": 0.5}
    more = {"unit": "share", "source": "S", "at": "t", "measure": listed, "run": {"days_to": 9}}
    figure = Published.model_validate({**told, **more})
    run = _cased(arm(), published=[figure], home="CA")
    picture = painters()["published_figures"].picture(scene(run))
    assert picture is not None
    assert picture.table.rows[0][-1].startswith("not in this run: it is of a run of 9 days at most")
    assert '"simulated": null' in json.dumps(picture.specification)
    case: Any = SimpleNamespace(scheme=run.case.scheme, hypothetical=True, society=SimpleNamespace(id="UK"))
    assert painters()["published_figures"].picture(scene(replace(run, case=case))) is None
