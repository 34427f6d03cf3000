"""Start a case in a process of its own and see what it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.cases import NUMPY, OURS, START, Case

ROOT = Path(__file__).resolve().parent.parent
SEED = 1
MB = 1_000_000
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are: the Python of each environment, the command, and a cache folder that starts empty."""

    ours: Path
    peers: Path
    command: Path
    scratch: Path

    def python(self, engine: str) -> Path:
        """The Python that has what an engine needs."""
        return self.ours if engine == OURS else self.peers


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds and peak megabytes of one measurement; `random_ns` and `z` where the case has them."""

    wall_s: float
    peak_mb: float
    random_ns: float | None = None
    z: float | None = None
    agrees: bool = True


def take(case: Case, places: Places) -> Taken:
    """Measure a case once. A process that fails, or cannot be started, is a RuntimeError that says why."""
    if case.kind == START:
        return _whole_process(case, places)
    arguments = [case.engine, case.kind, str(case.people), str(case.days), str(SEED)]
    _, peak, said = spawn([str(places.python(case.engine)), "-m", "bench.once", *arguments], {})
    return Taken(peak_mb=peak, **json.loads(said.splitlines()[-1]))


def _whole_process(case: Case, places: Places) -> Taken:
    """From the command line to the end of the process, nothing left out."""
    if case.engine == NUMPY:
        code = f"from bench.peers.numpy_blocks import run; run({case.people}, {case.days}, {SEED})"
        wall, peak, _ = spawn([str(places.peers), "-c", code], {})
        return Taken(wall, peak)
    kernels = places.scratch / "kernels"
    if case.cold:
        kernels = Path(tempfile.mkdtemp(prefix="cold-", dir=places.scratch))
    out = tempfile.mkdtemp(prefix="run-", dir=places.scratch)
    sizes = ["--people", str(case.people), "--days", str(case.days), "--seed", str(SEED)]
    line = [str(places.command), "run", "cn_rongcheng_residents", *sizes, "--out", f"{out}/run"]
    if not case.cold and not kernels.exists():
        spawn(line, {"GOODSTANDING_CACHE": str(kernels)})
        line[-1] = f"{out}/again"
    wall, peak, _ = spawn(line, {"GOODSTANDING_CACHE": str(kernels)})
    return Taken(wall, peak)


def spawn(line: list[str], extra: dict[str, str]) -> tuple[float, float, str]:
    """Run a command: seconds, peak megabytes, what it wrote to standard output."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | extra
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps what it has read of our files
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as complained:
        began = time.perf_counter()
        try:
            child = subprocess.Popen(line, cwd=ROOT, env=environment, stdout=said, stderr=complained)
        except OSError as error:
            raise RuntimeError(f"{line[0]} cannot be started: {error}") from error
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complained.seek(0)
        if child.returncode:
            raise RuntimeError(f"{' '.join(line)}: {complained.read().strip()[-2000:]}")
        return seconds, usage.ru_maxrss * RSS_UNIT / MB, said.read()
