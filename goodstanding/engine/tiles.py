"""Steps of a day for a whole tile of 2,048 people, where records are kept as counts and not one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner_or
from goodstanding.engine import tiles_plain as plain
from goodstanding.engine import wide
from goodstanding.engine.wide import CLASSES, PERMUTES, TILE

U16, U64 = np.uint16, np.uint64
WORD = 64


@inner_or(plain.rise)
def rise(points: Any, cut: Any, step: Any, cells: Any, bits: Any) -> None:
    """Add `step` to cells u2[TILE] where points i2[TILE] have reached `cut`; bits u8[TILE / 64]: where."""
    wide.rise(points, np.int16(cut), U16(step), cells, bits)


@inner_or(plain.reach)
def reach(points: Any, cut: Any, bits: Any) -> None:
    """bits u8[TILE / 64]: where points i2[TILE] have reached `cut`."""
    wide.reach(points, np.int16(cut), bits)


@inner_or(plain.add_common)
def add_common(ours: Any, theirs: Any, into: Any) -> None:
    """Add to into i8[8], in any parts, how many bits are set in both of two u8[TILE / 64]."""
    wide.add_common(ours, theirs, into)


@inner_or(plain.settle)
def settle_one_by_one(
    one: Any,
    two: Any,
    tile: Any,
    cells: Any,
    rates: Any,
    by: Any,
    moves: Any,
    planes: Any,
    draws: Any,
    bits: Any,
) -> None:
    """As `settle`, person by person: for processors without the permute."""
    wide.near(one, two, tile * U64(TILE // 4), U16(0), U16(0), draws, bits)
    for word in range(TILE // WORD):
        seen, acts, wrong = U64(0), U64(0), U64(0)
        for position in range(WORD):
            lane = word * WORD + position
            first, cell, bit = draws[lane], cells[lane], U64(1) << U64(position)
            if first < rates[cell]:
                seen |= bit
            if first < rates[CLASSES + cell]:
                acts |= bit
            if U16(first ^ U16(0xFFFF)) < rates[2 * CLASSES + cell]:
                wrong |= bit
            if (seen | wrong) & bit != U64(0):
                moves[lane] += by
        planes[word] = seen
        planes[TILE // WORD + word] = acts
        planes[2 * (TILE // WORD) + word] = wrong


@inner_or(plain.settle)
def settle_at_once(
    one: Any,
    two: Any,
    tile: Any,
    cells: Any,
    rates: Any,
    by: Any,
    moves: Any,
    planes: Any,
    draws: Any,
    bits: Any,
) -> None:
    """As `settle`, 32 people at once."""
    wide.settle(one, two, tile * U64(TILE // 4), cells, rates, np.int16(by), moves, planes)


settle = settle_at_once if PERMUTES else settle_one_by_one
"""What a tile's draws of one conduct mean. cells u2[TILE]; rates u2[3 * CLASSES], 16 bits, of each cell:
below the first a draw is a seen act, below the second an act; counted down from the top, below the third it
is an invented record; `by` is added to moves i2[TILE] for each record; planes u8[3 * TILE / 64]: seen acts,
acts, invented records; draws, bits: room to work in."""
