"""Where people stand, through the run, by group."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import altair as alt

from goodstanding.charts._theme import GROUP_COLOURS, GROUP_DASHES, INK, SMALL, finish, percent, rows
from goodstanding.charts.base import WIDTH, Chart, Picture, Scene, Table
from goodstanding.model.machine import Standing
from goodstanding.results.raters import worth_showing

CHART = Chart(
    id="standings_over_time",
    title="Standings over time, by group",
    question="Where do people stand, and does it fall on the groups alike?",
    order=20,
)
EVERY = 7
"""Days between the points of a line."""


def picture(scene: Scene) -> Picture | None:
    """Share of each group's eligible people in each state that anybody was in; of two only the harsher."""
    shown = [
        (standing, state)
        for standing in worth_showing(scene.arm.machine)
        for state in _drawn(standing)
        if scene.arm.outcome.states[standing.id][:, state].any()
    ]
    if not shown:
        return None
    values = [value for standing, state in shown for value in _line(scene, standing, state)]
    groups = scene.panel.world.society.groups
    labels = [_label(scene, standing, state) for standing, state in shown]
    return Picture(
        finish(_chart(values, list(groups), labels), scene.stamp),
        _told(scene, shown),
        Table(("State", "Group", "First day", "Middle", "Last day"), tuple(_rows(scene, shown))),
    )


def _drawn(standing: Standing) -> range:
    return range(1 if len(standing.states) == 2 else 0, len(standing.states))


def _label(scene: Scene, standing: Standing, state: int) -> str:
    several = len(scene.arm.machine.standings) > 1
    return f"{standing.id}: {standing.states[state]}" if several else standing.states[state]


def _shares(scene: Scene, standing: Standing, state: int, group: int) -> list[float]:
    eligible = max(int(scene.arm.outcome.eligible[group]), 1)
    persons: list[int] = scene.arm.outcome.states[standing.id][:, state, group].tolist()
    return [count / eligible for count in persons]


def _line(scene: Scene, standing: Standing, state: int) -> list[dict[str, Any]]:
    start, days = date.fromordinal(scene.arm.outcome.start_day), scene.arm.outcome.days
    points = sorted({*range(0, days + 1, EVERY), days})
    values: list[dict[str, Any]] = []
    groups = scene.panel.world.society.groups
    last = [_shares(scene, standing, state, group)[-1] for group in range(len(groups))]
    lowest = len(groups) - 1 - last[::-1].index(min(last))
    for group, name in enumerate(groups):
        shares = _shares(scene, standing, state, group)
        lower = group == lowest
        values += [
            {
                "state": _label(scene, standing, state),
                "group": name,
                "date": (start + timedelta(days=day - 1)).isoformat(),
                "share": shares[day],
                "end": percent(shares[day]) if day == days else "",
                "lower": lower,
            }
            for day in points
        ]
    return values


def _chart(values: list[dict[str, Any]], groups: list[str], labels: list[str]) -> Any:
    single = len(labels) == 1
    scale = alt.Scale(domain=groups, range=list(GROUP_COLOURS))
    dashes = alt.Scale(domain=groups, range=[list(dash) for dash in GROUP_DASHES])
    legend = alt.Legend(
        orient="top",
        title=None,
        symbolType="stroke",
        symbolSize=500,
        labelFontSize=SMALL,
        labelColor=INK,
        symbolStrokeWidth=2.5,
    )
    base: Any = alt.Chart().encode(
        x=alt.X(
            "date:T",
            title=None,
            scale=alt.Scale(type="utc"),
            axis=alt.Axis(format="%b %y", tickCount=4 if single else 2, grid=False, labelFlush=True),
        ),
        y=alt.Y("share:Q", title=None, axis=alt.Axis(format="~%", tickCount=3)),
        color=alt.Color("group:N", scale=scale, legend=legend),
        strokeDash=alt.StrokeDash("group:N", scale=dashes, legend=legend),
    )
    lines = base.mark_line(strokeWidth=2.2)
    ends = [
        base.mark_text(align="right", dy=12 if lower else -9, fontSize=SMALL)
        .encode(text="end:N")
        .transform_filter(f"datum.end != '' && datum.lower == {str(lower).lower()}")
        for lower in (False, True)
    ]
    layers: Any = alt.layer(lines, *ends, data=rows(values)).properties(
        width=WIDTH - 70 if single else (WIDTH - 118) // 2, height=190 if single else 84
    )
    facet = alt.Facet("state:N", sort=labels, title=None)
    return layers.facet(facet=facet, columns=1 if single else 2, spacing=14).resolve_scale(y="independent")


def _rows(scene: Scene, shown: list[tuple[Standing, int]]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for standing, state in shown:
        for group, name in enumerate(scene.panel.world.society.groups):
            shares = _shares(scene, standing, state, group)
            at = (shares[0], shares[len(shares) // 2], shares[-1])
            found.append((_label(scene, standing, state), name, *(percent(share) for share in at)))
    return found


def _told(scene: Scene, shown: list[tuple[Standing, int]]) -> str:
    ends = [
        f"{row[0]}, {row[1]}: {row[2]} on the first day, {row[4]} on the last" for row in _rows(scene, shown)
    ]
    return "Lines of the share of eligible synthetic people in each state. " + "; ".join(ends) + "."
