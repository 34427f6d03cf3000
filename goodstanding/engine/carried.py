"""How many records a rule of the year makes in a block, so that there is room for them."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine.block import Block
from goodstanding.engine.layout import Layout
from goodstanding.engine.state import with_room
from goodstanding.model.machine import Column


def make_room_for_carried(block: Block, layout: Layout, carried: Any) -> None:
    """Let the records of a block hold those that the rules whose date is today add. carried i8[R]: the state
    that each looks for, -1 on other days."""
    more = 0
    for g in np.flatnonzero(carried >= 0).tolist():
        go = layout.goes[g]
        c, column = next(
            (i, column)
            for i, (s, column) in enumerate(layout.columns)
            if (layout.standings[s].id, column.id) == (go.standing, go.column)
        )
        real, shadow = (
            reads(column, moved[c]) == carried[g] for moved in (block.people.real, block.people.shadow)
        )
        more += int((real | shadow).sum())
    block.rows = with_room(block.rows, int(block.rows.count[0]) + more)


def reads(column: Column, values: Any) -> Any:
    """The states as which values of a column read."""
    held = np.clip(values, column.floor, column.ceiling)
    states = np.array([column.below, *(state for _, state in column.cuts)])
    return states[np.searchsorted([at for at, _ in column.cuts], held, side="right")]
