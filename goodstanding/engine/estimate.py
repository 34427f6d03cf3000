"""What a run will take, foreseen from a short warm-up: time and memory, as they grow with people and days.

A few people alone show what the host does for them all; many more show what each person adds; one full block
in each thread shows what threads cost each other; and the second half of the warm-up shows what a further day
adds, in records that stay and in stretches that end.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import pairwise
from statistics import median
from typing import Any

from goodstanding.core.beside import holds_nothing
from goodstanding.engine.fold_tables import foldable
from goodstanding.engine.folded import Folded
from goodstanding.engine.run import BLOCK, FOLDED_BLOCK, begin_simulation, block_size, default_threads, ended
from goodstanding.engine.simulation import Simulation
from goodstanding.model.machine import Machine, World

FEW, MANY = 256, 16384
LONGEST, BUDGET = 32, 0.15
"""Days of a warm-up at most, and seconds after which it ends earlier (never before its second day)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will take: seconds of wall time, bytes of memory at the peak, bytes that stay afterwards."""

    seconds: float
    bytes: int
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Lived:
    """A warm-up: seconds before the first day, seconds a day, seconds after the last; bytes held at the
    peak, by which these grow in a day, and bytes that its outcome keeps."""

    people: int
    days: int
    before: float
    a_day: float
    after: float
    bytes: int
    growth: float
    kept: int


@dataclass(frozen=True, slots=True)
class Abreast:
    """Days of several threads, a block for each: seconds of a middling day for so many people in all."""

    people: int
    threads: int
    a_day: float


@dataclass(frozen=True, slots=True)
class Pace:
    """Warm-ups of one arm: with few people, with many, and in several threads (None: in one alone)."""

    few: Lived
    many: Lived
    abreast: Abreast | None

    def estimate(self, *, people: int, days: int, threads: int) -> Estimate:
        """Time and memory of that arm with `people` for `days`, beside what the program itself holds."""
        share, many = people / self.many.people, self.many
        held = many.bytes + many.growth * (days - many.days)
        return Estimate(self._seconds(people, days, threads), round(share * held), round(share * many.kept))

    def _seconds(self, people: int, days: int, threads: int) -> float:
        """Straight lines through the two warm-ups. Placing people and their days is shared among threads,
        what is done after the days is not; a day costs something for each block too."""
        few, many = self.few, self.many
        size = block_size(people, threads)
        blocks = -(-people // size)
        spread = max(1, min(threads, blocks))

        def line(low: float, high: float) -> tuple[float, float]:
            each = max(0.0, high - low) / max(1, many.people - few.people)
            return max(0.0, max(low, high) - each * many.people), each

        (before, each_before), (after, each_after) = (
            line(few.before, many.before),
            line(few.after, many.after),
        )
        a_block, each = line(few.a_day, many.a_day)
        a_day = a_block * blocks + each * people
        if self.abreast is not None and threads == self.abreast.threads:
            a_day = self.abreast.a_day * people / self.abreast.people
        return before + after + (each_before / spread + each_after) * people + days * a_day


def pace_of(world: World, machine: Machine, *, people: int, days: int, threads: int) -> Pace:
    """The pace of an arm, from warm-ups of at most `people` and `days`.

    Compiles what is not yet compiled, and does not count that.
    """
    few, many = (_lived(world, machine, min(people, count), days) for count in (FEW, MANY))
    return Pace(few, many, _abreast(world, machine, people=people, days=days, threads=threads))


def estimate(
    world: World, machines: tuple[Machine, ...], *, people: int, days: int, threads: int | None = None
) -> Estimate:
    """Time and memory of running each of `machines` for `days`, one after another."""
    cores = threads or default_threads()
    return in_a_row(
        pace_of(world, machine, people=people, days=days, threads=cores).estimate(
            people=people, days=days, threads=cores
        )
        for machine in machines
    )


def in_a_row(each: Iterable[Estimate]) -> Estimate:
    """One after another, each beside what the earlier ones keep."""
    seconds, most, kept = 0.0, 0, 0
    for one in each:
        seconds += one.seconds
        most, kept = max(most, kept + one.bytes), kept + one.kept
    return Estimate(seconds, most, kept)


def _begun(
    world: World, machine: Machine, *, people: int, days: int, threads: int, block: int | None
) -> Simulation | Folded:
    """A simulation after its first day."""
    first_day = machine.periods[-1].from_day
    made = begin_simulation(
        world, machine, people=people, seed=0, start_day=first_day, threads=threads, block=block
    )
    made.run_until(min(1, days))
    return made


def _abreast(world: World, machine: Machine, *, people: int, days: int, threads: int) -> Abreast | None:
    """Let a block of people in each thread live for some days; None where there is one block only."""
    folds = foldable(world, machine, machine.periods[-1].from_day) is not None
    some = min(people, threads * (FOLDED_BLOCK if folds else BLOCK))
    simulation = _begun(world, machine, people=some, days=days, threads=threads, block=None)
    if len(simulation.blocks) == 1 or days < 2:
        return None
    began = time.perf_counter()
    simulation.run_until(2)
    more = min(days - 2, max(1, int(BUDGET / (time.perf_counter() - began))))
    ends = [time.perf_counter()]
    simulation.run_until(2 + more, progress=lambda _: ends.append(time.perf_counter()))  # in the same threads
    spent = [end - start for start, end in pairwise(ends)]
    return Abreast(some, threads, median(spent or [ends[0] - began]))


def _lived(world: World, machine: Machine, people: int, days: int) -> Lived:
    """Let a few live for some days, as many as the budget holds, and look at what they held twice."""

    def begun() -> Simulation | Folded:
        return _begun(world, machine, people=people, days=days, threads=1, block=people)

    ended(begun(), timing={})  # compiles, or loads from the cache
    began = time.perf_counter()
    simulation = begun()
    before = time.perf_counter() - began
    middle, mid_bytes = simulation.day, 0
    began, spent, longest = time.perf_counter(), 0.0, min(days, LONGEST)
    while simulation.day < longest and (simulation.day < 3 or spent < BUDGET):
        began = time.perf_counter()
        simulation.run_until(simulation.day + 1)
        spent += time.perf_counter() - began
        if simulation.day <= longest // 2 and spent < BUDGET / 2:
            middle, mid_bytes = simulation.day, _held(simulation)
    after, peak, kept = _collected(simulation)
    held = _held(simulation)
    growth = (held - mid_bytes) / (simulation.day - middle) if mid_bytes and simulation.day > middle else 0.0
    a_day = spent / max(1, simulation.day - 1)
    return Lived(people, simulation.day, max(0.0, before - a_day), a_day, after, held + peak, growth, kept)


def _collected(simulation: Simulation | Folded) -> tuple[float, int, int]:
    """Seconds to make the outcome, bytes that it takes at the peak beside the people, bytes that it keeps."""
    began = time.perf_counter()
    ended(simulation, timing={})
    seconds = time.perf_counter() - began
    tracing = tracemalloc.is_tracing()
    tracemalloc.start()
    tracemalloc.reset_peak()
    base = tracemalloc.get_traced_memory()[0]
    outcome = ended(simulation, timing={})
    kept, peak = (each - base for each in tracemalloc.get_traced_memory())
    del outcome
    if not tracing:
        tracemalloc.stop()
    return seconds, peak, kept


def _held(simulation: Simulation | Folded) -> int:
    """Bytes of people and of the used part of their records and stretches, ended ones too."""
    ended = sum(column.nbytes for one in simulation.closed for column in one.values() if _is_array(column))
    return ended + sum(
        _size(getattr(block, field.name)) for block in simulation.blocks for field in fields(block)
    )


def _size(part: Any) -> int:
    """Bytes of an array, or of those of a named tuple; of a list that grows, only of what is used."""
    if _is_array(part):
        return 0 if holds_nothing(part) else part.nbytes
    columns: dict[str, Any] = part._asdict() if hasattr(part, "_asdict") else {}
    arrays = [column for column in columns.values() if _is_array(column)]
    if "count" not in columns:
        return sum(_size(array) for array in arrays)
    return sum(min(array.nbytes, int(columns["count"][0]) * array.itemsize) for array in arrays)


def _is_array(value: Any) -> bool:
    return hasattr(value, "nbytes")
