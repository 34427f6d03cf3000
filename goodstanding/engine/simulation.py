"""The day loop: blocks, threads, and what is public between people from one day to the next.

People act on each other only through publics, which are lists of the day before: so blocks run in any order,
on any number of threads, to the same bits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np

from goodstanding.core.errors import RequestProblem
from goodstanding.core.keys import stream_key
from goodstanding.engine.answers import own_columns
from goodstanding.engine.begin import begin_points, begin_records, begin_spells, enrol, most_at_start
from goodstanding.engine.block import Block, Lists, new_block, new_lists
from goodstanding.engine.block_day import live, work_of
from goodstanding.engine.layout import Layout
from goodstanding.engine.norms import WINDOW, looks_near
from goodstanding.engine.people import COMMUNITIES, Margins, fill_cells, households_of, spans_of
from goodstanding.engine.review import Line, Review, is_limited, room
from goodstanding.engine.rulebook import Rulebook, Rules
from goodstanding.engine.state import Clock, Events, Spills, new_list, used_part
from goodstanding.engine.table_types import Tables
from goodstanding.engine.two_states import LOW
from goodstanding.model.machine import Machine, World

Trace = Callable[[int, int, str, dict[str, Any]], None]
"""Called with (day, first id of the block, name of a list, its columns) for every list that is not empty."""

TRACED = ("events", "changes", "opened", "closed", "met")


@dataclass(slots=True)
class Daily:
    """Series of integers, one row a day from 0 (the evening before the first day)."""

    states: list[Any]
    shadow_states: list[Any]
    burdened: list[Any]
    spell_days: Any
    acts: list[Any]
    """Acts of the day [conduct]; from the first day on."""
    review: list[Any]
    """What officials did on the day, as `Outcome.review`; from the first day on."""
    noticed: Any
    """What communities did so far in the window that runs, a row of `Outcome.nearby`."""
    nearby: list[Any]
    """The same of each window that is over."""


class Simulation:
    """One scheme and one society, day by day. `first`, `count`: the ids simulated, all by default. `publics`:
    i8[days, K], the acts of each day in the whole society, where only a part of it is simulated; `reached`
    i8[days], how far in line officials came on each; `nearby`: of its outcome. `marks`: whether what a paired
    comparison needs is kept for each person. `rulebook`: of the same request, where one is at hand."""

    def __init__(
        self,
        world: World,
        machine: Machine,
        *,
        people: int,
        seed: int,
        start_day: int,
        first: int = 0,
        count: int | None = None,
        threads: int = 1,
        block: int = 65536,
        trace: Trace | None = None,
        publics: Any = None,
        reached: Any = None,
        nearby: Any = None,
        marks: bool = True,
        rulebook: Rulebook | None = None,
    ) -> None:
        self.world, self.machine, self.seed, self.start_day, self.people = (
            world,
            machine,
            seed,
            start_day,
            people,
        )
        self.rulebook = rulebook or Rulebook(world, machine, people=people, seed=seed, start_day=start_day)
        self.layout: Layout = self.rulebook.layout
        self.margins: Margins = self.rulebook.margins
        self.first, self.count = first, people - first if count is None else count
        spans = spans_of(world.society, people=people, first=first, count=self.count, block=block)
        self.blocks = [new_block(self.layout, *span, marks=marks) for span in spans]
        self.own = [own_columns(world, b.size) for b in self.blocks]
        self.threads = max(1, min(threads, len(self.blocks)))
        self.lists = [new_lists(self.layout, max(b.size for b in self.blocks)) for _ in range(self.threads)]
        self.trace = trace
        self.day = -1
        self.tables: Tables | None = None
        self.own_tables: dict[str, Any] = {}
        self._rules: Rules | None = None
        self.marks = marks
        self.first_state: Any = None
        self.arriving: list[Spills] = [new_list(Spills, 64) for _ in self.blocks]
        self.befalling: list[Events] = [new_list(Events, 0) for _ in self.blocks]
        self.closed: list[dict[str, Any]] = []
        conducts = len(self.layout.conducts)
        spell_days = np.zeros((max(1, conducts), self.layout.groups), np.int64)
        self.publics, self.reached, self.nearby = publics, reached, nearby
        self.noticed = [self._unnoticed() for _ in range(self.threads)]
        self.daily = Daily([], [], [], spell_days, [], [], self._unnoticed(), [])
        self.line, self.rooms = Line(), [room(machine) for _ in range(self.threads)]
        self.acted = np.zeros(conducts, np.int64)

    def _unnoticed(self) -> Any:
        """Room for what communities do, i4[K + 1, communities]; none where it is known, or nobody looks."""
        if self.nearby is not None or not looks_near(self.world):
            return np.zeros((0, 0), np.int32)
        return np.zeros((len(self.layout.conducts) + 1, int(self.margins.numbers[COMMUNITIES])), np.int32)

    def adopt(self, machine: Machine) -> None:
        """Go on under another scheme file from the next day. It must name the same rules and consequences."""
        rulebook = Rulebook(self.world, machine, people=self.people, seed=self.seed, start_day=self.start_day)
        if rulebook.layout != self.layout:
            raise RequestProblem(
                f"'{machine.id}' cannot follow '{self.machine.id}': its rules have other names"
            )
        self.machine, self.rulebook, self._rules = machine, rulebook, None
        self.rooms = [room(machine) for _ in range(self.threads)]

    def go_on(self) -> None:
        """Be ready for the next day, after the state of a day was put back (`engine.snapshot`)."""
        self._adopt_rules(self.day)

    def run_until(self, day: int, *, progress: Callable[[int], None] | None = None) -> None:
        """Simulate up to and including `day`. Day 0 places everyone."""
        with ThreadPoolExecutor(self.threads) as pool:
            while self.day < day:
                self._one_day(self.day + 1, pool)
                self.day += 1
                if progress is not None:
                    progress(self.day)

    def live_one_day(self, day: int) -> None:
        """Live `day` alone, after a time in which nothing happened to anybody here; nothing is counted for
        the society."""
        changed = self._adopt_rules(day)
        everyone, (review,) = range(len(self.blocks)), self.reviews(day)
        shared, lists = self._shared(day), self.lists[0]
        _, spilled = self._run_blocks(day, changed, shared, everyone, lists, review, self.noticed[0])
        self._route(spilled)
        if day == 0:
            self._note_first_state()
        self.day = day

    def _one_day(self, day: int, pool: ThreadPoolExecutor) -> None:
        changed = self._adopt_rules(day)
        limited = day > 0 and is_limited(self.machine)
        if limited and self._rules is not None:
            self.line.take(day, self.rulebook.capacity(self._rules), self.people)
        each = list(zip(self.lists, self.reviews(day), self.noticed, strict=True))
        left = iter(range(len(self.blocks)))  # whoever is done takes the next block
        shared = self._shared(day)
        jobs = [pool.submit(self._run_blocks, day, changed, shared, left, *one) for one in each[1:]]
        results = [self._run_blocks(day, changed, shared, left, *each[0]), *(job.result() for job in jobs)]
        self.closed.extend(sorted((one for result in results for one in result[0]), key=itemgetter("first")))
        self._route([spill for result in results for spill in result[1]])
        if day == 0:
            for block in self.blocks:
                block.totals.moves[:] = 0
            if self.marks:
                self._note_first_state()
        if limited:
            self.line.add(day, self.rooms)
        self._note_day(day)

    def reviews(self, day: int) -> list[Review]:
        """How far in line officials come on a day, for each thread."""
        reached = self.line.reached
        if self.reached is not None and day > 0:
            reached = int(self.reached[day - 1])
        key = np.array(stream_key(self.seed, "review"), np.uint32)
        return [Review(int(is_limited(self.machine)), reached, key, room) for room in self.rooms]

    def _note_first_state(self) -> None:
        states = np.concatenate([block.people.state for block in self.blocks], axis=1)
        self.first_state = states & np.uint8(LOW)

    def _adopt_rules(self, day: int) -> bool:
        """Have the tables of a day at hand; True if another period begins that day."""
        before = self._rules
        past, nearby = self.past(day), self.daily.nearby if self.nearby is None else self.nearby
        rules = self.rulebook.rules(day, past, before if day == self.day + 1 else None)
        if rules != before:
            self._rules = rules
            self.tables, self.own_tables = self.rulebook.tables(rules, past, nearby)
        return before is None or rules.number != before.number

    def past(self, day: int) -> Any:
        """What is public on a day: acts of each day before it, i8[K] each."""
        return (self.daily.acts if self.publics is None else self.publics)[: max(0, day - 1)]

    def _run_blocks(
        self,
        day: int,
        changed: bool,
        shared: dict[str, Any],
        which: Iterable[int],
        lists: Lists,
        review: Review,
        noticed: Any,
    ) -> tuple[list[Any], list[Any]]:
        closed: list[dict[str, Any]] = []
        spilled: list[dict[str, Any]] = []
        assert self.tables is not None
        given = {**shared, "review": review, "noticed": noticed}
        work = work_of(day, self.tables, lists, given, self.own_tables)
        month_starts = int(self.rulebook.month_starts(day))
        for i in which:
            block = self.blocks[i]
            clock = Clock(block.first, block.group, day, month_starts)
            if changed:
                self._begin(block, clock, lists)
            live(
                work,
                block,
                clock,
                lists,
                self.layout,
                arriving=self.arriving[i],
                befalling=self.befalling[i],
                own=self.own[i],
            )
            if lists.scratch.overrun[0]:
                raise self._overrun(int(lists.scratch.overrun[0]) - 1)
            if lists.closed.count[0]:
                closed.append(used_part(lists.closed) | {"first": block.first, "day": day})
            if lists.spilling.count[0]:
                spilled.append(used_part(lists.spilling) | {"first": block.first})
            if self.trace is not None:
                for name in TRACED:
                    if getattr(lists, name).count[0]:
                        self.trace(day, block.first, name, used_part(getattr(lists, name)))
        return closed, spilled

    def _shared(self, day: int) -> dict[str, Any]:
        """What mechanisms take of the run, and of a day."""
        return {
            "margins": self.margins,
            "ratings": self.rulebook.ratings,
            "today": self.rulebook.encounters(day),
            "rated": self.rulebook.rated(day),
            "carried": self.rulebook.carried(day),
        }

    def _begin(self, block: Block, clock: Clock, lists: Lists) -> None:
        """Place people on day 0, and enrol them under new rules."""
        tables = self.tables
        assert tables is not None
        if clock.day == 0:
            fill_cells(self.margins, block.first, block.people.cell)
            groups = np.bincount(block.group + (block.people.cell & 1), minlength=self.layout.groups)
            for i, standing in enumerate(self.layout.standings):
                block.totals.states[i, len(standing.states)] = groups
                block.totals.shadow_states[i, len(standing.states)] = groups
        key = np.array(
            stream_key(self.seed, "participation", self.machine.drawn_as or self.machine.id), np.uint32
        )
        settled = int(self.machine.eligible.resident_years_at_least > 0)
        enrol(
            clock,
            block.people,
            self.margins,
            tables.eligible,
            settled,
            tables.participation,
            key,
            lists.scratch,
        )
        block.rows.wake[:] = 0  # new rules may ask for a record sooner
        block.rows.soonest[:] = 0
        block.stretches.noted[:] = 0  # and may call what people are under by another name
        if clock.day == 0:
            begin_points(clock, block.people, tables.rules)
            begin_spells(clock, block.people, tables.acts, block.totals)
            room = block.size * most_at_start(tables.rules)
            rows = lists.starting
            if rows is None or rows.lane.shape[0] < room:
                rows = lists.starting = new_list(type(block.rows), room)
            rows.count[0] = 0
            begin_records(clock, block.people, tables.rules, rows, lists.scratch)
            block.rows = _trimmed(rows)

    def _overrun(self, column: int) -> RequestProblem:
        standing, which = self.layout.columns[column]
        return RequestProblem(
            f"standing '{self.layout.standings[standing].id}': somebody's '{which.id}' ran past what the "
            "engine has room for; give its records a limit (keep_days, monthly_limit) or smaller points"
        )

    def _route(self, spilled: list[dict[str, Any]]) -> None:
        """Turn today's changes with a spill-over into tomorrow's list for each block."""
        for entries in self.arriving:
            entries.count[0] = 0
        if not spilled:
            return
        persons = np.concatenate([s["lane"].astype(np.int64) + s["first"] for s in spilled])
        rest = {
            f: np.concatenate([s[f] for s in spilled])
            for f in ("consequence", "real", "shadow", "cause", "end")
        }
        firsts, sizes = households_of(self.margins, persons)
        source = np.repeat(np.arange(persons.size), sizes)
        offset = np.arange(source.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        member = firsts[source] + offset
        others = member != persons[source]
        member, source = member[others], source[others]
        order = np.lexsort((*(values[source] for values in rest.values()), member))
        member, source = member[order], source[order]  # the order of news from two members must not matter
        for i, block in enumerate(self.blocks):
            here = (member >= block.first) & (member < block.first + block.size)
            count = int(here.sum())
            if count > self.arriving[i].lane.shape[0]:
                self.arriving[i] = new_list(Spills, count + count // 2)
            entries = self.arriving[i]
            entries.lane[:count] = member[here] - block.first
            for field, values in rest.items():
                getattr(entries, field)[:count] = values[source[here]]
            entries.count[0] = count

    def _note_day(self, day: int) -> None:
        totals = [block.totals for block in self.blocks]
        self.daily.states.append(sum(t.states for t in totals))
        self.daily.shadow_states.append(sum(t.shadow_states for t in totals))
        self.daily.burdened.append(sum(t.burdened for t in totals))
        if day > 0:
            self.daily.spell_days += sum(t.in_spell for t in totals)
            acted: Any = np.sum([t.acts.sum(axis=1) for t in totals], axis=0)[: self.acted.size]
            self.daily.acts.append(acted - self.acted)
            self.daily.review.append(np.array(self.line.day(), np.int64))
            self.acted = acted
            self._note_window(day)

    def _note_window(self, day: int) -> None:
        """Add what communities did today, and keep it where a window is over."""
        for one in self.noticed:
            self.daily.noticed += one
            one[:] = 0
        if day % WINDOW == 0 and self.daily.noticed.size:
            self.daily.nearby.append(self.daily.noticed)
            self.daily.noticed = self._unnoticed()


def _trimmed(rows: Any) -> Any:
    used = int(rows.count[0])
    small = new_list(type(rows), used + used // 4 + 64)
    for name, values in used_part(rows).items():
        getattr(small, name)[:used] = values
    small.count[0] = used
    return small
