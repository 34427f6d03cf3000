"""Nothing draws at random but `core/keys.py`, and nothing below the doors reads a clock but to time a run."""

from __future__ import annotations

import ast

import pytest

from tests.house.tree import Module, imports, modules, planted

GENERATORS = {"random", "secrets", "uuid"}
MAY_DRAW = {"goodstanding.request": {"secrets"}}
"""A missing seed is drawn once, then printed and stored."""
CLOCKS = {"now", "today", "utcnow", "time_ns"}
TIMERS = {"time.perf_counter", "time.monotonic"}
MAY_READ_A_CLOCK = {"api", "cli", "results"}
"""For the record of a run: when it was made, how long it took."""


def stray(module: Module) -> list[str]:
    """Random generators and clocks where there may be none."""
    found = []
    for line, name in imports(module):
        top = name.split(".")[0]
        if top in GENERATORS - MAY_DRAW.get(module.name, set()) or "numpy.random" in name:
            found.append(f"{module.name}:{line}: imports {name}")
        if name.startswith("time.") and name not in TIMERS:
            found.append(
                f"{module.name}:{line}: imports {name}; only perf_counter and monotonic, to time a run"
            )
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Attribute):
            continue
        if node.attr == "random" and ast.unparse(node.value) in {"np", "numpy"}:
            found.append(f"{module.name}:{node.lineno}: numpy's own generator")
        if ast.unparse(node.value) == "time" and f"time.{node.attr}" not in TIMERS:
            found.append(f"{module.name}:{node.lineno}: time.{node.attr}; only perf_counter and monotonic")
        elif node.attr in CLOCKS and module.unit not in MAY_READ_A_CLOCK:
            found.append(f"{module.name}:{node.lineno}: reads the clock")
    return found


def test_no_chance_and_no_clock_where_none_belongs():
    assert [line for module in modules() for line in stray(module)] == []


@pytest.mark.parametrize(
    "text",
    [
        "import random",
        "def f():\n    from numpy.random import default_rng",
        "import numpy as np\nnp.random.seed(1)",
        "import secrets",
        "import time\ntime.time()",
        "from time import time",
        "import datetime\ndatetime.date.today()",
    ],
)
def test_a_planted_draw_is_found(text: str):
    assert len(stray(planted("goodstanding.engine.loop", text))) == 1
