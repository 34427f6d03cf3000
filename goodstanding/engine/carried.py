"""Rules of the year: what they look for on a day, and how many records they make in a block."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from goodstanding.engine.block import Block
from goodstanding.engine.layout import Layout
from goodstanding.engine.state import with_room
from goodstanding.model.machine import Go

OFF = -1
OF, FROM, TO, RENEWED = range(4)
"""Columns of what a rule looks for: the index of the column, or OFF; from and to which value of it; 1 if it
ends the record of the year before."""


def looks_on(layout: Layout, goes: tuple[Go, ...], today: date, *, renews: bool) -> Any:
    """Of each rule of the layout what it looks for today, i8[R, 4]; OFF for those that do not act. `renews`:
    those act too that hold until the next date."""
    found = np.full((max(1, len(layout.goes)), 4), OFF, np.int64)
    for go in goes:
        year = go.yearly
        if year and ((year.month, year.day) == (today.month, today.day) or (renews and year.renewed)):
            found[[one.id for one in layout.goes].index(go.id)] = (
                *(_column(layout, go.standing, year.of), year.low, year.high, year.renewed),
            )
    return found


def _column(layout: Layout, standing: str, column: str) -> int:
    at = [(layout.standings[s].id, one.id) for s, one in layout.columns]
    return at.index((standing, column))


def make_room_for_carried(block: Block, layout: Layout, carried: Any) -> None:
    """Let the records of a block hold those that the rules add today."""
    more, people = 0, block.people
    for look in carried[carried[:, OF] != OFF]:
        c, low, high = int(look[OF]), int(look[FROM]), int(look[TO])
        column = layout.columns[c][1]
        there = np.zeros(block.size, np.bool_)
        for moved in (people.real, people.shadow):
            held = np.clip(moved[c].astype(np.int64), column.floor, column.ceiling)
            there |= (held >= low) & (held <= high)
        more += int(there.sum())
    block.rows = with_room(block.rows, int(block.rows.count[0]) + more)
