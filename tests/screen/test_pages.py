"""The pages of laws and the matrix: whole, current, and as loud about "not engaged" as about the rest."""

from __future__ import annotations

import re

import pytest

import goodstanding as gs
from goodstanding.cli import outcome
from goodstanding.pages.matrix import MEANS, SHORT
from goodstanding.rules.clause import STATUSES
from goodstanding.screening import laws
from tests.house.tree import REPO

MADE = gs.matrix()


def test_every_law_has_a_page_with_every_clause_and_scheme():
    assert len(MADE) == len(laws()) + 2
    text = "\n".join(MADE.values())
    schemes = [entry.id for entry in gs.schemes()]
    for law in laws():
        (page,) = [page for page in MADE.values() if page.startswith(f"# {law.title}\n")]
        for clause in law.clauses:
            assert f"### {clause.id}: {clause.cite}" in page
            assert clause.text in page
            assert all(str(day) in page for day in (clause.in_force, clause.until) if day)
        assert all(f"`{scheme}`" in page for scheme in schemes)
    assert "None" not in text


def test_the_pages_kept_are_those_of_the_code():
    kept = {path.name for path in (REPO / "docs" / "laws").iterdir()}
    assert kept == set(MADE), "run `make docs`"


def test_every_cell_says_its_status_in_words_and_pattern():
    html = MADE["matrix.html"]
    cells = re.findall(r'<td class="cell"[^>]*><div class="mark s-(\w+)"><span>([^<]+)</span>', html)
    assert len(cells) == 2 * len(laws()) * len(gs.schemes())
    assert {(status, words) for status, words in cells} <= set(SHORT.items())
    style = html[: html.index("</style>")]
    patterns = {re.search(rf"\.s-{status}\{{background:([^}}]+)}}", style).group(1) for status in STATUSES}
    assert len(patterns) == len(STATUSES) == len(MEANS)
    assert not re.search(r"https?:(?!//www\.w3\.org/2000/svg)", html)


def test_where_it_is_and_were_it_run_there():
    page = next(page for page in MADE.values() if page.startswith("# General Data Protection Regulation\n"))
    (row,) = [line for line in page.splitlines() if "`cn_rongcheng_residents`" in line]
    where, there = row.split(" | ")[1:3]
    assert where == "**not engaged**"
    assert there != where
    (nothing,) = [line for line in page.splitlines() if "`zz_null`" in line]
    assert nothing.count("**not engaged**") == 2


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_the_matrix_through_the_door(arguments, capsys):
    assert outcome(["matrix", *arguments]) == 0
    assert "README.md" in capsys.readouterr().out or not arguments


def test_pages_are_written(tmp_path):
    assert outcome(["matrix", "--out", str(tmp_path / "laws")]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "laws").iterdir()} == MADE
