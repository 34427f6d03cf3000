"""One life, recomputed alone: the subject's household is simulated with everything recorded, and nothing is
stored."""

from __future__ import annotations

from typing import Any

from goodstanding.core.errors import RequestProblem
from goodstanding.engine.layout import Layout
from goodstanding.engine.people import (
    ADULT,
    age_of,
    community_of,
    disposition_of,
    group_of,
    household,
    household_of,
    income_of,
    is_female,
    margins,
)
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import ACT, END, FALSE, MONTH, REAL
from goodstanding.model.machine import Machine, World
from goodstanding.results.life import Life, LifeEvent
from goodstanding.results.outcome import ENDINGS, TRUTHS

FOOTINGS = {
    "true": "on a true record",
    "false": "on a false record",
    "missed": "missed: only the truth would trigger it",
}


def relive(
    world: World,
    machine: Machine,
    *,
    subject: int,
    people: int,
    days: int,
    seed: int,
    start_day: int,
    publics: Any = None,
) -> Life:
    """The life of person `subject` (0 .. people - 1) in the run that the other arguments describe. `publics`:
    of its outcome; needed where people follow what others do."""
    if not 0 <= subject < people:
        raise RequestProblem(
            f"subject {subject} is not one of the {people} synthetic people; choose 0 to {people - 1}"
        )
    home = household(
        margins(
            world.society,
            people=people,
            seed=seed,
            age_cuts=(ADULT,),
            dispositions=world.behaviour.dispositions,
        ),
        subject,
    )
    heard: list[tuple[int, str, dict[str, Any]]] = []
    simulation = Simulation(
        world,
        machine,
        people=people,
        seed=seed,
        start_day=start_day,
        first=home.first,
        count=home.size,
        publics=publics,
        trace=lambda day, _first, name, columns: heard.append((day, name, columns)),
    )
    simulation.run_until(days)
    lane = subject - home.first
    events: list[LifeEvent] = []
    for day, name, columns in heard:
        for i, other in enumerate(columns["lane"]):
            if other == lane:
                events.extend(
                    _told(simulation, day, name, {field: values[i] for field, values in columns.items()})
                )
    return Life(
        subject=subject,
        arm=machine.id,
        traits=traits_of(simulation, subject),
        states=_states(simulation, lane),
        events=tuple(events),
    )


def traits_of(simulation: Simulation, subject: int) -> dict[str, int | str]:
    """Who the subject is, in words and integers."""
    m, society = simulation.margins, simulation.world.society
    home, _, size = household_of(m, subject)
    income, age = income_of(m, home), age_of(m, subject)
    return {
        "age": int(age),
        "sex": "female" if is_female(m, subject, age) else "male",
        "income_fifth": int(income) + 1,
        "group": society.groups[int(group_of(m, home, income))],
        "household_size": int(size),
        "community": int(community_of(m, home)),
        "disposition": int(disposition_of(m, subject)) + 1,
    }


def _states(simulation: Simulation, lane: int) -> dict[str, tuple[str, str]]:
    first, last = simulation.first_state, simulation.blocks[0].people.state
    return {
        standing.id: (
            _state(simulation.layout, i, first[i, lane]),
            _state(simulation.layout, i, last[i, lane]),
        )
        for i, standing in enumerate(simulation.layout.standings)
    }


def _state(layout: Layout, standing: int, state: int) -> str:
    return (*layout.standings[standing].states, "outside")[int(state)]


def _told(simulation: Simulation, day: int, name: str, row: dict[str, Any]) -> list[LifeEvent]:
    teller = {"events": _event, "changes": _change, "opened": _opened, "closed": _closed, "met": _met}[name]
    return teller(simulation, day, row)


def _event(simulation: Simulation, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    conduct, kind = simulation.world.conducts[int(row["conduct"])], int(row["kind"])
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
    return [LifeEvent(day, "decision", conduct.id, simulation.layout.goes[int(row["extra"])].id, recorded)]


def _change(simulation: Simulation, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    if row["old"] == row["new"] or day == 0:
        return []
    s = int(row["standing"])
    names = [_state(simulation.layout, s, row[which]) for which in ("old", "new")]
    return [LifeEvent(day, "state", simulation.layout.standings[s].id, " -> ".join(names))]


def _opened(simulation: Simulation, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    footing = FOOTINGS[TRUTHS[int(row["footing"]) - 1]]
    return [LifeEvent(day, "under", simulation.layout.effects[int(row["consequence"])].id, footing)]


def _closed(simulation: Simulation, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    return [
        LifeEvent(
            day, "freed", simulation.layout.effects[int(row["consequence"])].id, ENDINGS[int(row["end"])]
        )
    ]


def _met(simulation: Simulation, day: int, row: dict[str, Any]) -> list[LifeEvent]:
    applied = "applied" if row["applied"] else "not applied"
    return [LifeEvent(day, "met", simulation.layout.effects[int(row["consequence"])].id, applied)]
