"""Who may import whom, and what: the table of docs/architecture.md, read off the syntax of every file."""

from __future__ import annotations

import sys

import pytest

from tests.house.tree import Floor, Module, floors, imports, modules, planted

FLOORS = floors()


def breaches(module: Module, table: dict[str, Floor] = FLOORS) -> list[str]:
    """What `module` imports and may not."""
    own = table.get(module.unit)
    found = []
    for line, name in imports(module):
        top, *rest = name.split(".")
        if top == "goodstanding":
            problem = _inside(module.unit, own, rest, table)
        elif top in sys.stdlib_module_names or (own and top in own.leans_on):
            problem = ""
        else:
            problem = f"'{top}' is not among what this floor leans on"
        if problem:
            found.append(f"{module.name}:{line}: {problem}")
    return list(dict.fromkeys(found))


def _inside(unit: str, own: Floor | None, rest: list[str], table: dict[str, Floor]) -> str:
    target = rest[0] if rest else ""
    if target in {unit, "", "__version__"}:
        return ""
    if target not in table:
        return f"'{target}' has no floor in docs/architecture.md"
    if own is None or table[target].number < own.number:
        return ""
    if table[target].number == own.number and rest[1:2] == ["base"]:
        return ""
    return f"{target} is on floor {table[target].number}, {unit} on {own.number}"


def test_the_table_names_every_folder_and_nothing_else():
    assert {module.unit for module in modules()} - {"", "__main__"} == set(FLOORS)


def test_no_folder_hides_a_verb():
    """Importing `goodstanding.report` would put a module where `gs.report(...)` was."""
    import goodstanding

    assert {module.unit for module in modules()} & set(goodstanding.__all__) == set()


def test_modules_import_downward_only():
    assert [line for module in modules() for line in breaches(module)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("goodstanding.core.errors", "from goodstanding.model.machine import Machine"),
        ("goodstanding.model.check", "def f():\n    from goodstanding.api import run"),
        ("goodstanding.metrics.reach", "import goodstanding.charts.map"),
        (
            "goodstanding.metrics.reach",
            "from importlib import import_module\nimport_module('goodstanding.cli')",
        ),
        ("goodstanding.engine.loop", "import polars as pl"),
        ("goodstanding.cli.run", "import numpy"),
        ("goodstanding.model.check", "import goodstanding.elsewhere"),
    ],
)
def test_a_planted_breach_is_found(name: str, text: str):
    assert len(breaches(planted(name, text))) == 1


def test_what_is_allowed_passes():
    text = "import json, pydantic\nfrom goodstanding.core.errors import Problem\n"
    text += "from goodstanding.model import scheme"
    assert breaches(planted("goodstanding.model.check", text)) == []
    assert breaches(planted("goodstanding.charts.map", "from goodstanding.metrics.base import Metric")) == []
