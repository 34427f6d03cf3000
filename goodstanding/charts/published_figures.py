"""What was published beside what the run gives."""

from __future__ import annotations

from typing import Any

import altair as alt

from goodstanding.charts._theme import (
    ACCENT,
    FALSE_RECORD,
    INK,
    PAPER,
    QUIET,
    SMALL,
    TEXT,
    count,
    finish,
    percent,
    rows,
    words,
)
from goodstanding.charts.base import Chart, Picture, Scene, Table
from goodstanding.results.published import Figure, figures

CHART = Chart(
    id="published_figures",
    title="Published figures and this run",
    question="Does the model give what was measured in the world?",
    order=60,
)
LINE = 60
"""Letters of a line of numbers; where they take more, the verdict has a line of its own."""
VERDICT = {True: "within", False: "outside", None: "not in this run"}


def picture(scene: Scene) -> Picture | None:
    """Each published range as a bar, the simulated value as a dot; the published figure is 1.

    Where this run measures some, those alone are drawn; where it measures none, all, without a dot.
    """
    found = [figure for figure in figures(scene.arm) if figure.high > 0]
    measured = [figure for figure in found if figure.simulated is not None]
    if not found or (scene.arm.case.hypothetical and not measured):
        return None
    drawn = measured or found
    table = tuple(
        (
            f.says,
            f.use,
            _range(f),
            _value(f),
            unit(f),
            verdict(f) + (f": {f.why_not}" if f.why_not else ""),
        )
        for f in found
    )
    told = "; ".join(
        f"{f.says} ({f.use}): published {_range(f)}, simulated {_value(f)} {unit(f)}, {verdict(f)}"
        for f in found
    )
    values = [_row(f) for f in drawn]
    band = 58 + 14 * (max(len(value["numbers"]) for value in values) - 1)
    return Picture(
        finish(_chart(values, band - 58), scene.stamp, height=64 + band * len(drawn)),
        f"Published ranges and simulated values. {told}.",
        Table(("Figure", "Used as", "Published", "In this model", "Unit", "Within?"), table),
    )


def verdict(figure: Figure) -> str:
    """Within or outside, and whether it is outside by less than twice the sampling error."""
    return VERDICT[figure.hit] + (", within error" if figure.near else "")


def number(figure: Figure, value: float) -> str:
    """A value without its unit: shares in per cent, rates per adult for 1,000 adults, others as they are."""
    if figure.unit == "share":
        return percent(value).removesuffix(" %")
    return count(1000 * value if figure.unit == "per_adult_year" else value)


def unit(figure: Figure) -> str:
    """The unit that `number` leaves out."""
    return _UNITS.get(figure.unit, figure.unit)


_UNITS = {
    "share": "%",
    "per_adult_year": "per 1,000 adults a year",
    "per_person_year": "a person-year",
    "per_year": "a year",
}


def _range(f: Figure) -> str:
    low, high = number(f, f.low), number(f, f.high)
    return high if low == high else f"{low} to {high}"


def _value(f: Figure) -> str:
    return "–" if f.simulated is None else number(f, f.simulated)


def _row(f: Figure) -> dict[str, Any]:
    middle = f.value or (f.low + f.high) / 2
    simulated, error = f.simulated, f.standard_error or 0.0
    here = f" · {_value(f)} here" if simulated is not None else ""
    numbers = [f"{_range(f)} published{here}, {unit(f)}", verdict(f)]
    one_line = " · ".join(numbers)
    return {
        "id": f.id,
        "says": f.says if len(f.says) <= 56 else f.says[:54].rstrip() + "…",
        "numbers": [one_line] if len(one_line) <= LINE else numbers,
        "missed": f.hit is False and not f.near,
        "low": f.low / middle,
        "high": f.high / middle,
        "simulated": None if simulated is None else simulated / middle,
        "from": None if simulated is None else max(simulated - 2 * error, 0.0) / middle,
        "to": None if simulated is None else (simulated + 2 * error) / middle,
        "fill": ACCENT if f.used_as == "check" else PAPER,
    }


def _chart(values: list[dict[str, Any]], more: int) -> Any:
    """`more`: pixels by which a band is higher than one with a single line of numbers."""
    # Nothing may lie beyond the scale: the drawing would be squeezed until it fits the column.
    top = max(1.6, *(max(v["high"], v["to"] or 0.0) * 1.05 for v in values))
    axis = alt.Axis(title="times the published figure (● a check, ○ an input)", tickCount=4, grid=True)
    upper, lower = more / 2, 14 + more / 2
    base: Any = alt.Chart(rows(values)).encode(y=alt.Y("id:N", sort=None, axis=None))
    scale = alt.Scale(domain=[0, top], nice=False)
    bars = base.mark_bar(height=12, yOffset=lower, color="#cdd5dd").encode(
        x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q"
    )
    whisker = base.mark_rule(strokeWidth=1.6, yOffset=lower, color=ACCENT).encode(x="from:Q", x2="to:Q")
    dots = base.mark_point(
        filled=True, size=90, opacity=1, yOffset=lower, stroke=ACCENT, strokeWidth=2
    ).encode(x="simulated:Q", fill=alt.Fill("fill:N", scale=None))
    names = words(
        base.encode(x=alt.value(0), text="says:N"),
        align="left",
        dy=-18 - upper,
        fontSize=TEXT - 0.5,
        color=INK,
    )
    numbers = words(
        base.encode(x=alt.value(0), text="numbers:N"),
        align="left",
        dy=-3 - upper,
        fontSize=SMALL - 0.5,
        color=QUIET,
        lineHeight=14,
    )
    missed = base.transform_filter("datum.missed").encode(x=alt.value(0), text="numbers:N")
    numbers += missed.mark_text(
        align="left", dy=-3 - upper, fontSize=SMALL - 0.5, color=FALSE_RECORD, lineHeight=14
    )
    return bars + whisker + dots + names + numbers
