"""Persons and firms in one run: two simulations day by day, each of which hears the day after what the other
did."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from goodstanding.engine.arrivals import Arrivals
from goodstanding.engine.news import Listener
from goodstanding.engine.run import block_size, default_threads, ended
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.ties import Ties, ties_of
from goodstanding.model.machine import Machine, World
from goodstanding.model.machine_pair import Meeting, Side
from goodstanding.results.outcome import Outcome

Lived = tuple[World, Machine]


class OneSide:
    """One side under way: what happens to it, what it tells, what it is told."""

    def __init__(self, ties: Ties, side: Side, simulation: Simulation) -> None:
        self.simulation = simulation
        self.listener = Listener(ties.pair, side, simulation.layout)
        self.arrivals = Arrivals(ties, simulation, side)
        self.listener.of_jobs = self.arrivals.of_jobs
        simulation.trace = self.listener
        self.told: list[Any] = []

    def live(self, day: int) -> Any:
        """Live a day with what was told on the day before; the news of it."""
        if self.told:
            self.arrivals.arrive(self.told[-1], day)
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
) -> tuple[Outcome, Outcome]:
    """Let persons and firms live together under a scheme each, for `days` days from `start_day`.

    The same bits for any `threads` and `block`; without links, those of two runs apart. Each outcome keeps
    what its side was told (`told`), so that a life is replayed alone. Raises RequestProblem where the two do
    not fit together.
    """
    began, threads = time.perf_counter(), threads or default_threads()
    ties = ties_of(meeting, seed)

    def begun(side: Side, lived: Lived, people: int) -> OneSide:
        world, machine = lived
        size = block or block_size(people, threads)
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
    for day in range(days + 1):
        of_persons, of_firms = one.live(day), other.live(day)
        one.told.append(of_firms)
        other.told.append(of_persons)
        if progress is not None and day:
            progress(day, days)
    timing = {"seconds": time.perf_counter() - began, "threads": threads}
    return _outcome(one, timing, marks), _outcome(other, timing, marks)


def _outcome(side: OneSide, timing: dict[str, Any], marks: bool) -> Outcome:
    outcome = ended(side.simulation, timing=timing, marks=marks)
    return dataclasses.replace(outcome, told=np.concatenate(side.told))
