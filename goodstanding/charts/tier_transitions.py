"""How people move between the states of a standing, from the first day to the last."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from goodstanding.charts._theme import HEAT, INK, PAPER, SMALL, TEXT, finish, percent, rows
from goodstanding.charts.base import Chart, Picture, Scene, Table
from goodstanding.results.paired import change_over_run

CHART = Chart(
    id="tier_transitions",
    title="From the first day to the last",
    question="Of those who began in a state, how many ended where?",
    order=30,
)
OUTSIDE = "outside"


def picture(scene: Scene) -> Picture | None:
    """Row shares of the change from first to last state, of the first standing that a consequence reads and
    in which people stand apart, or else of the first that one reads."""
    standings = scene.arm.machine.standings
    read = {item.standing for period in scene.arm.machine.periods for item in period.consequences}
    found = [(i, _change(scene, i)) for i, standing in enumerate(standings) if standing.id in read]
    if not found:
        return None
    which, change = next((one for one in found if np.count_nonzero(one[1]) > 1), found[0])
    names = (*standings[which].states, OUTSIDE)
    before = [int(i) for i in np.flatnonzero(change.sum(axis=1))]
    after = [int(i) for i in np.flatnonzero(change.sum(axis=0))]
    if not before:
        return None
    counts: list[list[int]] = change[np.ix_(before, after)].tolist()
    starts, ends = [names[i] for i in before], [names[i] for i in after]
    table = tuple(
        (name, *(f"{n:,}" for n in row), f"{sum(row):,}") for name, row in zip(starts, counts, strict=True)
    )
    of = f"state of {standings[which].id.replace('_', ' ')}" if len(found) > 1 else ""
    stays = "; ".join(_told(name, row, ends) for name, row in zip(starts, counts, strict=True))
    return Picture(
        finish(
            _chart(_cells(starts, ends, counts), starts, ends, counts, of),
            scene.stamp,
            height=116 + 46 * len(starts),
        ),
        f"A matrix of synthetic people by {of or 'state'} on the first day and on the last: {stays}.",
        Table(("On the first day", *(f"last day: {name}" for name in ends), "People"), table),
    )


def _change(scene: Scene, standing: int) -> NDArray[np.int64]:
    """Subjects by state on the first day (row) and on the last, without those who were outside on both."""
    change = change_over_run(scene.arm.outcome, standing)
    change[-1, -1] = 0
    return change


def _told(name: str, row: list[int], ends: list[str]) -> str:
    parts = [f"{percent(n / sum(row))} {end}" for n, end in zip(row, ends, strict=True) if n]
    return f"of {sum(row):,} who began as {name}, on the last day {', '.join(parts)}"


def _cells(starts: list[str], ends: list[str], counts: list[list[int]]) -> list[dict[str, Any]]:
    return [
        {
            "before": _row_name(name, sum(row)),
            "after": end,
            "share": n / sum(row),
            "text": percent(n / sum(row)) if n else "0",
        }
        for name, row in zip(starts, counts, strict=True)
        for n, end in zip(row, ends, strict=True)
    ]


def _row_name(name: str, people: int) -> str:
    return f"{name} ({people:,})"


def _chart(
    values: list[dict[str, Any]], starts: list[str], ends: list[str], counts: list[list[int]], of: str
) -> Any:
    order = [_row_name(name, sum(row)) for name, row in zip(starts, counts, strict=True)]
    base: Any = alt.Chart(rows(values)).encode(
        x=alt.X(
            "after:N",
            sort=ends,
            title=f"{of}, last day" if of else "last day",
            axis=alt.Axis(orient="top", labelAngle=0, labelFontSize=TEXT, labelColor=INK, labelOverlap=False),
        ),
        y=alt.Y(
            "before:N",
            sort=order,
            title=["first day", "(how many)"],
            axis=alt.Axis(
                labelFontSize=SMALL,
                labelColor=INK,
                titleAngle=0,
                titleAlign="right",
                titleBaseline="bottom",
                titleX=-6,
                titleY=-5,
            ),
        ),
    )
    scale = alt.Scale(domain=[0, 1], range=list(HEAT), type="sqrt")
    cells = base.mark_rect(stroke=PAPER, strokeWidth=2, cornerRadius=3).encode(
        color=alt.Color("share:Q", scale=scale, legend=None)
    )
    dark = alt.condition("datum.share > 0.4", alt.value(PAPER), alt.value(INK))
    small = TEXT if len(ends) <= 4 else SMALL
    return cells + base.mark_text(fontSize=small).encode(text="text:N", color=dark)
