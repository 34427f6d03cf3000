"""What was recorded of a life, as events in words."""

from __future__ import annotations

from typing import Any

from goodstanding.engine.layout import Layout
from goodstanding.engine.state import ACT, END, FALSE, MONTH, REAL
from goodstanding.model.machine import World
from goodstanding.results.life import LifeEvent
from goodstanding.results.outcome import ENDINGS, TRUTHS

FOOTINGS = {
    "true": "on a true record",
    "false": "on a false record",
    "lacking": "on a false or missing record",
    "missed": "missed: only the truth would trigger it",
}


def state_name(layout: Layout, standing: int, state: int) -> str:
    """A state of a standing in the scheme's word."""
    return (*layout.standings[standing].states, "outside")[int(state)]


def told(world: World, layout: Layout, day: int, name: str, row: dict[str, Any]) -> list[LifeEvent]:
    teller = {"events": _event, "changes": _change, "opened": _opened, "closed": _closed, "met": _met}[name]
    return teller(world, layout, day, row)


def _event(world: World, layout: Layout, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    conduct, kind = world.conducts[int(row["conduct"])], int(row["kind"])
    recorded = bool(row["flags"] & REAL) if row["flags"] else None
    if kind == END:
        return [LifeEvent(day, "ends", conduct.id, conduct.ends[int(row["extra"])][0])]
    if kind == FALSE:
        return [LifeEvent(day, "invented", conduct.id, "a record of no act", True)]
    if kind == MONTH:
        return [LifeEvent(day, "month", conduct.id, "looked at again", recorded)]
    if kind == ACT:
        what = "begins" if conduct.form == "spell" else "act"
        return [LifeEvent(day, what, conduct.id, conduct.legality, recorded)]
    return [LifeEvent(day, "decision", conduct.id, layout.goes[int(row["extra"])].id, recorded)]


def _change(world: World, layout: Layout, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    if row["old"] == row["new"] or day == 0:
        return []
    s = int(row["standing"])
    names = [state_name(layout, s, row[which]) for which in ("old", "new")]
    return [LifeEvent(day, "state", layout.standings[s].id, " -> ".join(names))]


def _opened(world: World, layout: Layout, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    truth, effect = TRUTHS[int(row["footing"]) - 1], layout.effects[int(row["consequence"])]
    shown = any(standing.shown for standing in layout.standings if standing.id == effect.standing)
    footing = FOOTINGS["lacking" if shown and truth == "false" else truth]
    return [LifeEvent(day, "under", effect.id, footing)]


def _closed(world: World, layout: Layout, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    return [LifeEvent(day, "freed", layout.effects[int(row["consequence"])].id, ENDINGS[int(row["end"])])]


def _met(world: World, layout: Layout, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    applied = "applied" if row["applied"] else "not applied"
    return [LifeEvent(day, "met", layout.effects[int(row["consequence"])].id, applied)]
