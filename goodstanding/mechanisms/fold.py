"""fold: a whole day of people whose records are counts (`engine.fold_tables`), 2,048 at once.

Act, observe and stand in one pass over a tile that stays close to the processor: the state is read from the
score; one draw a conduct says whether somebody acts, is seen, or is wrongly recorded; points are added and
the score is kept within its bounds.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import first_tile, low_bits, of_day
from goodstanding.engine.tiles import add_common, place, reach, settle, sharpen
from goodstanding.engine.wide import TILE

PLAN = "folded"
ORDER = 10
FIRST_DAY = 0
U64, I16 = np.uint64, np.int16
WORDS = TILE // 64
STATES, BELOW, FLOOR, CEILING = range(4)
SEEN, ACTS, WRONG = range(3)


@inner
def part(fold: Any, tile: Any, states: Any) -> None:
    """Who is in each state, as bits, from who is above each cut."""
    below, last = fold.numbers[BELOW], fold.cut_at.shape[0] - 1
    states[:] = U64(0)
    for w in range(WORDS):
        valid = tile.valid[w]
        states[below, w] |= valid & ~tile.reached[0, w]
        for c in range(last):
            states[fold.cut_state[c], w] |= valid & tile.reached[c, w] & ~tile.reached[c + 1, w]
        states[fold.cut_state[last], w] |= valid & tile.reached[last, w]


@inner
def count(fold: Any, tile: Any, totals: Any, group: Any) -> None:
    """Seen acts, acts and invented records by state and conduct."""
    for s in range(fold.numbers[STATES]):
        add_common(tile.states[s], tile.planes, totals.counts[group, s])


@inner
def move(fold: Any, tile: Any) -> None:
    """Add the day's points and keep the score within its bounds."""
    floor, ceiling = I16(fold.numbers[FLOOR]), I16(fold.numbers[CEILING])
    for lane in range(TILE):
        value = I16(tile.points[lane] + tile.moves[lane])
        value = value if value > floor else floor
        tile.points[lane] = value if value < ceiling else ceiling


@inner
def note_states(fold: Any, tile: Any, totals: Any, group: Any) -> None:
    """People by state at the end of the day, and their moves."""
    add_common(tile.valid, tile.later, totals.evening[group])
    for s in range(fold.numbers[STATES]):
        add_common(tile.states[s], tile.later, totals.moves[s])


@inner
def lay(to: Any, values: Any) -> None:
    """Copy values."""
    for i in range(to.shape[0]):
        to[i] = values[i]


@inner
def take_up(kind: Any, points: Any, tile: Any, start: Any, low: Any, high: Any) -> None:
    """Lay the block's people out as a tile; `valid`: where there is somebody."""
    if low > 0 or high < TILE:
        tile.kinds[:] = 0
        tile.points[:] = 0
    lay(tile.kinds[low:high], kind[start + low : start + high])
    lay(tile.points[low:high], points[start + low : start + high])
    tile.valid[:] = ~U64(0)
    if low == 0 and high == TILE:
        return
    for w in range(WORDS):
        bits = U64(0)
        for b in range(64):
            if low <= w * 64 + b < high:
                bits |= U64(1) << U64(b)
        tile.valid[w] = bits


@inner
def live(clock: Any, fold: Any, tile: Any, totals: Any, number: Any) -> None:
    """One tile's day."""
    width, below = fold.numbers[STATES], fold.numbers[BELOW]
    place(tile.kinds, tile.points, width, below, fold.cut_at, fold.cut_step, tile.cells, tile.reached)
    part(fold, tile, tile.states)
    tile.moves[:] = 0
    for k in range(fold.by.shape[0]):
        one, two = tile.keys[k, 0], tile.keys[k, 1]
        sharpen(low_bits(one, two, number), fold.first[k], fold.low[k], tile.rates)
        settle(
            one,
            two,
            number,
            tile.cells,
            tile.rates,
            fold.by[k],
            tile.moves,
            tile.planes[k],
            tile.draws,
            tile.bits,
        )
    count(fold, tile, totals, clock.group)
    move(fold, tile)


def kernel(clock: Any, kind: Any, points: Any, fold: Any, tile: Any, totals: Any) -> None:
    """One day of a block. kind u1[n]: classes; points i2[n]: scores. Writes points, totals; on day 0 it only
    counts people by state."""
    for k in range(fold.by.shape[0]):
        one, two = of_day(fold.keys[k], clock.day)
        tile.keys[k, 0], tile.keys[k, 1] = one, two
    n = points.shape[0]
    number, start = first_tile(clock.first)
    while start < n:
        low, high = max(0, -start), min(TILE, n - start)
        take_up(kind, points, tile, start, low, high)
        if clock.day > 0:
            live(clock, fold, tile, totals, number)
            lay(points[start + low : start + high], tile.points[low:high])
        for c in range(fold.cut_at.shape[0]):
            reach(tile.points, fold.cut_at[c], tile.reached[c])
        part(fold, tile, tile.later)
        note_states(fold, tile, totals, clock.group)
        total = np.int64(0)
        for lane in range(low, high):
            total += np.int64(tile.points[lane])
        totals.points[clock.group] += total
        number += U64(1)
        start += TILE
