"""An anchor stands or falls with a step that moves people in a run: without the step there is no anchor."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from goodstanding.anchors.base import models

PACKAGE = Path(__file__).resolve().parents[2] / "goodstanding"
STEPS = "goodstanding.engine.steps."
BREAK = """
import importlib, sys
step, name, anchor = sys.argv[1:]
module = importlib.import_module(step)
delattr(module, name)
try:
    found = importlib.import_module("goodstanding.anchors." + anchor)
    from goodstanding.anchors.base import Given
    small = {"equal_steps": 20, "steps": 20, "equal_runs": 2, "runs": 2}
    found.results(Given({p.name: small.get(p.name, p.default) for p in found.ANCHOR.parameters}))
except (ImportError, NameError) as error:
    assert name in str(error), error
else:
    raise SystemExit("the anchor stands without it")
"""


def imported(path: Path) -> set[tuple[str, str]]:
    """(step module, function) that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        (node.module, name.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(STEPS)
        for name in node.names
    }


def run_by_the_engine() -> set[tuple[str, str]]:
    """Steps that a mechanism or the engine imports."""
    files = [*(PACKAGE / "mechanisms").glob("*.py"), *(PACKAGE / "engine").glob("*.py")]
    return {step for path in files for step in imported(path)}


RUN = {
    "urn": [("attention", "looks_here"), ("attention", "is_counted")],
    "threshold_crowd": [("threshold", "joins"), ("threshold", "willing")],
    "falsification": [("threshold", "willing"), ("threshold", "private_as_threshold")],
    "social_choice": [("peers", "mean_choice")],
    "self_censorship": [("self_censorship", "shown")],
    "manipulable_measure": [("effort", "measured")],
    "threshold_gaming": [("effort", "presented"), ("effort", "cost")],
    "lending_ladder": [("ladder", "next_rung")],
}
"""By the file of an anchor, the steps of the engine that it rests on."""


def test_every_anchor_rests_on_steps_that_the_engine_runs():
    assert {model.name for model in models()} == set(RUN)
    assert {(STEPS + step, name) for steps in RUN.values() for step, name in steps} <= run_by_the_engine()
    for anchor in RUN:
        used = {step.removeprefix(STEPS) for step, _ in imported(PACKAGE / "anchors" / f"{anchor}.py")}
        assert used <= {step for step, _ in RUN[anchor]}


@pytest.mark.parametrize(
    ("anchor", "step", "name"), [(anchor, *step) for anchor, steps in RUN.items() for step in steps]
)
def test_without_the_step_the_anchor_falls(anchor: str, step: str, name: str):
    done = subprocess.run(
        [sys.executable, "-c", BREAK, STEPS + step, name, anchor],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
