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
from goodstanding.engine.tiles import add_common, close, fetch, place, settle, sharpen
from goodstanding.engine.wide import TILE

PLAN = "folded"
ORDER = 10
FIRST_DAY = 0
U64 = np.uint64
WORDS = TILE // 64
STATES, BELOW, FLOOR, CEILING = range(4)


@inner
def between(valid: Any, low: Any, high: Any, into: Any) -> None:
    """Add to `into`, bits of a tile, who is in `valid` and `low` and not in `high`."""
    for w in range(WORDS):
        into[w] |= valid[w] & low[w] & ~high[w]


@inner
def part(fold: Any, tile: Any, states: Any) -> None:
    """Who is in each state, as bits, from who has reached each cut."""
    states[:] = U64(0)
    for c in range(fold.part_state.shape[0]):
        between(tile.valid, tile.above[c], tile.above[c + 1], states[fold.part_state[c]])


@inner
def anybody(bits: Any) -> Any:
    """Whether a bit of a tile is set."""
    some = U64(0)
    for w in range(WORDS):
        some |= bits[w]
    return some != U64(0)


@inner
def count(fold: Any, tile: Any, totals: Any, group: Any) -> None:
    """Seen acts, acts and invented records by state and conduct; people by state at the end of the day, and
    their moves."""
    add_common(tile.valid, tile.later, totals.evening[group])
    for s in range(fold.numbers[STATES]):
        if anybody(tile.states[s]):
            add_common(tile.states[s], tile.later, totals.moves[s])
            add_common(tile.states[s], tile.planes, totals.counts[group, s])


@inner
def lay(to: Any, values: Any) -> None:
    """Copy values."""
    for i in range(to.shape[0]):
        to[i] = values[i]


@inner
def take_up(kind: Any, points: Any, tile: Any, start: Any, low: Any, high: Any) -> None:
    """Lay the block's people out as a tile that they do not fill; `valid`: where there is somebody."""
    tile.kinds[:] = 0
    tile.points[:] = 0
    lay(tile.kinds[low:high], kind[start + low : start + high])
    lay(tile.points[low:high], points[start + low : start + high])
    for w in range(WORDS):
        bits = U64(0)
        for b in range(64):
            if low <= w * 64 + b < high:
                bits |= U64(1) << U64(b)
        tile.valid[w] = bits


@inner
def live(fold: Any, tile: Any, kinds: Any, points: Any, number: Any) -> None:
    """What everybody in a tile does on a day, and what it moves."""
    width, below = fold.numbers[STATES], fold.numbers[BELOW]
    place(kinds, points, width, below, fold.cut_at, fold.cut_step, tile.cells, tile.above)
    part(fold, tile, tile.states)
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


@inner
def end(fold: Any, tile: Any, points: Any) -> Any:
    """The evening of a tile; gives the sum of its scores."""
    total = close(points, tile.moves, fold.numbers[FLOOR], fold.numbers[CEILING], fold.cut_at, tile.above)
    part(fold, tile, tile.later)
    return total


@inner
def day_of(clock: Any, fold: Any, tile: Any, totals: Any, kinds: Any, points: Any, number: Any) -> Any:
    """A tile's day; gives the sum of its scores after it."""
    tile.moves[:] = 0
    tile.states[:] = U64(0)
    if clock.day > 0:
        live(fold, tile, kinds, points, number)
    total = end(fold, tile, points)
    count(fold, tile, totals, clock.group)
    return total


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
        if high - low == TILE:
            fetch(kind, start + TILE)
            fetch(points, start + TILE)
            tile.valid[:] = ~U64(0)
            here = points[start : start + TILE]
            total = day_of(clock, fold, tile, totals, kind[start : start + TILE], here, number)
        else:
            take_up(kind, points, tile, start, low, high)
            day_of(clock, fold, tile, totals, tile.kinds, tile.points, number)
            total = np.int64(0)
            for lane in range(low, high):
                total += np.int64(tile.points[lane])
            lay(points[start + low : start + high], tile.points[low:high])
        totals.points[clock.group] += total
        number += U64(1)
        start += TILE
