"""Wall: no public function, option or file format takes people as rows, or one person's state and acts."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tests.house.tree import Module, called, modules, planted

READERS = {
    *(
        "read_csv",
        "read_parquet",
        "read_json",
        "read_ndjson",
        "read_excel",
        "read_database",
        "read_sql",
        "read_ipc",
        "read_avro",
    ),
    *(
        "read_delta",
        "read_table",
        "scan_csv",
        "scan_parquet",
        "scan_ndjson",
        "scan_ipc",
        "genfromtxt",
        "loadtxt",
        "reader",
    ),
    *("DictReader", "from_dicts", "from_records", "from_pandas", "from_arrow"),
}
OWN_RUNS = {"goodstanding.results.store"}
"""Reads back what a run left behind: totals, never people."""
ROWS = (
    "DataFrame",
    "LazyFrame",
    "NDArray",
    "ndarray",
    "Table",
    "Iterable[dict",
    "Sequence[dict",
    "list[dict",
    "Sequence[Mapping",
    "list[Mapping",
)
ROW_NAMES = {
    "persons",
    "rows",
    "table",
    "data",
    "frame",
    "records",
    "subjects",
    "citizens",
    "users",
    "events",
    "acts",
    "history",
}
FILES = {"catalogs", "out", "html", "run", "folder", "facts", "resume"}
"""Paths that a user may give: catalogue folders, facts about a scheme, what we write or have written."""


def rows_taken(function: Callable[..., Any]) -> list[str]:
    """Parameters that could carry people: by their type, or by their name."""
    found = []
    for name, parameter in inspect.signature(function).parameters.items():
        annotation = str(parameter.annotation)
        if name in ROW_NAMES or any(word in annotation for word in ROWS):
            found.append(f"{function.__name__}({name}: {annotation})")
        if name in {"people", "subject"} and annotation != "int":
            found.append(f"{function.__name__}({name}: {annotation}) is not a number")
    return found


def readers(module: Module) -> list[str]:
    """Calls that read a table in."""
    return [
        f"{module.name}:{node.lineno}: calls {called(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in READERS and module.name not in OWN_RUNS
    ]


def files_taken(group: click.Group) -> list[str]:
    """Options and arguments of the command line that are files, but for those allowed."""
    verbs = [group.get_command(click.Context(group), name) for name in group.list_commands(None)]  # type: ignore[arg-type]
    return [
        f"{verb.name} {parameter.name}"
        for verb in verbs
        if verb
        for parameter in verb.params
        if isinstance(parameter.type, click.Path | click.File) and parameter.name not in FILES
    ]


def test_no_public_function_takes_people():
    from goodstanding import api

    public = [getattr(api, name) for name in dir(api) if not name.startswith("_")]
    functions = [
        item for item in public if inspect.isfunction(item) and item.__module__ == "goodstanding.api"
    ]
    assert len(functions) >= 8
    assert [line for function in functions for line in rows_taken(function)] == []


def test_no_verb_takes_a_file_of_people():
    from goodstanding.cli import group

    assert files_taken(group) == []


def test_no_table_is_read_in():
    assert [line for module in modules() for line in readers(module)] == []


def test_worked_examples_are_evaluated_only_by_check():
    """`given` and `acts` of an example are one person's state and acts: nothing but `check` may run them.

    The examples of a law, which `checking` has answered, are facts about a scheme and nobody's acts.
    """
    touching = {
        module.name
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr == "examples"
    }
    assert {name.split(".")[1] for name in touching} <= {"model", "checking"}


def test_planted_breaches_are_found():
    def audit(*, table: list[str]) -> None: ...
    def run(arm: str, *, people: list[int]) -> None: ...
    def score(*, who: list[dict[str, int]]) -> None: ...

    assert rows_taken(audit)
    assert rows_taken(run)
    assert rows_taken(score)
    assert readers(planted("goodstanding.api", "import polars\npolars.read_csv('citizens.csv')"))
    planted_group = click.Group(
        commands=[click.Command("run", params=[click.Option(["--events"], type=click.File())])]
    )
    assert files_taken(planted_group) == ["run events"]
    assert not files_taken(
        click.Group(
            commands=[click.Command("x", params=[click.Option(["--out"], type=click.Path(path_type=Path))])]
        )
    )
