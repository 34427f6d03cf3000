"""How people move between the states of a standing, from the first day to the last."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from goodstanding.charts._theme import HEAT, INK, PAPER, SMALL, TEXT, finish, percent, rows
from goodstanding.charts.base import Chart, Picture, Scene, Table
from goodstanding.results.outcome import Ints
from goodstanding.results.paired import change_over_run

CHART = Chart(
    id="tier_transitions",
    title="From the first day to the last",
    question="Of those who began in a state, how many ended where?",
    order=30,
)
OUTSIDE = "outside"


def picture(scene: Scene) -> Picture | None:
    """Row shares of the change from first to last state, of the scheme's first standing."""
    if not scene.arm.machine.standings:
        return None
    standing = scene.arm.machine.standings[0]
    names = [*standing.states, OUTSIDE]
    change, kept = _inside(change_over_run(scene.arm.outcome, 0))
    if not len(kept):
        return None
    names = [names[index] for index in kept]
    sums = change.sum(axis=1)
    values: list[dict[str, Any]] = []
    for i, before in enumerate(names):
        for j, after in enumerate(names):
            share = int(change[i, j]) / int(sums[i]) if sums[i] else 0.0
            values.append(
                {
                    "before": _row_name(before, int(sums[i])),
                    "after": after,
                    "share": share,
                    "text": _cell(share, int(change[i, j]), int(sums[i])),
                }
            )
    order = [_row_name(name, int(total)) for name, total in zip(names, sums, strict=True)]
    table = [
        (name, *(f"{int(change[i, j]):,}" for j in range(len(names))), f"{int(sums[i]):,}")
        for i, name in enumerate(names)
    ]
    stays = "; ".join(
        f"of {int(sums[i]):,} who began as {name}, {percent(int(change[i, i]) / int(sums[i]))} ended there"
        for i, name in enumerate(names)
        if sums[i]
    )
    return Picture(
        finish(_chart(values, order, names), scene.stamp, height=86 + 46 * len(names)),
        f"A matrix of synthetic people by state on the first day and on the last: {stays}.",
        Table(("On the first day", *(f"last day: {name}" for name in names), "People"), tuple(table)),
    )


def _inside(change: Ints) -> tuple[Ints, list[int]]:
    """The matrix without those who were outside on both days, and without states that nobody was ever in."""
    inner = change.copy()
    inner[-1, -1] = 0
    kept = [int(i) for i in np.flatnonzero(inner.sum(axis=0) + inner.sum(axis=1))]
    return inner[np.ix_(kept, kept)], kept


def _row_name(name: str, people: int) -> str:
    return f"{name} ({people:,})"


def _cell(share: float, persons: int, of: int) -> str:
    return "" if of == 0 else ("0" if persons == 0 else percent(share))


def _chart(values: list[dict[str, Any]], order: list[str], names: list[str]) -> Any:
    base: Any = alt.Chart(rows(values)).encode(
        x=alt.X(
            "after:N",
            sort=names,
            title="on the last day",
            axis=alt.Axis(orient="top", labelAngle=0, labelFontSize=TEXT, labelColor=INK, labelOverlap=False),
        ),
        y=alt.Y(
            "before:N",
            sort=order,
            title="on the first day (people)",
            axis=alt.Axis(labelFontSize=SMALL, labelColor=INK),
        ),
    )
    scale = alt.Scale(domain=[0, 1], range=list(HEAT), type="sqrt")
    cells = base.mark_rect(stroke=PAPER, strokeWidth=2, cornerRadius=3).encode(
        color=alt.Color("share:Q", scale=scale, legend=None)
    )
    dark = alt.condition("datum.share > 0.3", alt.value(PAPER), alt.value(INK))
    small = TEXT if len(names) <= 4 else SMALL
    return cells + base.mark_text(fontSize=small).encode(text="text:N", color=dark)
