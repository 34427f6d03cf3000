"""Where evidence leaves a sign open, a run says what follows either way, and takes neither side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.model.catalog import builtin_catalog
from goodstanding.results.run import Comparison
from goodstanding.studies.signs import Either
from tests.doors.door import said

ARM, PATH = "cn_rongcheng_residents", "behaviour.adapt.trust"
ASKED = {"people": 6000, "days": 120, "seed": 3, "behaviour": "answering"}


@pytest.fixture(scope="module")
def lived() -> Comparison:
    return gs.run(ARM, **ASKED)


def only(comparison: Comparison) -> Either:
    ((one,),) = comparison.signs.values()
    return one


def test_both_ends_of_the_published_range_and_zero_between(lived: Comparison):
    trust = builtin_catalog().behaviour("answering").adapt.trust
    one = only(lived)
    assert (one.path, one.ends) == (PATH, (trust.low, 0.0, trust.high))
    assert trust.value == 0.0
    low, zero, high = one.found["recorded_misconduct"]
    assert low > zero > high
    low, zero, high = one.found["encouraged_conduct"]
    assert low < zero < high


def test_zero_is_the_run_itself_and_an_end_is_the_run_with_that_end_set(lived: Comparison):
    from goodstanding.metrics.base import measures

    metric = measures()["encouraged_conduct"]
    found = only(lived).found["encouraged_conduct"]
    high = gs.run(ARM, set=[f"{PATH}={only(lived).ends[2]}"], **ASKED)
    for run, value in ((lived, found[1]), (high, found[2])):
        panel = run.panels[0]
        assert metric.measure(panel.arm(ARM), panel.reference).value == pytest.approx(value)
    assert not high.signs  # who sets it has taken a side


def test_who_does_not_answer_has_no_open_sign():
    assert not gs.run("zz_loyalty_card", people=200, days=5, seed=3).signs


def test_the_command_line_prints_them_and_the_folder_keeps_them(tmp_path: Path):
    options = [part for name, value in {**ASKED, "people": 600}.items() for part in (f"--{name}", str(value))]
    out = said("run", ARM, *options, "--out", str(tmp_path / "run")).out
    assert "either way (−0.3, 0, +0.3; 600 people each)" in out
    kept = json.loads((tmp_path / "run" / "run.json").read_text(encoding="utf-8"))["signs"]
    assert kept[f"CN/{ARM}"][0]["ends"] == [-0.3, 0.0, 0.3]


def test_of_firms_it_says_what_jobs_are_lost_and_says_firms(tmp_path: Path):
    asked = {"people": 3000, "days": 200, "seed": 3, "behaviour": "firms_answering"}
    options = [part for name, value in asked.items() for part in (f"--{name}", str(value))]
    out = said("run", "cn_tax_credit", *options, "--out", str(tmp_path / "run")).out
    assert "Of every 1,000 jobs" in out
    assert "people" not in out.lower()
    kept = json.loads((tmp_path / "run" / "run.json").read_text(encoding="utf-8"))["signs"]
    (found,) = kept.values()
    by_path = {one["path"]: one["found"]["jobs_lost"] for one in found}
    assert set(by_path) == {"behaviour.hide.by_means", "behaviour.exit.burden", "behaviour.exit.reward"}
    low, zero, high = by_path["behaviour.exit.burden"]
    assert low < zero < high
