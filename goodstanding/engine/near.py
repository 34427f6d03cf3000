"""Whose draw of today can matter at all: a look at the first 16 bits of each, 2,048 people at a time."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner, inner_or
from goodstanding.engine import wide
from goodstanding.engine.draws import first_tile, low_bits, near, rightmost
from goodstanding.engine.wide import TILE

U64 = np.uint64
WORD = 64


def _left_where_it_is(_column: Any, _lane: Any) -> None:
    """As `bring_near`, with the compiler off: the interpreter has no use for it."""


@inner_or(_left_where_it_is)
def bring_near(column: Any, lane: Any) -> None:
    """Have one person's entry brought from memory, for use in a moment."""
    wide.bring_near(column, np.int64(lane))


@inner
def find(clock: Any, one: Any, two: Any, shift: Any, span: Any, every: Any, people: Any, scratch: Any) -> Any:
    """How many of the block's people have a draw whose first 16 bits, plus `shift`, are below `span` (anyone
    if `every`). They are in scratch.near_lane, ascending, and their draws in scratch.near_draw. `people`: a
    column of theirs that will be read."""
    count, n = 0, people.shape[0]
    tile, start = first_tile(clock.first)
    while start < n:
        low = low_bits(one, two, tile)
        near(one, two, tile, shift, span, scratch.draws, scratch.bits)
        if every:
            scratch.bits[:] = ~U64(0)
        for w in range(TILE // WORD):
            bits = scratch.bits[w]
            while bits != U64(0):
                position = w * WORD + rightmost(bits)
                bits &= bits - U64(1)
                lane = start + position
                if 0 <= lane < n:
                    bring_near(people, lane)
                    scratch.near_lane[count] = lane
                    scratch.near_draw[count] = (U64(scratch.draws[position]) << U64(48)) | low
                    count += 1
        tile += U64(1)
        start += TILE
    return count
