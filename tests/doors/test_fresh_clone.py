"""From a fresh clone to a report in one command, and the main job against the clock. Run by `make verify`."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.verify

SECONDS_OF_THE_MAIN_JOB = 30
SECONDS_OF_HELP = 0.3


@pytest.fixture(scope="module")
def clone(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in which `make run` has run once: set up, compiled, reported."""
    folder = tmp_path_factory.mktemp("clone") / "goodstanding"
    _run(["git", "clone", "--quiet", str(repo), str(folder)], folder.parent)
    _run(["make", "run"], folder)
    return folder


def _run(command: list[str], cwd: Path) -> str:
    """Run with nothing of this environment but where programs lie and how pip reaches its packages."""
    kept = {
        name: value for name, value in os.environ.items() if name in {"PATH", "HOME"} or name[:4] == "PIP_"
    }
    done = subprocess.run(command, cwd=cwd, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_one_command_leaves_a_report(clone: Path):
    report = clone / "runs" / "first-light" / "report.html"
    assert report.is_file()
    changed = _run(["git", "status", "--porcelain"], clone)
    assert changed == ""


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="the bar is for two cores")
def test_the_main_job_after_set_up_and_compilation(clone: Path):
    began = time.perf_counter()
    _run(["make", "run"], clone)
    assert time.perf_counter() - began < SECONDS_OF_THE_MAIN_JOB


def test_help_comes_at_once(clone: Path):
    def once() -> float:
        began = time.perf_counter()
        _run([str(clone / ".venv" / "bin" / "goodstanding"), "--help"], clone)
        return time.perf_counter() - began

    assert min(once() for _ in range(5)) < SECONDS_OF_HELP
