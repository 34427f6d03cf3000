"""A block of consecutive ids, and the lists that a thread works with. A block owns its arrays; results do not
depend on its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from goodstanding.core.beside import beside
from goodstanding.engine.footing import PER_BYTE
from goodstanding.engine.layout import Layout, most_raters
from goodstanding.engine.rates import cells
from goodstanding.engine.state import (
    MAX_STATES,
    Changes,
    Closed,
    Events,
    Met,
    People,
    Rows,
    Scratch,
    Spills,
    Stretches,
    Totals,
    new_list,
    with_room,
)
from goodstanding.engine.table_types import MAX_REASONS
from goodstanding.engine.two_states import both
from goodstanding.engine.wide import TILE


@dataclass(slots=True)
class Block:
    """State that lasts: people, records, stretches and totals of ids first .. first + size - 1, all of one
    place where groups are places (`group`, else 0)."""

    first: int
    size: int
    group: int
    people: People
    rows: Rows
    stretches: Stretches
    totals: Totals


@dataclass(slots=True)
class Lists:
    """One thread's lists for a day; `met` and the others are overwritten by its next block. `starting`: room
    for the records of a block's first evening, from the first block on."""

    events: Events
    changes: Changes
    opened: Stretches
    closed: Closed
    spilling: Spills
    met: Met
    scratch: Scratch
    starting: Rows | None = None


def new_block(layout: Layout, first: int, size: int, group: int = 0, *, marks: bool = True) -> Block:
    """A block in which nobody has been placed yet: everyone reads as outside every standing."""
    columns, standings, effects = len(layout.columns), len(layout.standings), len(layout.effects)
    points = np.int16 if layout.small_points else np.int32
    spilled = sum(source >= 0 for source in layout.spilled_from)
    people = People(
        spell=np.zeros(size, np.uint8 if len(layout.spells) <= 8 else np.uint16),
        burden_days=np.zeros(size if marks else 0, np.uint16),
        false_days=np.zeros(size if marks else 0, np.uint16),
        **beside(
            size,
            {
                "cell": (np.uint16, None),
                "real": (points, columns),
                "shadow": (points, columns),
                "scope": (np.uint8, None),
                "state": (np.uint8, standings),
                "false_live": (np.uint8, standings),
                "used": (_twice(layout.most_limit), len(layout.limited)),
                "decided": (np.uint8, len(layout.decided)),
                "footing": (np.uint8, -(-effects // PER_BYTE)),
                "exposed": (np.uint8, spilled),
                "shadow_exposed": (np.uint8, spilled),
                "classes": (np.uint8, None),
                "ever": (np.uint8, -(-effects // 2)),
            },
        ),
    )
    for i, (_, column) in enumerate(layout.columns):
        people.real[i] = column.start
        people.shadow[i] = column.start
    for i, standing in enumerate(layout.standings):
        people.state[i] = both(len(standing.states))
    return Block(first, size, group, people, new_list(Rows, 64), new_list(Stretches, 64), _new_totals(layout))


def _twice(most: int) -> type[np.unsignedinteger[Any]]:
    """What holds two numbers up to `most`."""
    return next(kind for kind in (np.uint8, np.uint16, np.uint32) if most < 1 << (4 * kind().itemsize))


def _new_totals(layout: Layout) -> Totals:
    conducts, standings = max(1, len(layout.conducts)), max(1, len(layout.standings))

    def zeros(*shape: int) -> Any:
        return np.zeros(shape, np.int64)

    return Totals(
        acts=zeros(conducts, layout.groups),
        in_spell=zeros(conducts, layout.groups),
        recorded=zeros(conducts, layout.groups),
        unrecorded=zeros(conducts, layout.groups),
        invented=zeros(conducts, layout.groups),
        ends=zeros(conducts, MAX_REASONS),
        disputes=zeros(5),
        states=zeros(standings, MAX_STATES, layout.groups),
        shadow_states=zeros(standings, MAX_STATES, layout.groups),
        moves=zeros(standings, MAX_STATES, MAX_STATES),
        burdened=zeros(3),
        renewed=zeros(cells(layout)),
    )


def new_lists(layout: Layout, size: int) -> Lists:
    """Lists for blocks of up to `size` people. The largest possible day has room; untouched memory costs
    nothing."""
    events = size * (2 * len(layout.conducts) + len(layout.spells) + len(layout.goes)) + 64
    return Lists(
        events=new_list(Events, events),
        changes=new_list(Changes, size * max(1, len(layout.standings))),
        opened=new_list(Stretches, 64),
        closed=new_list(Closed, 64),
        spilling=new_list(Spills, 64),
        met=new_list(Met, 64),
        scratch=Scratch(
            draws=np.zeros(TILE, np.uint16),
            bits=np.zeros(TILE // 64, np.uint64),
            near_lane=np.empty(size, np.uint32),
            near_draw=np.empty(size, np.uint64),
            count=np.zeros(1, np.int64),
            dirty=np.empty(size, np.uint32),
            touched=np.zeros(size, np.uint8),
            counted=np.zeros(size, np.uint8),
            met_keys=np.zeros((max(1, len(layout.encounters)), 2), np.uint64),
            overrun=np.zeros(1, np.int64),
            ranked=np.zeros((2, most_raters(layout)), np.int64),
            **beside(
                max(2, size),
                {
                    "cause": (np.uint8, None),
                    "end": (np.uint8, None),
                    "tainted": (np.uint8, len(layout.standings)),
                },
            ),
        ),
    )


def make_room_for_records(block: Block, lists: Lists, layout: Layout) -> None:
    """Let the records hold whatever the day's events can add."""
    new = int(lists.events.count[0]) * layout.most_rules
    block.rows = with_room(block.rows, int(block.rows.count[0]) + new)


def make_room_for_stretches(block: Block, lists: Lists, layout: Layout, arriving: int) -> None:
    """Let stretches, and the lists of what happens to them, hold whatever the day's changes can add."""
    turns = int(lists.changes.count[0]) * max(1, len(layout.effects)) + arriving
    stretches = int(block.stretches.count[0]) + turns
    block.stretches = with_room(block.stretches, stretches)
    lists.opened = with_room(lists.opened, turns)
    lists.closed = with_room(lists.closed, stretches)
    lists.spilling = with_room(lists.spilling, turns)
    lists.met = with_room(lists.met, stretches)
