"""Wall: every picture, table and file says "synthetic", the version and the share of assumed numbers; and
none holds a row for a person.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import polars as pl
import pytest

import goodstanding as gs

PEOPLE = 3_000
SAYS = ("synthetic", "version", "assumed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small real run."""
    place = tmp_path_factory.mktemp("outputs") / "run"
    gs.run("de_debtor_register", people=PEOPLE, days=30, seed=3, study_people=0, report=True, out=place)
    return place


def unsaid(text: str) -> list[str]:
    """Which of the three a text does not say."""
    return [word for word in SAYS if word not in text.lower()]


def unlabelled_pictures(page: str) -> list[str]:
    """Pictures (drawings with words in them) that do not say all three inside themselves."""
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    return [picture[:200] for picture in pictures if "<text" in picture and unsaid(picture)]


def unlabelled_rows(table: str) -> list[dict[str, str]]:
    """Rows of a CSV table that do not carry all three."""
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows
    return [
        row
        for row in rows
        if row.get("population") != "synthetic" or not row.get("version") or not row.get("assumed_share")
    ]


def test_the_folder_holds_what_is_known_and_labelled(folder: Path):
    assert {path.suffix for path in folder.iterdir()} == {".json", ".csv", ".parquet", ".html"}


def test_the_record_says_it(folder: Path):
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert record["synthetic"].startswith("synthetic people only")
    for society in record["societies"]:
        for arm in society["arms"]:
            assert arm["version"]
            assert 0 < arm["numbers"]["assumed_share"] <= 1


def test_every_row_of_every_table_says_it(folder: Path):
    for path in folder.glob("*.csv"):
        assert unlabelled_rows(path.read_text(encoding="utf-8")) == []
    for path in folder.glob("*.parquet"):
        frame = pl.read_parquet(path)
        assert frame["population"].unique().to_list() == ["synthetic"]
        assert frame["version"].str.len_chars().min()
        assert frame["assumed_share"].null_count() == 0


def test_every_picture_and_the_page_say_it(folder: Path):
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert page.count("<text") > 10
    assert unlabelled_pictures(page) == []
    assert unsaid(re.sub(r"<svg.*?</svg>|<style.*?</style>", "", page, flags=re.DOTALL)) == []


def test_nothing_left_behind_has_a_row_for_each_person(folder: Path):
    for path in folder.glob("*.parquet"):
        frame = pl.read_parquet(path)
        assert not {"person", "subject", "id", "name"} & set(frame.columns)
    sizes = [len(value) for value in _lists(json.loads((folder / "run.json").read_text(encoding="utf-8")))]
    assert max(sizes) < PEOPLE


def _lists(value: object) -> list[list[object]]:
    if isinstance(value, dict):
        return [found for inner in value.values() for found in _lists(inner)]
    if isinstance(value, list):
        return [value, *(found for inner in value for found in _lists(inner))]
    return []


def test_what_says_nothing_is_found():
    assert unlabelled_pictures("<svg><text>70 %</text></svg>")
    assert not unlabelled_pictures("<svg><text>Synthetic people, version 1, 60 % assumed</text></svg>")
    assert unlabelled_rows("population,version,assumed_share,persons\nreal,1,0.5,3\n")
    assert _lists({"people": [{"acts": [1, 2]}]}) == [[{"acts": [1, 2]}], [1, 2]]
