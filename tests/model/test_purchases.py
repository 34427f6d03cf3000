"""Links through purchases as files: what is wrong with one is said where it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.check import problems_of_pair
from goodstanding.model.pairs import pair_path

CATALOG = builtin_catalog()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("    at_least: {value: 0.2", "    at_leas: {value: 0.2", "at_leas"),
        ("through: suppliers", "through: firms_of", "'at_least' goes with through: suppliers"),
        ("through: employees", "through: suppliers", "'at_least' goes with through: suppliers"),
        ("at_least: {value: 0.2", "at_least: {value: 1.2", "out of range"),
        ("after: turned_away_from_firm", "after: job_lost_with_fir", "no conduct"),
        ("after: turned_away_from_firm", "after: firm_failure", "'firm_failure' is no spell"),
        ("befalls: firm_failure\n    at", "befalls: firm_failure\n    ends_as: x\n    at", "is no spell"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, before: str, after: str, said: str):
    here = pair_path(CATALOG, "cn_market_list")
    assert here is not None
    copy = tmp_path / "cn_market_list"
    shutil.copytree(here.parent, copy)
    text = (copy / "pair.yaml").read_text(encoding="utf-8")
    assert text.count(before) == 1
    (copy / "pair.yaml").write_text(text.replace(before, after), encoding="utf-8")
    found = problems_of_pair(CATALOG, copy / "pair.yaml")
    assert any(said in str(problem) and problem.line for problem in found), [str(p) for p in found]
