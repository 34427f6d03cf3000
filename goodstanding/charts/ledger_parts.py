"""Who is burdened, by what stands behind it: the ledger's three parts."""

from __future__ import annotations

from typing import Any

import altair as alt

from goodstanding.charts._theme import INK, PART_COLOURS, QUIET, SMALL, TEXT, count, finish, rows
from goodstanding.charts.base import Chart, Picture, Scene, Table
from goodstanding.results.ledger import HEADLINE, headline, mistaken

CHART = Chart(
    id="ledger_parts",
    title="People under a burden, by the record behind it",
    question="Who is affected, and by mistake or not?",
    order=10,
)
LABELS = (
    "On {mistaken}",
    "On a true record of lawful or protected conduct",
    "On a true record of unlawful conduct",
)


def picture(scene: Scene) -> Picture | None:
    """Persons ever under a burden per 100,000 eligible, a bar for each part, with days beside it."""
    parts = headline(scene.arm)
    labels = [label.format(mistaken=mistaken(scene.arm.machine)) for label in LABELS]
    eligible = max(int(scene.arm.outcome.eligible.sum()), 1)
    values: list[dict[str, object]] = []
    table: list[tuple[str, ...]] = []
    for index, part in enumerate(HEADLINE):
        totals = parts[part]
        persons = sum(totals.persons or (0, 0))
        rate, days = 100_000 * persons / eligible, totals.person_days or 0
        values.append(
            {
                "part": labels[index],
                "rate": rate,
                "colour": PART_COLOURS[index],
                "label": f"{count(rate)} per 100,000",
                "days": f"{days / persons:,.0f} days each" if persons else "",
            }
        )
        table.append((labels[index], f"{persons:,}", count(rate), f"{days:,}", f"{totals.met:,}"))
    if not any(value["rate"] for value in values):
        return None
    base: Any = alt.Chart(rows(values)).encode(y=alt.Y("part:N", sort=None, axis=None))
    across = alt.X("rate:Q", axis=None, scale=alt.Scale(nice=False, zero=True))
    bars = base.mark_bar(height=16, yOffset=-1).encode(x=across, color=alt.Color("colour:N", scale=None))
    names = base.mark_text(align="left", dy=-22, fontSize=TEXT, fontWeight="bold", color=INK).encode(
        x=alt.value(0), text="part:N"
    )
    numbers = base.mark_text(align="left", dy=18, fontSize=SMALL, color=QUIET).encode(
        x=alt.value(0), text=alt.Text("both:N")
    )
    numbers = numbers.transform_calculate(both="datum.label + (datum.days ? '  ·  ' + datum.days : '')")
    told = "; ".join(f"{row[0].lower()}: {row[2]} per 100,000 eligible ({row[1]} people)" for row in table)
    return Picture(
        finish(bars + names + numbers, scene.stamp, height=270),
        f"Bars of synthetic people ever under a burden. {told}.",
        Table(
            ("Record behind the burden", "People", "Per 100,000 eligible", "Person-days", "Encounters met"),
            tuple(table),
        ),
    )
