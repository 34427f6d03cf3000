"""Steps of a day for a whole tile of 2,048 people, where records are kept as counts and not one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import entry_or, inner_or
from goodstanding.engine import tiles_plain as plain
from goodstanding.engine import wide
from goodstanding.engine.draws import first_tile, low_bits, near, of_day
from goodstanding.engine.wide import CLASSES, DOUBLED, PERMUTES, TILE

U16, U64 = np.uint16, np.uint64
WORD = 64


@inner_or(plain.place)
def place(
    kinds: Any, points: Any, width: Any, below: Any, cuts: Any, steps: Any, cells: Any, above: Any
) -> None:
    """cells u2[TILE] = (kinds u1[TILE] x width + state) x DOUBLED, the state being `below`, and a step more
    for each cut that points i2[TILE] have reached. cuts i2[C, 32], steps u2[C, 32] (DOUBLED): each 32 times
    over; above u8[C + 2, TILE / 64]: from row 1 on, who has reached each cut. There is at least one cut."""
    wide.place(kinds, points, U16(width * DOUBLED), U16(below * DOUBLED), cuts, steps, cells, above)


@inner_or(plain.sharpen)
def sharpen(low: Any, first: Any, lows: Any, rates: Any) -> None:
    """The thresholds of a tile: rates u2[3 * CLASSES] = first u2, and one more where the low bits of the
    tile's draws lie below lows u8."""
    wide.sharpen(low, first, lows, rates)


@inner_or(plain.close)
def close(points: Any, moves: Any, floor: Any, ceiling: Any, cuts: Any, above: Any) -> Any:
    """Add moves i2[TILE] to points i2[TILE], which stay within floor and ceiling; cuts, above: as `place`.
    Gives the sum of all points."""
    return wide.close(points, moves, np.int16(floor), np.int16(ceiling), cuts, above)


@inner_or(plain.fetch)
def fetch(values: Any, at: Any) -> None:
    """The tile from values[at] on is wanted soon."""
    wide.fetch(values, np.int64(at))


@inner_or(plain.add_common)
def add_common(ours: Any, rows: Any, into: Any) -> None:
    """Add to each row of into i8[R, 8], in any parts, how many bits are set in both of u8[TILE / 64] and that
    row of rows u8[R, TILE / 64]; any shapes with as many entries."""
    wide.add_common(ours, rows, into)


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
            first, cell, bit = draws[lane], cells[lane] & U16(CLASSES - 1), U64(1) << U64(position)
            if first < rates[cell]:
                seen |= bit
            if first < rates[CLASSES + cell]:
                acts |= bit
            if first > rates[2 * CLASSES + cell]:
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
"""What a tile's draws of one conduct mean. cells u2[TILE], x DOUBLED; rates u2[3 * CLASSES], 16 bits, of each
cell: below the first a draw is a seen act, below the second an act, above the third an invented record; `by`
is added to moves i2[TILE] for each record; planes u8[3 * TILE / 64]: seen acts, acts, invented records;
draws, bits: room to work in."""


def fill_from(key: Any, first: int, table: Any, out: Any) -> None:
    """out[i] = an entry of `table`, all equally likely, for the persons from `first` on; as
    `people.part_of` of the lattice draw of day 0 says. `key`: u8[2]."""
    room = np.zeros(TILE, np.uint16), np.zeros(TILE // WORD, np.uint64)
    fill_tiles(key, first, table, out, *room)


@entry_or(plain.fill_tiles)
def fill_tiles(key: Any, first: Any, table: Any, out: Any, draws: Any, bits: Any) -> None:
    """As `fill_from`; draws u2[TILE], bits u8[TILE / 64]: room to work in."""
    one, two = of_day(key, 0)
    tile, start = first_tile(first)
    count = U64(table.shape[0])
    while start < out.shape[0]:
        low = low_bits(one, two, tile) >> U64(32)
        near(one, two, tile, U16(0), U16(0), draws, bits)
        for lane in range(max(0, start), min(out.shape[0], start + TILE)):
            half = (U64(draws[lane - start]) << U64(16)) | low
            out[lane] = table[(half * count) >> U64(32)]
        tile += U64(1)
        start += TILE
