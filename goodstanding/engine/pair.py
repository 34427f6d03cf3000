"""Persons and firms in one run: two simulations day by day, each of which hears the day after what the other
did."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from goodstanding.engine.arrivals import DAY, Arrivals
from goodstanding.engine.news import Listener, renewing
from goodstanding.engine.run import Keeper, block_size, default_threads, ended
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.snapshot_pair import blocks_of, freeze_pair, new_entries, thaw_pair
from goodstanding.engine.ties import Ties, ties_of
from goodstanding.model.machine import Machine, World
from goodstanding.model.machine_pair import Meeting, Side
from goodstanding.results.outcome import Outcome

Lived = tuple[World, Machine]


class OneSide:
    """One side under way: what happens to it, what it tells, what it is told."""

    def __init__(self, ties: Ties, side: Side, simulation: Simulation) -> None:
        self.simulation = simulation
        self.listener = Listener(ties.pair, side, simulation.layout, renewing(simulation))
        self.arrivals = Arrivals(ties, simulation, side)
        self.listener.of_jobs = self.arrivals.of_jobs
        simulation.trace = self.listener
        self.told: list[Any] = []

    def live(self, day: int) -> Any:
        """Live a day with what was told on the day before; the news of it."""
        if self.told:
            news = self.told[-1]
            self.arrivals.arrive(news[news[:, DAY] == day - 1], day)
        self.simulation.run_until(day)
        self.arrivals.after(self.listener.jobs())
        return self.listener.news()


def simulate_pair(
    meeting: Meeting,
    persons: Lived,
    firms: Lived,
    *,
    days: int,
    seed: int,
    start_day: int,
    threads: int | None = None,
    block: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    marks: bool = True,
    keeper: Keeper | None = None,
) -> tuple[Outcome, Outcome]:
    """Let persons and firms live together under a scheme each, for `days` days from `start_day`.

    The same bits for any `threads` and `block`; without links, those of two runs apart. Each outcome keeps
    what its side was told (`told`), so that a life is replayed alone. With a `keeper` the run goes on from
    the state that it found. Raises RequestProblem where the two do not fit together.
    """
    began, threads = time.perf_counter(), threads or default_threads()
    ties, found = ties_of(meeting, seed), keeper.found() if keeper is not None else None
    sizes = blocks_of(found) if found is not None else [block, block]

    def begun(side: Side, lived: Lived, people: int) -> OneSide:
        world, machine = lived
        size = sizes[side == "firms"] or block_size(people, threads)
        simulation = Simulation(
            world,
            machine,
            people=people,
            seed=seed,
            start_day=start_day,
            threads=threads,
            block=size,
            marks=marks,
        )
        return OneSide(ties, side, simulation)

    one, other = begun("persons", persons, meeting.people), begun("firms", firms, meeting.companies)
    both = one.arrivals, other.arrivals
    log: list[dict[str, Any]] = []
    counted = [0, 0]
    if found is not None:
        for side, told in zip((one, other), thaw_pair(both, found), strict=True):
            side.told.append(told)
        log, counted = list(found.log), [len(side.simulation.closed) for side in (one, other)]
    for day in range(one.simulation.day + 1, days + 1):
        of_persons, of_firms = one.live(day), other.live(day)
        one.told.append(of_firms)
        other.told.append(of_persons)
        if progress is not None:
            progress(day, days)
        if keeper is not None:
            new_entries(both, log, counted)
            keeper.day_done(day, lambda: freeze_pair(both, [_all(one), _all(other)], log))
    timing = {"seconds": time.perf_counter() - began, "threads": threads}
    return _outcome(one, timing, marks), _outcome(other, timing, marks)


def _outcome(side: OneSide, timing: dict[str, Any], marks: bool) -> Outcome:
    outcome = ended(side.simulation, timing=timing, marks=marks)
    return dataclasses.replace(outcome, told=_all(side))


def _all(side: OneSide) -> Any:
    """All that a side was told, day after day."""
    return np.concatenate(side.told)
