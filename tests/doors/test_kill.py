"""kill -9 at a random moment of each of twenty runs: what is left goes on to the bits of a run in one go."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goodstanding.results.snapshot_file import read
from goodstanding.unfinished import asked_at, place_of

pytestmark = pytest.mark.verify
KILLS = 20
REQUEST = (
    "cn_rongcheng_residents",
    "--people",
    "40000",
    "--days",
    "250",
    "--seed",
    "5",
    "--study-people",
    "0",
)
LIMIT_S = 300


def line(out: Path) -> list[str]:
    how = ("--out", str(out), "--snapshot-every", "0")
    return [sys.executable, "-m", "goodstanding", "run", *REQUEST, *how]


def run_for(out: Path, seconds: float, *, of_living: bool = False) -> int | None:
    """Begin or go on with the run, and kill it after so long (`of_living`: since it had something to go on
    with); its exit code, None where it was killed."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        line(out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as run:
        while of_living and run.poll() is None and not place_of(out).exists():
            time.sleep(0.005)
        try:
            return run.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            return None


def digests(out: Path) -> dict[str, str]:
    return json.loads((out / "run.json").read_text(encoding="utf-8"))["digests"]


def nothing_is_half_written(out: Path) -> None:
    """Whatever stands under a final name is whole."""
    if place_of(out).exists() and (place_of(out) / "request.json").exists():
        assert asked_at(out) is not None
    for path in place_of(out).rglob("day-*.snapshot"):
        header, _, _ = read(path)
        assert header["form"]["day"] == int(path.stem.removeprefix("day-"))
        for segment in header["segments"]:
            name = f"log-{segment['first']:09d}-{segment['end']:09d}.segment"
            assert read(path.with_name(name))[2].hex() == segment["check"]
    assert not out.exists()


def test_each_of_twenty_runs_killed_at_a_random_moment_goes_on_to_the_same_bits(tmp_path: Path):
    whole = tmp_path / "whole"
    assert run_for(whole, LIMIT_S) == 0
    began = time.monotonic()
    assert run_for(tmp_path / "again", LIMIT_S, of_living=True) == 0
    took = time.monotonic() - began
    moments = random.Random(1)
    with_snapshots = 0
    for number in range(KILLS):
        out, living = tmp_path / f"killed-{number}", number % 4 > 0
        while run_for(out, moments.uniform(0.0, 0.5) * took, of_living=living) is not None or out.exists():
            assert digests(out) == digests(whole)  # it was in its place before it was killed
            shutil.rmtree(out)
            shutil.rmtree(place_of(out), ignore_errors=True)
        nothing_is_half_written(out)
        with_snapshots += any(place_of(out).rglob("day-*.snapshot"))
        assert run_for(out, LIMIT_S) == 0
        assert digests(out) == digests(whole)
        assert not place_of(out).exists()
    assert with_snapshots >= KILLS / 2, "most kills came before there was anything to go on with"
