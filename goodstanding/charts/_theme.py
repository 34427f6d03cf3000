"""One look for every chart: colours that stay apart in grey and to colour-blind eyes, large type."""

from __future__ import annotations

from typing import Any

import altair as alt

from goodstanding.charts.base import WIDTH

FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
INK, QUIET, FAINT, PAPER = "#1d2530", "#5a6472", "#dfe3e8", "#ffffff"

FALSE_RECORD, LAWFUL, UNLAWFUL = "#8f1d3f", "#e08a2e", "#9fb3c4"
"""The ledger's three parts: dark, middle, light, so that print in grey keeps them apart."""

PART_COLOURS = (FALSE_RECORD, LAWFUL, UNLAWFUL)
REWARD = "#2f7d74"
GROUP_COLOURS = ("#22405f", "#a8522a")
GROUP_DASHES = ((1, 0), (5, 3))
ACCENT = "#22405f"
HEAT = ("#f4f1ea", "#22405f")

TEXT = 13
SMALL = 11.5


CONFIG: dict[str, Any] = {
    "font": FONT,
    "aria": False,
    "view": {"stroke": None},
    "text": {"font": FONT, "fontSize": TEXT, "color": INK},
    "axis": {
        "labelFontSize": SMALL,
        "titleFontSize": SMALL,
        "labelColor": QUIET,
        "titleColor": QUIET,
        "titleFontWeight": "normal",
        "gridColor": FAINT,
        "ticks": False,
        "domain": False,
        "labelPadding": 5,
    },
    "header": {
        "labelFontSize": TEXT,
        "labelColor": INK,
        "labelFontWeight": "bold",
        "labelAnchor": "start",
        "title": None,
    },
}


def finish(chart: Any, stamp: str, *, height: int | None = None) -> dict[str, Any]:
    """The chart's specification in the house's look, stamped at its foot.

    `height`: of the drawing; it is then fitted to one column. Left out, the chart has set its own sizes.
    """
    specification: dict[str, Any] = chart.to_dict(validate=False)
    foot = {
        "text": stamp.split("\n"),
        "orient": "bottom",
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 10,
        "fontWeight": "normal",
        "color": QUIET,
        "offset": 10,
        "lineHeight": 13,
    }
    specification |= {"title": foot, "background": PAPER, "padding": 4, "config": CONFIG}
    if height is not None:
        fit = {"type": "fit", "contains": "padding"}
        specification |= {"width": WIDTH, "height": height, "autosize": fit}
    return specification


def words(base: Any, **mark: Any) -> Any:
    """Text that stays readable across grid lines: on a rim of paper. `base` carries the encoding."""
    return alt.layer(base.mark_text(stroke=PAPER, strokeWidth=4, **mark), base.mark_text(**mark))


def rows(values: list[dict[str, Any]]) -> Any:
    """Data for a chart."""
    return alt.InlineData(values=values)


def count(value: float) -> str:
    """A number as a reader would write it: 1,234 or 12.3 or 0.04."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}".removesuffix(".0") if abs(value) >= 10 else f"{value:.2g}"


def percent(share: float) -> str:
    """A share in per cent, with as many decimals as its size needs."""
    value = 100 * share
    if value in (0.0, 100.0):
        return f"{value:.0f} %"
    if value < 0.01:
        return "< 0.01 %"
    return f"{value:.2f} %" if value < 1 or 99 < value < 100 else f"{value:.1f} %"
