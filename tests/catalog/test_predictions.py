"""The nine predictions, each with what would count and what documents tell at a date."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodstanding.cli import group
from goodstanding.model.predictions import read_predictions
from goodstanding.timelines import predictions_of
from tests.catalog.entries import CATALOG, SCHEMES

(FILE,) = CATALOG.predictions()


def test_nine_and_each_says_what_would_count():
    assert len(FILE.predictions) == 9
    assert all(len(one.would_count.split()) > 5 for one in FILE.predictions)
    assert {key for one in FILE.predictions for known in one.known for key in known.sources} == set(
        FILE.sources
    )
    assert all(source.voice for source in FILE.sources.values())


def test_rows_are_of_the_catalogue_or_of_firms():
    rows = {CATALOG.scheme(id).row for id in SCHEMES}
    assert {row for one in FILE.predictions for row in one.rows} - rows <= {"US-3"}


def test_what_is_known_depends_on_the_day():
    (dollar,) = [one for one in FILE.predictions if one.id == "us_digital_dollar"]
    found = [dollar.at(day) for day in (date(2021, 1, 1), date(2023, 1, 1), None)]
    assert [known.outcome if known else None for known in found] == [None, "cannot_tell", "not_by"]
    assert {told.known for told in predictions_of(CATALOG, "2021")} == {None}


def test_it_is_printed():
    said = CliRunner().invoke(group, ["list", "--predictions"]).output
    assert "not by 2025-01-23" in said
    data = json.loads(
        CliRunner().invoke(group, ["list", "--predictions", "--as-of", "2023", "--json"]).output
    )
    told = [one["known"]["outcome"] if one["known"] else None for one in data]
    assert told.count("cannot_tell") == 5
    assert told.count(None) == 2


def test_before_it_was_said_it_is_not_yet_made():
    early, late = (
        CliRunner().invoke(group, ["list", "--predictions", "--as-of", day]).output
        for day in ("2022-11-30", "2022-12")
    )
    assert early.count("   not yet made\n") == 9
    assert "nothing was known" not in early
    assert "not yet made" not in late
    assert late.count("nothing was known on this day") == 3
    assert {told.made for told in predictions_of(CATALOG)} == {True}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: us_esg_score", "id: sweden_one_step", "is written twice"),
        ("sources: [US08]", "sources: [US99]", "US99"),
        ("outcome: not_by", "outcome: soon", "soon"),
    ],
)
def test_a_wrong_file_is_refused(old: str, new: str, says: str, tmp_path: Path, repo: Path):
    text = (repo / "goodstanding" / "catalog" / "predictions.yaml").read_text(encoding="utf-8")
    path = tmp_path / "predictions.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = read_predictions(path).problems
    assert any(says in problem.message for problem in problems)
    assert all(problem.line for problem in problems)
