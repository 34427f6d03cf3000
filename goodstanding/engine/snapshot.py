"""All that a simulation has to remember at the end of a day, and a simulation that goes on from there."""

from __future__ import annotations

from typing import Any

from goodstanding.core.frozen import Frozen, Mismatch, freeze, thaw
from goodstanding.engine.folded import Folded
from goodstanding.engine.simulation import Simulation

REMADE = {
    *("world", "machine", "people", "seed", "start_day", "first", "count", "threads", "trace", "marks"),
    *("rulebook", "layout", "margins", "lists", "tables", "own_tables", "_rules", "publics"),
    *("rooms", "reached", "nearby", "noticed", "befalling"),
    *("classes", "rates", "tiles"),
}
"""What a simulation has from its request, makes again from it, or overwrites every day. All else is kept."""
LOG = "closed"
"""What only grows: entries that are there stay as they are."""


def freeze_day(simulation: Simulation | Folded) -> Frozen:
    """The state at the end of `simulation.day`. It shares memory with the simulation: write it before the
    next day."""
    arrays: list[Any] = []
    state = {name: freeze(value, arrays) for name, value in sorted(_lasting(simulation).items())}
    form = {"day": simulation.day, "block": simulation.blocks[0].size, "state": state}
    return Frozen(form, tuple(arrays), getattr(simulation, LOG))


def thaw_day(simulation: Simulation | Folded, frozen: Frozen) -> None:
    """Put a state into a fresh simulation of the same request and size of block, which takes over its arrays.

    Raises core.frozen.Mismatch where the state is of another engine or another size of block.
    """
    fresh, state = _lasting(simulation), frozen.form["state"]
    if fresh.keys() != state.keys():
        raise Mismatch(
            f"a simulation keeps other things now: {', '.join(sorted(fresh.keys() ^ state.keys()))}"
        )
    thawed = {name: thaw(state[name], frozen.arrays, value) for name, value in fresh.items()}
    if [(b.first, b.size) for b in thawed["blocks"]] != [(b.first, b.size) for b in simulation.blocks]:
        raise Mismatch("the blocks are of another size")
    for name, value in thawed.items():
        setattr(simulation, name, value)
    setattr(simulation, LOG, list(frozen.log))
    simulation.go_on()


def _lasting(simulation: Simulation | Folded) -> dict[str, Any]:
    return {name: value for name, value in vars(simulation).items() if name not in REMADE | {LOG}}
