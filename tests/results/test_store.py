"""A run folder is there whole or not at all, says what it is, and loses nothing that was there before."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from goodstanding.core.errors import StorageProblem
from goodstanding.model.machine_json import machine_from_json
from goodstanding.results import store
from goodstanding.results.ledger import headline
from goodstanding.results.tables import publics_of
from tests.results.lived import comparison

TABLES = ("ledger", "states", "publics")
FILES = {"report.html", "run.json", *(f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet"))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A saved run."""
    return store.save(comparison(), tmp_path / "runs" / "first", files={"report.html": "<p>synthetic</p>"})


def test_all_files_and_nothing_else(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == FILES
    assert [path.name for path in folder.parent.iterdir()] == ["first"]


def test_every_file_says_synthetic_version_and_assumed_share(folder: Path) -> None:
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert record["synthetic"].startswith("synthetic people only")
    arm = record["societies"][0]["arms"][2]
    assert (arm["scheme"], arm["version"]) == ("cn_court_defaulters", "2024-01-01")
    assert 0 < arm["numbers"]["assumed_share"] < 1
    for name in TABLES:
        for frame in (pl.read_parquet(folder / f"{name}.parquet"), pl.read_csv(folder / f"{name}.csv")):
            assert set(frame["population"].unique()) == {"synthetic"}
            assert frame["assumed_share"].is_between(0, 1).all()
            assert {"version", "scheme"} <= set(frame.columns)


def test_what_was_public_comes_back_as_it_was(folder: Path) -> None:
    arm, saved = comparison().panels[0].arms[2], store.load(folder)
    assert saved.publics is not None
    asked: dict[str, Any] = {"society": "CN", "arm": arm.label, "conducts": arm.outcome.conducts}
    acts, review = publics_of(saved.publics, days=90, **asked)
    assert np.array_equal(acts, arm.outcome.publics)
    assert review is None
    with pytest.raises(ValueError, match="not there for all 91 days"):
        publics_of(saved.publics, days=91, **asked)


def test_the_record_can_make_it_again(folder: Path) -> None:
    saved = store.load(folder)
    assert saved.record["parameters"]["seed"] == 3
    assert saved.record["parameters"]["sets"] == ["contest.take_up=0.5"]
    machine = machine_from_json(saved.record["societies"][0]["arms"][2]["machine"])
    assert machine == comparison().panels[0].arms[2].machine


def test_the_tables_hold_what_the_ledger_held(folder: Path) -> None:
    saved = store.load(folder)
    arm = comparison().panels[0].arms[2]
    rows = saved.ledger.filter(pl.col("arm") == arm.label)
    assert rows["stretches"].sum() == sum(part.stretches for part in headline(arm).values())
    day = saved.states.filter((pl.col("arm") == arm.label) & (pl.col("day") == 90))
    assert day["persons"].sum() == 2000


def test_nothing_names_this_machine_or_a_person(folder: Path) -> None:
    text = (folder / "run.json").read_text(encoding="utf-8")
    assert str(Path.home()) not in text
    assert "marks" not in text


def test_an_existing_folder_is_left_alone(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(StorageProblem, match="already exists") as caught:
        store.save(comparison(), folder)
    assert caught.value.exit_code == 3
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_replace_takes_the_place_of_a_run_folder_only(folder: Path, tmp_path: Path) -> None:
    store.save(comparison(), folder, files={"report.html": "new"}, replace=True)
    assert (folder / "report.html").read_text(encoding="utf-8") == "new"
    other = tmp_path / "letters"
    other.mkdir()
    (other / "dear.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(StorageProblem, match="not a run folder"):
        store.save(comparison(), other, replace=True)
    assert (other / "dear.txt").read_text(encoding="utf-8") == "kept"


def test_a_full_disk_leaves_the_earlier_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_csv", full)
    with pytest.raises(StorageProblem, match="the disk is full") as caught:
        store.save(comparison(), folder, replace=True)
    assert len(caught.value.problems) == 1
    assert {path.name for path in folder.iterdir()} == FILES
    assert [path.name for path in folder.parent.iterdir()] == ["first"]


def test_a_place_that_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", forbidden)
    with pytest.raises(StorageProblem, match="cannot be written to"):
        store.save(comparison(), tmp_path / "first")
    assert not (tmp_path / "first").exists()


def test_a_rename_that_fails_puts_the_earlier_run_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def once(self: Path, target: Path) -> Path:
        if target == folder and self.name != "earlier":
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(StorageProblem, match="could not be written"):
        store.save(comparison(), folder, replace=True)
    assert {path.name for path in folder.iterdir()} == FILES


def test_what_is_no_run_folder_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match="not a run folder"):
        store.load(tmp_path)
    (tmp_path / "run.json").write_text("{", encoding="utf-8")
    with pytest.raises(StorageProblem):
        store.load(tmp_path)
