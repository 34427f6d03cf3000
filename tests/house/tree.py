"""The source tree as syntax: the house tests read it and never run it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
PACKAGE = REPO / "goodstanding"


@dataclass(frozen=True, slots=True)
class Module:
    """One file: `name` as imported (goodstanding.model.machine), `text` and `tree` as read."""

    name: str
    text: str
    tree: ast.Module

    @property
    def unit(self) -> str:
        """The folder or file just below the package: model, api; empty for the package itself."""
        return [*self.name.split("."), ""][1]


def planted(name: str, text: str) -> Module:
    """A module that exists only in a test, to show that a checker can fail."""
    return Module(name, text, ast.parse(text))


def modules(folder: Path = PACKAGE) -> list[Module]:
    """Every module of the package at or below `folder`, in the order of their names."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(REPO).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        text = path.read_text(encoding="utf-8")
        found.append(Module(name, text, ast.parse(text, str(path))))
    return found


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything that is imported, at the top or inside a function; not what only
    types need.
    """
    typing_only = {
        id(node)
        for block in ast.walk(module.tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for child in block.body
        for node in ast.walk(child)
    }
    for node in ast.walk(module.tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise AssertionError(f"{module.name}:{node.lineno}: relative import; write the whole name")
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            yield from (
                (node.lineno, argument.value)
                for argument in node.args[:1]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )


def called(node: ast.Call) -> str:
    """The last name of what is called: `open`, `read_csv`."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def strings(module: Module) -> Iterator[tuple[int, str]]:
    """(line, text) of every string constant, docstrings too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@dataclass(frozen=True, slots=True)
class Floor:
    """Where a unit stands, whether it is a folder of plug-ins, and which packages from outside it may use."""

    number: int
    plugins: bool
    leans_on: frozenset[str]


def floors() -> dict[str, Floor]:
    """The table of docs/architecture.md, by unit; rows without a number (data) are left out."""
    table = (REPO / "docs" / "architecture.md").read_text(encoding="utf-8")
    found: dict[str, Floor] = {}
    for row in re.findall(r"^\| (\d+)[^|]*\|([^|]*)\|[^|]*\|([^|]*)\|$", table, re.M):
        leans_on = frozenset(word.strip() for word in row[2].split(",") if word.strip())
        for unit, star in re.findall(r"`(\w+)/?`(\*?)", row[1]):
            found[unit] = Floor(int(row[0]), bool(star), leans_on)
    return found
