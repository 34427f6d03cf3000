"""Run one arm."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any, Protocol

from goodstanding.core.frozen import Frozen
from goodstanding.engine.collect import outcome_of
from goodstanding.engine.fold_outcome import folded_outcome
from goodstanding.engine.fold_tables import foldable
from goodstanding.engine.folded import Folded
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.snapshot import freeze_day, thaw_day
from goodstanding.engine.wide import TILE
from goodstanding.model.machine import Machine, World
from goodstanding.results.outcome import Outcome

BLOCK, FOLDED_BLOCK, LEAST = 1 << 18, 1 << 20, 1 << 15
"""People in a block: at most; and so many that a second block is worth what it costs beside them."""


class Keeper(Protocol):
    """Who keeps a long run's state outside the engine."""

    def found(self) -> Frozen | None:
        """The state to go on from; None to begin."""
        ...

    def day_done(self, day: int, state: Callable[[], Frozen]) -> None:
        """Called after each day; may keep `state()`, and may raise to stop the run there."""
        ...


def default_threads() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def block_size(people: int, threads: int, *, most: int = BLOCK) -> int:
    """People in a block: whole tiles, no more than `most`, and such that several threads have as many blocks
    each, of one size, where there are people enough."""
    if threads == 1:
        return most
    blocks = min(threads * -(-people // (threads * most)), max(1, people // LEAST))
    return max(TILE, -(-people // (blocks * TILE)) * TILE)


def simulate(
    world: World,
    machine: Machine,
    *,
    people: int,
    days: int,
    seed: int,
    start_day: int,
    threads: int | None = None,
    block: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    keeper: Keeper | None = None,
    marks: bool = True,
) -> Outcome:
    """Let a society of `people` live under a scheme for `days` days from `start_day` (proleptic ordinal of a
    date).

    The result is the same, bit for bit, for any `threads` and `block`. `progress(day, days)` is called after
    each day. `marks` False: nothing is kept for a paired comparison, which takes bytes a person. With a
    `keeper` the run goes on from the state that it found, in blocks of that state's size, to
    the same bits as in one go.
    """
    threads = threads or default_threads()
    began = time.perf_counter()
    found = keeper.found() if keeper is not None else None
    if found is not None:
        block = found.form["block"]
    simulation = begin_simulation(
        world,
        machine,
        people=people,
        seed=seed,
        start_day=start_day,
        threads=threads,
        block=block,
        marks=marks,
    )
    if found is not None:
        thaw_day(simulation, found)

    def day_done(day: int) -> None:
        if progress is not None:
            progress(day, days)
        if keeper is not None:
            keeper.day_done(day, lambda: freeze_day(simulation))

    simulation.run_until(days, progress=day_done)
    timing = {"seconds": time.perf_counter() - began, "threads": threads}
    return ended(simulation, timing=timing, marks=marks)


def begin_simulation(
    world: World,
    machine: Machine,
    *,
    people: int,
    seed: int,
    start_day: int,
    threads: int,
    block: int | None,
    marks: bool = True,
) -> Simulation | Folded:
    """A simulation before its first day, in the form that the scheme allows; both give the same bits."""
    classes = foldable(world, machine, start_day)
    if classes is not None:
        block = block or block_size(people, threads, most=FOLDED_BLOCK)
        return Folded(
            world,
            machine,
            classes,
            people=people,
            seed=seed,
            start_day=start_day,
            threads=threads,
            block=block,
        )
    return Simulation(
        world,
        machine,
        people=people,
        seed=seed,
        start_day=start_day,
        threads=threads,
        block=block or block_size(people, threads),
        marks=marks,
    )


def ended(simulation: Simulation | Folded, *, timing: dict[str, Any], marks: bool = True) -> Outcome:
    """What a simulation that has run to its last day leaves behind."""
    if isinstance(simulation, Folded):
        return folded_outcome(simulation, timing=timing, marks=marks)
    return outcome_of(simulation, timing=timing, marks=marks)
