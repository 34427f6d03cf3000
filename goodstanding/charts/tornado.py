"""Which assumed numbers carry the headline: the five whose ends move it most."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from goodstanding.charts._theme import ACCENT, INK, QUIET, SMALL, count, finish, rows, words
from goodstanding.charts.base import Chart, Picture, Scene, Table, plain
from goodstanding.metrics.base import headlines
from goodstanding.studies.base import MetricStudy, Swing

CHART = Chart(
    id="tornado",
    title="The five assumptions that carry it",
    question="How sure: what would the number of people under a burden be, were one assumption otherwise?",
    order=70,
)
MOST = 5
LINE = 54


def picture(scene: Scene) -> Picture | None:
    """The first headline with each of five assumed numbers at both ends, around the value of the full run."""
    first = next(iter(headlines().values()))
    found = scene.study.metrics.get(first.metric.id) if scene.study else None
    value = first.measure(scene.arm, scene.panel.reference).value
    swings = [swing for swing in found.swings if swing.span > 0][:MOST] if found else []
    if scene.study is None or found is None or value is None or not swings:
        return None
    table = tuple((swing.name, *_ends(found, swing, value), swing.because) for swing in swings)
    told = "; ".join(f"{row[0]}: {row[2]} at {row[1]}, {row[4]} at {row[3]}" for row in table)
    note = f"{first.metric.title}, {first.metric.unit}"
    return Picture(
        finish(_chart(swings, found, value, note), scene.stamp, height=70 + 74 * len(swings)),
        f"{note}: {count(value)} in the full run; with one assumption at either end: {told}.",
        Table(("Assumed number", "Low end", "gives", "High end", "gives", "Why this range"), table),
    )


def _ends(found: MetricStudy, swing: Swing, value: float) -> tuple[str, str, str, str]:
    low, high = (
        "not estimable" if end is None else count(found.carried(end, value))
        for end in (swing.at_low, swing.at_high)
    )
    return plain(swing.low), low, plain(swing.high), high


def _row(swing: Swing, found: MetricStudy, value: float) -> dict[str, Any]:
    ends = [
        (found.carried(at, value), f"{plain(number)} → {count(found.carried(at, value))}")
        for at, number in ((swing.at_low or 0.0, swing.low), (swing.at_high or 0.0, swing.high))
    ]
    (left, left_text), (right, right_text) = sorted(ends)
    name = textwrap.wrap(swing.name, LINE, max_lines=2, placeholder=" …")
    return {"id": swing.path, "name": name} | {
        "left": left, "right": right, "left_text": left_text, "right_text": right_text
    }  # fmt: skip


def _chart(swings: list[Swing], found: MetricStudy, value: float, note: str) -> Any:
    values = [_row(swing, found, value) for swing in swings]
    lowest, highest = min(row["left"] for row in values), max(row["right"] for row in values)
    room = 0.36 * (highest - lowest)
    scale = alt.Scale(domain=[lowest - room, highest + room], nice=False, zero=False)
    base: Any = alt.Chart(rows(values)).encode(y=alt.Y("id:N", sort=None, axis=None))
    left = alt.X("left:Q", scale=scale, axis=alt.Axis(title=note, tickCount=4))
    bars = base.mark_bar(height=14, yOffset=20, color="#b9c6d3").encode(x=left, x2="right:Q")
    middle: Any = alt.Chart(rows([{"value": value}])).mark_rule(color=ACCENT, strokeDash=[4, 3])
    names = words(
        base.encode(x=alt.value(0), text="name:N"),
        align="left", baseline="top", dy=-31, fontSize=SMALL + 0.5, color=INK, lineHeight=14,
    )  # fmt: skip
    small = {"dy": 20, "fontSize": SMALL - 0.5, "color": QUIET}
    lefts = words(base.encode(x=left, text="left_text:N"), align="right", dx=-4, **small)
    rights = words(
        base.encode(x=alt.X("right:Q", scale=scale), text="right_text:N"), align="left", dx=4, **small
    )
    return alt.layer(bars, middle.encode(x=alt.X("value:Q", scale=scale)), names, lefts, rights)
