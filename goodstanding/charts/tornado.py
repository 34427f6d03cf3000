"""Which assumed numbers carry the headline: the five whose ends move it most."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from goodstanding.charts._theme import ACCENT, INK, QUIET, SMALL, count, finish, rows
from goodstanding.charts.base import Chart, Picture, Scene, Table
from goodstanding.metrics.base import headlines
from goodstanding.studies.base import MetricStudy, Swing

CHART = Chart(
    id="tornado",
    title="The five assumptions that carry it",
    question="How sure: what would the number of people under a burden be, were one assumption otherwise?",
    order=70,
)
MOST = 5
LINE = 62


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
    return f"{swing.low:g}", low, f"{swing.high:g}", high


def _chart(swings: list[Swing], found: MetricStudy, value: float, note: str) -> Any:
    values: list[dict[str, Any]] = []
    for swing in swings:
        low, high = found.carried(swing.at_low or 0.0, value), found.carried(swing.at_high or 0.0, value)
        values.append(
            {
                "id": swing.path,
                "name": textwrap.wrap(swing.name, LINE, max_lines=2, placeholder=" …"),
                "low": low,
                "high": high,
                "low_text": f"{swing.low:g} → {count(low)}",
                "high_text": f"{swing.high:g} → {count(high)}",
                "down": low > high,
            }
        )
    lowest = min(min(v["low"], v["high"]) for v in values)
    highest = max(max(v["low"], v["high"]) for v in values)
    room = 0.34 * (highest - lowest)
    scale = alt.Scale(domain=[lowest - room, highest + room], nice=False, zero=False)
    axis = alt.Axis(title=note, tickCount=4)
    base: Any = alt.Chart(rows(values)).encode(y=alt.Y("id:N", sort=None, axis=None))
    x = alt.X("low:Q", scale=scale, axis=axis)
    bars = base.mark_bar(height=14, yOffset=20, color="#b9c6d3").encode(x=x, x2="high:Q")
    names = base.mark_text(
        align="left", baseline="top", dy=-31, fontSize=SMALL + 0.5, color=INK, lineHeight=14
    )
    names = names.encode(x=alt.value(0), text="name:N")
    layers = [bars, names]
    for end in ("low", "high"):
        for left in (True, False):
            here = (
                f"(datum.down != {str(end == 'low').lower()})"
                if left
                else f"(datum.down == {str(end == 'low').lower()})"
            )
            mark = base.mark_text(
                align="right" if left else "left",
                dx=-4 if left else 4,
                dy=20,
                fontSize=SMALL - 0.5,
                color=QUIET,
            )
            layers.append(
                mark.encode(x=alt.X(f"{end}:Q", scale=scale), text=f"{end}_text:N").transform_filter(here)
            )
    middle: Any = alt.Chart(rows([{"value": value}])).mark_rule(
        color=ACCENT, strokeWidth=1.6, strokeDash=[4, 3]
    )
    return alt.layer(*layers, middle.encode(x=alt.X("value:Q", scale=scale)))
