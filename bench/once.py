"""`python -m bench.once ENGINE KIND PEOPLE DAYS SEED`: one measurement, as a line of JSON.

One day comes first, so that imports and compiling are not in the time; making the people is. The 36 totals
of W are then held against the oracle: `z` is the largest distance, and `agrees` whether the time counts.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from types import ModuleType
from typing import Any

import numpy as np

from bench.cases import MODULES, W
from bench.oracle import limit
from bench.workload import RANDOM_BITS

FURTHEST = 4.0
SAMPLE = 48 * 1024
"""64-bit words drawn at once: as many as a block of 16 Ki people needs, so that they stay in cache."""


def measure(engine: str, kind: str, people: int, days: int, seed: int) -> dict[str, object]:
    """Seconds of the run, and for W how it stands to the limit."""
    module = import_module(MODULES[engine])
    _live(module, kind, people, 1, seed)
    bits = random_ns()
    began = time.perf_counter()
    left = _live(module, kind, people, days, seed)
    seconds = time.perf_counter() - began
    found: dict[str, object] = {"wall_s": seconds, "random_ns": min(bits, random_ns())}
    if kind == W:
        z = limit(days, bits=getattr(module, "BITS", None)).z(left.totals, people)
        found |= {"z": float(np.abs(z).max()), "agrees": bool(np.abs(z).max() < FURTHEST)}
    return found


def random_ns() -> float:
    """Nanoseconds that SFC64 takes, on one thread, for the random bits of one person-day of W."""
    generator = np.random.SFC64(1)
    generator.random_raw(SAMPLE)
    began = time.perf_counter()
    generator.random_raw(SAMPLE)
    return (time.perf_counter() - began) / (SAMPLE * 64 / RANDOM_BITS) * 1e9


def _live(module: ModuleType, kind: str, people: int, days: int, seed: int) -> Any:
    return module.run(people, days, seed) if kind == W else module.live(kind, people, days, seed)


if __name__ == "__main__":
    engine, kind, *numbers = sys.argv[1:]
    print(json.dumps(measure(engine, kind, *map(int, numbers))))
