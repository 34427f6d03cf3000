"""One safeguard at a time, one bar each: what it takes from days under a burden on a false record."""

from __future__ import annotations

from typing import Any

import altair as alt

from goodstanding.charts._theme import FALSE_RECORD, INK, SMALL, UNLAWFUL, count, finish, rows
from goodstanding.charts.base import Chart, Picture, Scene, Table
from goodstanding.results.run import ArmRun

CHART = Chart(
    id="one_safeguard_each",
    title="One safeguard at a time",
    question="Which protection takes most of the harm done by mistake, and what does it take of the rest?",
    order=65,
)
FALSE, LAWFUL, OTHER = range(3)
COLUMNS = (
    "Safeguard",
    "Days on a false record",
    "left",
    "Days on lawful conduct",
    "Days on unlawful conduct",
    "left",
)


def picture(scene: Scene) -> Picture | None:
    """Of the plain scheme: for each arm that adds one protection, the share of person-days that is left."""
    mine = scene.arm.label
    others = [arm for arm in scene.panel.arms if _adds_one(mine, arm.label)]
    before = _days(scene.arm)
    if not others or not before[FALSE] + before[OTHER]:
        return None
    found = sorted(
        ((arm.label[len(mine) + 1 :], _days(arm)) for arm in others), key=lambda item: item[1][FALSE]
    )
    table = tuple(
        (
            name,
            f"{now[FALSE]:,}",
            _left(now, before, FALSE),
            f"{now[LAWFUL]:,}",
            f"{now[OTHER]:,}",
            _left(now, before, OTHER),
        )
        for name, now in found
    )
    told = "; ".join(
        f"{row[0]}: {row[2]} of days on a false record, {row[5]} of days on unlawful conduct" for row in table
    )
    return Picture(
        finish(_chart(found, before), scene.stamp, height=60 + 46 * len(found)),
        f"Person-days under a burden that are left with one safeguard: {told}.",
        Table(COLUMNS, table),
    )


def _adds_one(label: str, other: str) -> bool:
    return other.startswith(f"{label}+") and "+" not in other[len(label) + 1 :]


def _days(arm: ArmRun) -> tuple[int, int, int]:
    """Person-days under a burden by what is behind it, as in the ledger's headline."""
    false, lawful, other = arm.outcome.burden_persons[1:].sum(axis=0).tolist()
    return int(false), int(lawful), int(other)


def _left(now: tuple[int, ...], before: tuple[int, ...], part: int) -> str:
    return f"{count(100 * now[part] / before[part])} %" if before[part] else "none before"


def _chart(found: list[tuple[str, tuple[int, int, int]]], before: tuple[int, int, int]) -> Any:
    values: list[dict[str, object]] = []
    for name, now in found:
        for part, colour, shift in ((FALSE, FALSE_RECORD, 4), (OTHER, UNLAWFUL, 16)):
            share = 100 * now[part] / before[part] if before[part] else 0.0
            values.append({"name": name, "share": share, "colour": colour, "shift": shift, "part": part})
    base: Any = alt.Chart(rows(values)).encode(y=alt.Y("name:N", sort=None, axis=None))
    across = alt.X(
        "share:Q",
        axis=alt.Axis(title="% of days left: dark on a false record, light on unlawful conduct", tickCount=4),
    )
    layers = [
        base.transform_filter(f"datum.part == {part}")
        .mark_bar(height=9, yOffset=offset)
        .encode(x=across, color=alt.Color("colour:N", scale=None))
        for part, offset in ((FALSE, 3), (OTHER, 13))
    ]
    names = (
        base.transform_filter(f"datum.part == {FALSE}")
        .mark_text(align="left", dy=-12, fontSize=SMALL, color=INK)
        .encode(x=alt.value(0), text="name:N")
    )
    return alt.layer(*layers, names)
