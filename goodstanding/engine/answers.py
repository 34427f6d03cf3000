"""Mechanisms that people may have or not: named as the field of the behaviour that switches them on.

Such a file of `mechanisms/` brings `COLUMNS` of its own (name: type, one lane a person), which no other
mechanism writes, and makes its own `table(world, layout, period, seed)`, which its kernel takes under the
file's name; None: nothing to do in this period. One that is off costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from goodstanding.core.registry import walk
from goodstanding.engine.layout import Layout
from goodstanding.model.machine import Period, World

MakeTable = Callable[[World, Layout, Period, int], Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One of them: its columns, and how its table is made."""

    columns: Mapping[str, str]
    table: MakeTable


@cache
def answers() -> Mapping[str, Answer]:
    """All of them by name."""
    return {
        name: Answer(module.COLUMNS, module.table)
        for name, module in walk("goodstanding.mechanisms").items()
        if hasattr(module, "table")
    }


def is_on(world: World, name: str) -> bool:
    """Whether the behaviour has it."""
    return getattr(world.behaviour, name) is not None


def answering(world: World) -> bool:
    """Whether people answer to a scheme by one of these, to what is at stake, or to each other."""
    behaviour = world.behaviour
    return bool(behaviour.act or behaviour.adapt or behaviour.exit) or any(
        is_on(world, name) for name in answers()
    )


def own_columns(world: World, size: int) -> dict[str, Any]:
    """Columns of those that are on, for `size` people; of the others, empty ones."""
    return {
        column: np.zeros(size if is_on(world, name) else 0, kind)
        for name, answer in answers().items()
        for column, kind in answer.columns.items()
    }


def own_tables(world: World, layout: Layout, period: Period, seed: int) -> dict[str, Any]:
    """By name, the tables of those that are on and have something to do in this period."""
    made = {
        name: answer.table(world, layout, period, seed)
        for name, answer in answers().items()
        if is_on(world, name)
    }
    return {name: table for name, table in made.items() if table is not None}
