"""kill -9 at random moments, again and again: what is left goes on to the bits of an uninterrupted run."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goodstanding.results.snapshots import CHECK, MAGIC
from goodstanding.unfinished import asked_at, place_of

pytestmark = pytest.mark.verify
MOMENTS = 20
REQUEST = (
    "cn_rongcheng_residents",
    "--people",
    "40000",
    "--days",
    "150",
    "--seed",
    "5",
    "--study-people",
    "0",
)
LIMIT_S = 300


def line(out: Path) -> list[str]:
    how = ("--out", str(out), "--snapshot-every", "0")
    return [sys.executable, "-m", "goodstanding", "run", *REQUEST, *how]


def run_for(out: Path, seconds: float) -> int | None:
    """Begin or go on with the run, and kill it after so long; its exit code, None where it was killed."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        line(out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as run:
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
        content = path.read_bytes()
        begin = len(MAGIC) + 8
        header = json.loads(content[begin : begin + int.from_bytes(content[len(MAGIC) : begin], "little")])
        assert header["form"]["day"] == int(path.stem.removeprefix("day-"))
        assert len(content) > begin + 2 * CHECK
    assert not out.exists()


def test_twenty_kills_at_random_moments_change_nothing(tmp_path: Path):
    began = time.monotonic()
    assert run_for(tmp_path / "whole", LIMIT_S) == 0
    whole = time.monotonic() - began
    moments = random.Random(1)
    out, killed, with_snapshots = tmp_path / "killed-0", 0, 0
    while killed < MOMENTS:
        code = run_for(out, moments.uniform(0.2, 0.9) * whole)
        killed += code is None
        assert code in (None, 0)
        if out.exists():
            assert digests(out) == digests(tmp_path / "whole")
            out = tmp_path / f"killed-{killed}"
        else:
            nothing_is_half_written(out)
            with_snapshots += place_of(out).exists()
    assert run_for(out, LIMIT_S) == 0
    assert digests(out) == digests(tmp_path / "whole")
    assert not place_of(out).exists()
    assert with_snapshots >= MOMENTS / 2, "most kills came before there was anything to go on with"
