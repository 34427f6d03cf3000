"""The day loop of a scheme whose records are counts (`engine.fold_tables`): blocks of classes and scores."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.keys import lattice_key
from goodstanding.engine import wide
from goodstanding.engine.act_tables import company
from goodstanding.engine.fold_tables import (
    Classes,
    FoldRates,
    FoldTables,
    fold_rates,
    fold_tables,
)
from goodstanding.engine.layout import Layout, layout_of
from goodstanding.engine.people import (
    Margins,
    fill_cells,
    margins,
    spans_of,
)
from goodstanding.engine.plan import mechanisms
from goodstanding.engine.state import Clock
from goodstanding.engine.tiles import fill_from
from goodstanding.engine.wide import CLASSES, TILE
from goodstanding.model.machine import Machine, World

A = Any
WORDS = TILE // 64
WORDS_ADDED = wide.WORDS


class Tile(NamedTuple):
    """A thread's room for one tile of 2,048 people. kinds u1[2048]; points, moves i2[2048]; cells, draws
    u2[2048]; bits, valid u8[32]; states, later u8[S, 32]: who is in each state before and after; above
    u8[C + 2, 32]: everyone, who has reached each cut, nobody; planes u8[K, 96]: seen acts, acts, invented
    records; rates u2[192]; keys u8[K, 2]."""

    kinds: A
    points: A
    moves: A
    cells: A
    draws: A
    bits: A
    valid: A
    states: A
    later: A
    above: A
    planes: A
    rates: A
    keys: A


class FoldTotals(NamedTuple):
    """A thread's counts of a day, i8. evening [G, S, 8]: people by state after it; counts [G, S, K, 3, 8]:
    seen acts, acts, invented records by state before it; moves [S, S, 8]; points [G]: sum of scores after it.
    The last axis, of 8, is to be added up."""

    evening: A
    counts: A
    moves: A
    points: A


@dataclass(slots=True)
class FoldBlock:
    """People of ids first .. first + size - 1, all of one place: kind u1[size], points i2[size]."""

    first: int
    size: int
    group: int
    kind: A
    points: A


@dataclass(slots=True)
class FoldDaily:
    """What each day left, from day 0 (the evening before), which has no `counts`."""

    evening: list[A] = field(default_factory=list[Any])
    counts: list[A] = field(default_factory=list[Any])
    moves: list[A] = field(default_factory=list[Any])
    points: list[A] = field(default_factory=list[Any])


class Folded:
    """One scheme and one society, day by day, as `engine.simulation.Simulation`. `classes`: of
    `fold_tables.foldable`."""

    def __init__(
        self,
        world: World,
        machine: Machine,
        classes: Classes,
        *,
        people: int,
        seed: int,
        start_day: int,
        threads: int,
        block: int,
    ) -> None:
        self.world, self.machine, self.seed, self.start_day = world, machine, seed, start_day
        self.people = self.count = people
        self.layout: Layout = layout_of(world, machine)
        self.classes: Classes = classes
        self.rates: FoldRates = fold_rates(world, self.layout, machine.periods[0], classes)
        self.margins: Margins = margins(
            world.society,
            people=people,
            seed=seed,
            age_cuts=self.layout.age_cuts,
            dispositions=self.layout.dispositions,
        )
        spans = spans_of(world.society, people=people, first=0, count=people, block=block)
        self.blocks = [
            FoldBlock(*span, np.zeros(span[1], np.uint8), np.zeros(span[1], np.int16)) for span in spans
        ]
        self.threads = max(1, min(threads, len(self.blocks)))
        self.tiles = [_new_tile(self.layout) for _ in range(self.threads)]
        self.adults = np.zeros(self.layout.groups, np.int64)
        self.people_by_group = np.zeros(self.layout.groups, np.int64)
        self.day = -1
        self.daily = FoldDaily()
        self.tables: FoldTables | None = None
        self.closed: list[dict[str, Any]] = []

    def go_on(self) -> None:
        """Be ready for the next day, after the state of a day was put back."""

    def run_until(self, day: int, *, progress: Callable[[int], None] | None = None) -> None:
        """Simulate up to and including `day`. Day 0 places everyone."""
        with ThreadPoolExecutor(self.threads) as pool:
            while self.day < day:
                self._one_day(self.day + 1, pool)
                self.day += 1
                if progress is not None:
                    progress(self.day)

    def _one_day(self, day: int, pool: ThreadPoolExecutor) -> None:
        factors = None
        if self.world.behaviour.copies and day > 1:
            acted = self.daily.counts[-1][:, :, :, 1].sum(axis=(0, 1))
            factors = company(self.world, acted, self.people)
        if self.tables is None or factors is not None:
            self.tables = fold_tables(
                self.world, self.layout, self.machine.periods[0], self.seed, self.rates, factors
            )
        totals = [_new_totals(self.layout) for _ in range(self.threads)]
        shares = [list(range(t, len(self.blocks), self.threads)) for t in range(self.threads)]
        if self.threads == 1:
            people = [self._run_blocks(day, shares[0], self.tiles[0], totals[0])]
        else:
            jobs = [
                pool.submit(self._run_blocks, day, *one)
                for one in zip(shares, self.tiles, totals, strict=True)
            ]
            people = [job.result() for job in jobs]
        if day == 0:
            self.people_by_group, self.adults = np.sum(people, axis=0)
        self._note_day(day, totals)

    def _run_blocks(self, day: int, which: list[int], tile: Tile, totals: FoldTotals) -> A:
        found = np.zeros((2, self.layout.groups), np.int64)
        (fold,) = mechanisms("folded")
        for i in which:
            block = self.blocks[i]
            if day == 0:
                self._place(block, found)
            given = {
                "clock": Clock(block.first, block.group, day, 0),
                "kind": block.kind,
                "points": block.points,
            }
            context = given | {"fold": self.tables, "tile": tile, "totals": totals}
            fold.kernel(*[context[name] for name in fold.arguments])
        return found

    def _place(self, block: FoldBlock, found: A) -> None:
        """Who everybody is, and where their score starts. Adds to found: people and adults by group."""
        young = any(sum(band) for band in _minors(self.world))
        table = self.classes.of_disposition
        if table is not None and not young and self.world.society.places:
            fill_from(self.margins.disposition, block.first, table, block.kind)
            found[:, block.group] += block.size
        else:
            cell = np.zeros(block.size, np.uint16)
            fill_cells(self.margins, block.first, cell)
            block.kind[:] = self.classes.of_cell[cell]
            group = block.group + (cell & 1)
            found[0] += np.bincount(group, minlength=self.layout.groups)
            found[1] += np.bincount(group[cell >= self.layout.adult_cell], minlength=self.layout.groups)
        block.points[:] = self.starts(block)

    def starts(self, block: FoldBlock) -> A:
        """i2[n]: the scores with which the people of a block began."""
        column = self.layout.columns[0][1]
        key = np.array(lattice_key(self.seed, "start", self.layout.standings[0].id, column.id), np.uint64)
        every = np.arange(column.start, column.start_most + 1, dtype=np.int16)
        points = np.zeros(block.size, np.int16)
        fill_from(key, block.first, every, points)
        return points

    def _note_day(self, day: int, totals: list[FoldTotals]) -> None:
        def added(name: str) -> A:
            return np.sum([getattr(t, name) for t in totals], axis=0)

        self.daily.evening.append(added("evening").sum(axis=-1))
        self.daily.points.append(added("points"))
        if day > 0:
            self.daily.counts.append(added("counts").sum(axis=-1))
            self.daily.moves.append(added("moves").sum(axis=-1))


def _minors(world: World) -> tuple[tuple[float, ...], tuple[float, ...]]:
    society = world.society
    below = [i for i, start in enumerate(society.age_starts) if start < society.grown]
    return tuple(society.female[i] for i in below), tuple(society.male[i] for i in below)


def _new_tile(layout: Layout) -> Tile:
    above = np.zeros((len(layout.columns[0][1].cuts) + 2, WORDS), np.uint64)
    above[0] = ~np.uint64(0)
    conducts, states = len(layout.conducts), len(layout.standings[0].states)
    return Tile(
        kinds=np.zeros(TILE, np.uint8),
        points=np.zeros(TILE, np.int16),
        moves=np.zeros(TILE, np.int16),
        cells=np.zeros(TILE, np.uint16),
        draws=np.zeros(TILE, np.uint16),
        bits=np.zeros(WORDS, np.uint64),
        valid=np.zeros(WORDS, np.uint64),
        states=np.zeros((states, WORDS), np.uint64),
        later=np.zeros((states, WORDS), np.uint64),
        above=above,
        planes=np.zeros((conducts, 3 * WORDS), np.uint64),
        rates=np.zeros(3 * CLASSES, np.uint16),
        keys=np.zeros((conducts, 2), np.uint64),
    )


def _new_totals(layout: Layout) -> FoldTotals:
    groups, states, conducts = layout.groups, len(layout.standings[0].states), len(layout.conducts)
    return FoldTotals(
        evening=np.zeros((groups, states, WORDS_ADDED), np.int64),
        counts=np.zeros((groups, states, conducts, 3, WORDS_ADDED), np.int64),
        moves=np.zeros((states, states, WORDS_ADDED), np.int64),
        points=np.zeros(groups, np.int64),
    )
