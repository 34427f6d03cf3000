"""How soon a run is there: warm, cold, with the compiler off. By `make verify`: it needs a quiet clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.verify

ASKED = ("cn_court_defaulters", "--people", "100000", "--days", "30", "--seed", "1")
WARM_S, COLD_S, PLAIN_S = 1.5, 15.0, 15.0


def started(out: Path, **environment: str) -> tuple[float, str]:
    """Seconds of the whole process, and what it said on standard error."""
    line = [sys.executable, "-m", "goodstanding", "run", *ASKED, "--out", str(out)]
    # As a user's Python, which keeps what it has read of our files.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    done = subprocess.run(
        line,
        env={**kept, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - began, done.stderr


def digests(out: Path) -> dict[str, str]:
    return json.loads((out / "run.json").read_text(encoding="utf-8"))["digests"]


def test_a_cold_run_says_so_and_a_warm_one_is_there_at_once(tmp_path: Path):
    cache = {"GOODSTANDING_CACHE": str(tmp_path / "cache")}
    cold, said = started(tmp_path / "cold", **cache)
    assert said.startswith("Compiling the engine for this processor")
    warm = [started(tmp_path / f"warm-{i}", **cache) for i in range(3)]
    assert not any("Compiling" in err for _, err in warm)
    assert digests(tmp_path / "warm-0") == digests(tmp_path / "cold")
    assert cold < COLD_S
    assert min(seconds for seconds, _ in warm) < WARM_S


def test_with_the_compiler_off_the_same_comes_out_by_whole_arrays(tmp_path: Path):
    seconds, _ = started(tmp_path / "plain", NUMBA_DISABLE_JIT="1")
    started(tmp_path / "compiled")
    assert digests(tmp_path / "plain") == digests(tmp_path / "compiled")
    assert seconds < PLAIN_S
