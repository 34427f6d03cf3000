"""How long burdens last, by the record behind them."""

from __future__ import annotations

from typing import Any

import altair as alt

from goodstanding.charts._theme import INK, PART_COLOURS, SMALL, finish, rows
from goodstanding.charts.base import WIDTH, Chart, Picture, Scene, Table
from goodstanding.results.ledger import HEADLINE, LENGTH_LABELS, PartTotals, headline

CHART = Chart(
    id="stretch_lengths",
    title="How long a burden lasts",
    question="For how long, within this run?",
    order=40,
)
NAMES = ("False record", "True record, lawful or protected conduct", "True record, unlawful conduct")
SHORT = ("≤ 7 days", "8–30", "31–90", "91–180", "181–365", "> 365")


def picture(scene: Scene) -> Picture | None:
    """Share of each part's stretches by length; those still open count as long as they ran."""
    parts = headline(scene.arm)
    shown = [(i, parts[part]) for i, part in enumerate(HEADLINE) if parts[part].stretches]
    if not shown:
        return None
    values: list[dict[str, Any]] = []
    for i, totals in shown:
        for length, number in zip(SHORT, totals.lengths, strict=True):
            share = number / totals.stretches
            text = f"{100 * share:.0f} %" if share >= 0.005 else ""
            values.append(
                {
                    "part": _header(i, totals),
                    "length": length,
                    "share": share,
                    "text": text,
                    "colour": PART_COLOURS[i],
                }
            )
    table = [
        (
            NAMES[i],
            *(f"{number:,}" for number in totals.lengths),
            f"{totals.endings.get('open', 0):,}",
            f"{totals.stretches:,}",
        )
        for i, totals in shown
    ]
    return Picture(
        finish(_chart(values, [_header(i, totals) for i, totals in shown]), scene.stamp),
        "Columns of burden stretches by length within the run. "
        + "; ".join(_told(i, totals) for i, totals in shown)
        + ".",
        Table(
            ("Record behind the burden", *LENGTH_LABELS, "of these still open", "All stretches"), tuple(table)
        ),
    )


def _header(part: int, totals: PartTotals) -> str:
    return f"{NAMES[part]}: {totals.stretches:,} stretches, {totals.endings.get('open', 0):,} open"


def _told(part: int, totals: PartTotals) -> str:
    longest = max(range(len(totals.lengths)), key=lambda i: totals.lengths[i])
    share = 100 * totals.lengths[longest] / totals.stretches
    most = f"most often {LENGTH_LABELS[longest]} ({share:.0f} per cent)"
    return f"{NAMES[part]}: {totals.stretches:,} stretches, {most}"


def _chart(values: list[dict[str, Any]], headers: list[str]) -> Any:
    base: Any = alt.Chart().encode(
        x=alt.X("length:N", sort=list(SHORT), title=None, axis=alt.Axis(labelAngle=0, labelFontSize=SMALL)),
        y=alt.Y("share:Q", axis=None),
    )
    bars = base.mark_bar().encode(color=alt.Color("colour:N", scale=None))
    text = base.mark_text(dy=-7, fontSize=SMALL, color=INK).encode(text="text:N")
    layers: Any = alt.layer(bars, text, data=rows(values)).properties(width=WIDTH - 12, height=78)
    header = alt.Header(
        labelFontSize=SMALL + 0.5, labelPadding=10, labelOrient="top", labelAngle=0, labelAnchor="start"
    )
    return layers.facet(row=alt.Row("part:N", sort=headers, header=header, title=None), spacing=16)
