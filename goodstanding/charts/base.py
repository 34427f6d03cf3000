"""How to show: one file a chart, found by walking this folder.

A chart is a module with `CHART: Chart` (its `id` is the module's name) and

    def picture(scene: Scene) -> Picture | None

which returns None where there is nothing to show. A picture always comes with its numbers twice more: as a
table and as an alternative text. It is drawn one column wide (`WIDTH` pixels), so that the same drawing
serves a telephone, a grid on a wide screen and paper; it carries the scene's stamp ("Synthetic people
...") inside itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from goodstanding.core import registry
from goodstanding.results.run import ArmRun, Panel
from goodstanding.studies.base import ArmStudy

WIDTH = 380
"""Pixels of one column, and of every drawing."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart is: `question` in the reader's words; `order`: place in the report."""

    id: str
    title: str
    question: str
    order: int


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a picture, as text: a row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as a Vega-Lite specification, its numbers in a sentence or two, and its table."""

    specification: dict[str, Any]
    alternative: str
    table: Table


@dataclass(frozen=True, slots=True)
class Scene:
    """What a chart may look at; `study` is None if none was run."""

    panel: Panel
    arm: ArmRun
    study: ArmStudy | None
    stamp: str


@dataclass(frozen=True, slots=True)
class Painter:
    """A chart with its function, as found in the folder."""

    chart: Chart
    picture: Callable[[Scene], Picture | None]


def plain(value: float) -> str:
    """A number of a file with all its digits, and none of a power of ten: −5 or 0.00003."""
    return f"{Decimal(f'{value:g}'):f}".replace("-", "−")


def painters() -> dict[str, Painter]:
    """Every chart by id, in the order of the report."""
    modules = registry.walk("goodstanding.charts").values()
    found = [
        Painter(cast(Chart, m.CHART), cast("Callable[[Scene], Picture | None]", m.picture)) for m in modules
    ]
    found.sort(key=lambda item: (item.chart.order, item.chart.id))
    return {item.chart.id: item for item in found}
