"""Every mechanism that people may have or not, at full strength and at none, and a society in which it
shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from goodstanding.engine.answers import answers
from goodstanding.engine.plan import Mechanism, mechanisms
from goodstanding.engine.simulation import Simulation
from goodstanding.model.machine import Adapt, Attend, Bear, Behaviour, Chill, Game, World
from goodstanding.model.machine_firms import Hide
from tests.engine.worlds import SCHEME, START, UNEQUAL, WORLD

FULL: dict[str, Any] = {
    "adapt": Adapt(peers=0.0, trust=0.0, reach=0.0, conformity=1.0, leaning=0.0, spread=0.5),
    "chill": Chill(boldness=1.0, tolerance=0.25, severity=0.6, aware=0.5, proportional=False, learn=1.0),
    "game": Game(stake=1.0, more=0.5, within=8),
    "attend": Attend(past=1, elsewhere=3, corrected=True),
    "bear": Bear(worse=0.9, better=0.1, silence=0.9, sought=0.5),
    "hide": Hide(ease=50.0, by_means=0.2),
}
NONE: dict[str, Any] = {
    "adapt": Adapt(peers=0.5, trust=0.5, reach=0.0, conformity=0.0, leaning=0.0, spread=0.5),
    "chill": Chill(boldness=1.0, tolerance=0.25, severity=0.0, aware=0.8, proportional=True, learn=1.0),
    "game": Game(stake=0.0, more=0.5),
    "attend": Attend(past=1, elsewhere=0, corrected=False),
    "bear": Bear(worse=0.0, better=0.1, silence=0.9),
    "hide": Hide(ease=0.0, by_means=0.2),
}


def optional() -> tuple[Mechanism, ...]:
    """The mechanisms that a behaviour switches on."""
    return tuple(one for one in mechanisms() if one.name in answers())


def with_answers(behaviour: Behaviour = UNEQUAL, **answers: Any) -> World:
    """The test world with a behaviour that has these answers."""
    return replace(WORLD, behaviour=replace(behaviour, **answers))


def lived(
    world: World, machine: Any = SCHEME, *, people: int = 400, days: int = 70, **how: Any
) -> Simulation:
    """A simulation that has run to its last day."""
    how = {"block": 4096, "threads": 1, "seed": 3, **how}
    simulation = Simulation(world, machine, people=people, start_day=START, **how)
    simulation.run_until(days)
    return simulation


def state(simulation: Simulation) -> dict[str, Any]:
    """All that a simulation holds about people and in all, in the order of ids."""
    people = [block.people._asdict() for block in simulation.blocks]
    totals = [block.totals._asdict() for block in simulation.blocks]
    return {
        **{name: np.concatenate([p[name] for p in people], axis=-1) for name in people[0]},
        **{name: np.concatenate([own[name] for own in simulation.own]) for name in simulation.own[0]},
        **{f"total {name}": sum(t[name] for t in totals) for name in totals[0]},
    }


def differing(one: Simulation, other: Simulation) -> set[str]:
    """The names of what is not the same in two simulations."""
    mine, theirs = state(one), state(other)
    assert mine.keys() == theirs.keys()
    return {name for name in mine if not np.array_equal(mine[name], theirs[name])}
