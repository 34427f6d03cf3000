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


def start(out: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(
        line(out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment
    )


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
    process = start(tmp_path / "whole")
    assert process.wait(timeout=LIMIT_S) == 0
    whole = time.monotonic() - began
    moments = random.Random(1)
    out, killed, ended = tmp_path / "killed-0", 0, 0
    while killed < MOMENTS:
        process = start(out)
        try:
            process.wait(timeout=moments.uniform(0.3, 0.9) * whole)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed += 1
            if out.exists():  # killed between the run in its place and its snapshots removed
                assert digests(out) == digests(tmp_path / "whole")
                ended, out = ended + 1, tmp_path / f"killed-{killed}"
            else:
                nothing_is_half_written(out)
            continue
        assert process.returncode == 0, process.communicate()[1]
        assert digests(out) == digests(tmp_path / "whole")
        ended, out = ended + 1, tmp_path / f"killed-{killed}"
    process = start(out)
    told = process.communicate(timeout=LIMIT_S)[1]
    assert process.returncode == 0, told
    assert digests(out) == digests(tmp_path / "whole")
    assert not place_of(out).exists()
