"""The benefit that a scheme claims, beside its burdens, with nothing and with ordinary enforcement."""

from __future__ import annotations

from typing import Any

import altair as alt

from goodstanding.charts._theme import ACCENT, INK, PART_COLOURS, QUIET, SMALL, count, finish, rows, words
from goodstanding.charts.base import WIDTH, Chart, Picture, Scene, Table
from goodstanding.metrics.base import Measured, Metric, measures
from goodstanding.results.ledger import EVER_BURDENED, HEADLINE, MARK_BIT
from goodstanding.results.run import ArmRun

CHART = Chart(
    id="aim_beside_harm",
    title="Its aim beside its burdens",
    question="What does it reach that is not reached without it, and at what price?",
    order=50,
)
PARTS = ("false record", "lawful conduct", "unlawful conduct")


def picture(scene: Scene) -> Picture | None:
    """The aim's own metric and the people under a burden: a row each for the controls and this scheme."""
    aim = scene.arm.case.scheme.aim
    measure = measures().get(aim.measured_by) if aim else None
    if measure is None:
        return None
    arms = [a for a in scene.panel.arms if a is scene.arm or a.case.scheme.status == "control"]
    found = [(arm, _in_scope(measure.measure, scene.arm, arm)) for arm in arms]
    if all(value is None for _, (value, _) in found):
        return None
    values = [_row(arm, value, error, measure.metric) for arm, (value, error) in found]
    names = [row["arm"] for row in values]
    chart = alt.vconcat(_aim(values, names, measure.metric), _harm(values, names), spacing=22)
    table = tuple((row["arm"], row["aim"], *(row[part] for part in PARTS), row["any"]) for row in values)
    told = "; ".join(
        f"{row['arm']}: {row['aim']} ({measure.metric.unit}), {row['any']} per 100,000 under a burden"
        for row in values
    )
    return Picture(
        finish(chart, scene.stamp),
        f"{measure.metric.title} and people under a burden. {told}.",
        Table(
            (
                f"{scene.panel.society_id}",
                f"{measure.metric.title} ({measure.metric.unit})",
                *(f"{p}, per 100,000" for p in PARTS),
                "any burden, per 100,000",
            ),
            table,
        ),
    )


def _in_scope(measure: Any, scheme: ArmRun, arm: ArmRun) -> tuple[float | None, float | None]:
    """The metric in `arm`, in the scope of `scheme`."""
    if arm is scheme:
        found: Measured = measure(scheme, scheme)
        return found.value, found.standard_error
    found = measure(scheme, arm)
    return found.reference, found.standard_error


def _row(arm: ArmRun, value: float | None, error: float | None, metric: Metric) -> dict[str, Any]:
    eligible = max(int(arm.outcome.eligible.sum()), 1)
    rate = [100_000 * int(arm.outcome.persons[MARK_BIT[part]].sum()) / eligible for part in HEADLINE]
    every = 100_000 * int(arm.outcome.persons[EVER_BURDENED].sum()) / eligible
    row: dict[str, Any] = {
        "arm": arm.case.scheme.title,
        "aim": "–" if value is None else metric.write(value),
        "value": value,
        "error": error or 0.0,
        "any": count(every),
        "rates": rate,
    }
    return row | {part: count(r) for part, r in zip(PARTS, rate, strict=True)}


def _aim(values: list[dict[str, Any]], names: list[str], metric: Metric) -> Any:
    base: Any = alt.Chart(rows(values)).encode(y=alt.Y("arm:N", sort=names, axis=None))
    known: list[float] = [row["value"] for row in values if row["value"] is not None]
    room = max(2 * float(row["error"]) for row in values) or 1.0
    scale = alt.Scale(domain=[max(min(known) - room, 0.0), max(known) + room], zero=False, nice=True)
    axis = alt.Axis(title=f"{metric.unit} (the same people in each arm)", tickCount=4)
    dot = base.mark_point(filled=True, size=110, color=ACCENT, opacity=1, yOffset=8).encode(
        x=alt.X("value:Q", scale=scale, axis=axis)
    )
    named = base.transform_calculate(label="datum.arm + ':  ' + datum.aim")
    text = words(
        named.encode(x=alt.value(0), text="label:N"), align="left", dy=-12, fontSize=SMALL + 0.5, color=INK
    )
    title = alt.TitleParams(text=metric.title, anchor="start", fontSize=13, color=INK, offset=8)
    return (dot + text).properties(width=WIDTH - 14, height=46 * len(values), title=title)


def _harm(values: list[dict[str, Any]], names: list[str]) -> Any:
    long: list[dict[str, Any]] = [
        {
            "arm": row["arm"],
            "part": part,
            "rate": rate,
            "colour": PART_COLOURS[i],
            "label": f"{part} {count(rate)}",
        }
        for row in values
        for i, (part, rate) in enumerate(zip(PARTS, row["rates"], strict=True))
    ]
    far = 1.45 * max(float(item["rate"]) for item in long) or 1.0
    base: Any = alt.Chart(rows(long)).encode(
        y=alt.Y("arm:N", sort=names, axis=None, scale=alt.Scale(paddingInner=0.42, paddingOuter=0.3))
    )
    bars = base.mark_bar(height=8).encode(
        x=alt.X("rate:Q", axis=None, scale=alt.Scale(domain=[0, far], nice=False)),
        yOffset=alt.YOffset("part:N", sort=list(PARTS)),
        color=alt.Color("colour:N", scale=None),
    )
    text = base.mark_text(align="left", dx=4, fontSize=SMALL - 1, color=QUIET).encode(
        x="rate:Q", yOffset=alt.YOffset("part:N", sort=list(PARTS)), text="label:N"
    )
    heads = alt.Chart(rows([{"arm": name, "part": PARTS[0]} for name in names])).mark_text(
        align="left", dy=-15, fontSize=SMALL + 0.5, color=INK
    )
    heads = heads.encode(x=alt.value(0), y=alt.Y("arm:N", sort=names), yOffset="part:N", text="arm:N")
    title = alt.TitleParams(
        text="People under a burden, per 100,000 eligible", anchor="start", fontSize=13, color=INK, offset=8
    )
    return (bars + text + heads).properties(width=WIDTH - 14, height=62 * len(values), title=title)
