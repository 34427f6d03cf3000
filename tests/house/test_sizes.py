"""Small files, short functions, so that a stranger can hold one in mind."""

from __future__ import annotations

import ast
from statistics import median

from tests.house.tree import REPO, Module, modules, planted

FILE, FUNCTION, MEDIAN_FILE = 400, 80, 140


def too_long(module: Module) -> list[str]:
    """The file, and each of its functions, that passes its cap in lines."""
    lines = module.text.count("\n")
    found = [f"{module.name}: {lines} lines"] if lines > FILE else []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION:
            found.append(f"{module.name}:{node.lineno}: {node.name} is over {FUNCTION} lines")
    return found


def test_no_file_and_no_function_is_long():
    everything = modules() + modules(REPO / "tests")
    assert [line for module in everything for line in too_long(module)] == []


def test_the_usual_file_is_short():
    assert median(module.text.count("\n") for module in modules()) <= MEDIAN_FILE


def test_a_planted_giant_is_found():
    body = "    x = 1\n" * FUNCTION
    assert len(too_long(planted("goodstanding.model.giant", f"def f():\n{body}"))) == 1
    assert len(too_long(planted("goodstanding.model.giant", "x = 1\n" * (FILE + 1)))) == 1
