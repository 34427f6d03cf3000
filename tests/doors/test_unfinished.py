"""A run that is stopped or out of disk goes on from its last good snapshot, and ends in the same bits."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.core.durable import Disk
from goodstanding.core.errors import RequestProblem, Stopped, StorageProblem
from goodstanding.unfinished import place_of
from tests.doors.door import SMALL, said

ARM = "cn_court_defaulters"
ASKED = {"people": 400, "days": 20, "seed": 7, "study_people": 0, "threads": 1}


class After:
    """Says "stop" when it has been asked so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.fixture(scope="module")
def digests() -> dict[str, str]:
    return gs.run(ARM, **ASKED).record["digests"]


@pytest.fixture
def stopped(tmp_path: Path) -> Path:
    """Where a run would be that was stopped in its second arm."""
    out = tmp_path / "run"
    with pytest.raises(Stopped, match="goodstanding run --resume"):
        gs.run(ARM, **ASKED, out=out, stop=After(33), snapshot_every=0)
    assert not out.exists()
    return out


def test_it_goes_on_to_the_same_bits_and_tidies_up(stopped: Path, digests: dict[str, str]):
    days: list[float] = []
    made = gs.resume(stopped, threads=2, progress=lambda _what, share: days.append(share))
    assert made.record["digests"] == digests
    assert len(days) < 12, "the days before the stop were not lived again"
    assert json.loads((stopped / "run.json").read_text(encoding="utf-8"))["digests"] == digests
    assert not place_of(stopped).exists()


def test_the_same_line_again_goes_on_and_another_is_refused_by_name(stopped: Path, digests: dict[str, str]):
    with pytest.raises(RequestProblem, match="a run with other people, seed is unfinished here"):
        gs.run(ARM, **(ASKED | {"people": 500, "seed": 8}), out=stopped)
    days: list[float] = []
    without_seed = {name: value for name, value in ASKED.items() if name != "seed"}
    made = gs.run(ARM, **without_seed, out=stopped, progress=lambda _what, share: days.append(share))
    assert made.record["digests"] == digests
    assert len(days) < 12


def test_another_engine_is_refused_by_name(stopped: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("goodstanding.unfinished.engine_digest", lambda: "another")
    told = said("run", "--resume", str(stopped))
    assert told.code == 2
    assert "other engine" in told.err
    assert place_of(stopped).exists()


def test_a_full_disk_stops_the_run_and_leaves_the_last_good_snapshot(
    stopped: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    def full(_self: Disk, _file: int, _piece: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "write", full)
        told = said("run", "--resume", str(stopped), "--snapshot-every", "0")
    assert told.code == 3
    assert "the disk is full" in told.err
    assert f"To go on from it: goodstanding run --resume {stopped}" in told.err
    assert not [path for path in place_of(stopped).rglob("*") if path.name.endswith(".part")]
    assert gs.resume(stopped).record["digests"] == digests


def test_resume_says_what_it_cannot_do(tmp_path: Path):
    with pytest.raises(StorageProblem, match="no unfinished run is here"):
        gs.resume(tmp_path / "none")
    told = said("run", ARM, "--resume", str(tmp_path / "none"), "--days", "5")
    assert told.code == 2
    assert "leave out 'days', 'arm'" in told.err
    assert said("run").code == 2


def test_a_short_run_leaves_nothing_beside_it(tmp_path: Path):
    gs.run(ARM, **ASKED, out=tmp_path / "run")
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_finishes_the_day_and_says_the_line_that_goes_on(tmp_path: Path, number: int):
    out = tmp_path / "run"
    line = [sys.executable, "-m", "goodstanding", "run", ARM, *SMALL[:2], "--days", "20000", *SMALL[4:]]
    process = subprocess.Popen(
        [*line, "--threads", "1", "--out", str(out), "--snapshot-every", "0.2"],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    limit = time.monotonic() + 60
    while not (place_of(out) / "arm-0").exists() and time.monotonic() < limit:
        time.sleep(0.05)
    process.send_signal(number)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 130, told
    assert f"To go on: goodstanding run --resume {out}" in told
    assert "Traceback" not in told
    assert not out.exists()
    assert list(place_of(out).glob("arm-0/day-*.snapshot"))
