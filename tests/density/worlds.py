"""Schemes for the density's tests, from files, resolved as any other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine import Machine, World
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.settings import with_values

START = date(2019, 1, 20)
CATALOG = builtin_catalog(Path(__file__).parent / "catalog")


def resolved(
    arm: str,
    values: Mapping[str, float] | None = None,
    *,
    society: str | None = None,
    behaviour: str = "default",
    start: date = START,
) -> tuple[World, Machine]:
    """World and machine form of one arm, with some of its numbers replaced."""
    case = make_cases(CATALOG, [arm], society=society, behaviour=behaviour)[0]
    if values:
        case = with_values(case, values)
    return resolve_world([case]), resolve_machine(case, start=start)
