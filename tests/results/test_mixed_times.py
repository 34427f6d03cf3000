"""Beside an arm stands where rules of one time meet people of another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.results.mixed_times import mixed_times

SG = "sg_tracetogether"


def told(arm: str, start: str) -> str:
    comparison = gs.compare([arm], people=256, days=20, seed=1, start=date.fromisoformat(start), report=False)
    return mixed_times(comparison.panels[0].arms[1])


@pytest.mark.parametrize(
    ("arm", "start", "says"),
    [
        (f"{SG}@2021-06", "2020-10-20", "Rules of 2021-06 on people and uptake of 2020-10-20, not on those"),
        (f"{SG}@2021-06", "2021-06-20", "Rules of 2021-06 on people and uptake of 2020-10-20, not on those"),
        (f"{SG}@2020-10", "2024-01-01", ""),
        (f"{SG}@2020-10", "2020-10-20", ""),
        (SG, "2020-10-20", ""),
        (SG, "2021-06-01", "A run from 2021-06-01 on, which begins with the uptake of 2020-10-20."),
        ("it_green_pass@2021", "2022-01-10", "Rules of 2021 on the people of a run from 2022-01-10 on, not"),
        ("it_green_pass@2021-12", "2021-12-20", ""),
    ],
)
def test_it_is_said_where_times_differ_and_only_there(arm: str, start: str, says: str):
    assert told(arm, start).startswith(says)
    assert bool(told(arm, start)) == bool(says)


def test_the_report_says_it_beside_the_arm_that_it_is_of(tmp_path: Path):
    out = tmp_path / "run"
    arms = [f"{SG}@2020-10", f"{SG}@2021-06"]
    gs.compare(
        arms, people=256, days=5, seed=1, start=date(2020, 10, 20), out=out, report=True, study_people=0
    )
    page = (out / "report.html").read_text(encoding="utf-8")
    assert page.count("<dt>Times</dt><dd>Rules of 2021-06 on people and uptake of 2020-10-20") == 1
    assert page.count("<dt>Times</dt>") == 1
