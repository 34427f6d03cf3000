"""Where a sign is open, the page says so at the figures that it moves, at a glance, and in full."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from html import unescape

import goodstanding as gs
from goodstanding.reports.page import build
from goodstanding.results.run import Comparison
from tests.results.lived import comparison

ARM = "cn_rongcheng_residents"
HEAD = "What doing as a scheme asks is worth by itself, either way (−0.3, 0, +0.3; 1,000 people each)"


@cache
def ran() -> Comparison:
    return gs.run(ARM, people=1_000, days=30, seed=3, study_people=0, behaviour="answering")


def page(**found: tuple[float | None, ...]) -> str:
    ((key, (either,)),) = ran().signs.items()
    return unescape(build(replace(ran(), signs={key: (replace(either, found=found),)}), lives={}))


def test_a_figure_that_the_sign_moves_says_so():
    text = page(people_affected=(10.0, 20.0, None))
    told = f"<p><b>Sign open.</b> {HEAD}: 10, 20, not estimable (per 100,000 eligible).</p>"
    assert text.count(told) == 1
    assert "The sign of one number is open: what follows either way stands below." in text


def test_a_figure_that_it_leaves_alone_says_nothing_and_the_table_says_it():
    text = page(people_affected=(10.0, 10.0, 10.0))
    assert "Sign open." not in text
    block = text.partition("Where a sign is open</h3>")[2].partition("<h3>")[0]
    assert f"<b>{HEAD}.</b> <small>Published experiments differ in sign" in block
    assert block.count("<td") == 4
    assert block.count(">10<") == 3


def test_without_one_nothing_is_said():
    text = build(comparison(), lives={})
    assert "Where a sign is open" not in text
    assert "Sign open" not in text
