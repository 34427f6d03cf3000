"""Validation scheme files of this folder, resolved as any other, and simulated by the ordinary engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from goodstanding.engine.simulation import Simulation
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine import Machine, World
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.settings import with_values

START = date(2024, 1, 1)
CATALOG = builtin_catalog(Path(__file__).parent / "catalog")


def resolved(
    arm: str, values: Mapping[str, float] | None = None, *, society: str = "CN", behaviour: str = "flat"
) -> tuple[World, Machine]:
    """World and machine form of one arm, with some of its numbers replaced."""
    case = make_cases(CATALOG, [arm], society=society, behaviour=behaviour)[0]
    if values:
        case = with_values(case, values)
    return resolve_world([case]), resolve_machine(case, start=START)


def begun(arm: str, people: int, values: Mapping[str, float] | None = None, **how) -> Simulation:
    """A simulation that has not yet begun."""
    named = {key: how.pop(key) for key in ("society", "behaviour") if key in how}
    world, machine = resolved(arm, values, **named)
    return Simulation(
        world, machine, people=people, seed=20261124, start_day=START.toordinal(), threads=2, **how
    )
