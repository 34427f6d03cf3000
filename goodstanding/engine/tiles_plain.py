"""Steps of a tile with the compiler off: the same integers by whole NumPy arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine import draws_plain
from goodstanding.engine.wide import CLASSES, DOUBLED, TILE

WORDS = TILE // 64


def _packed(flags: Any) -> Any:
    return np.packbits(flags, bitorder="little").view(np.uint64)


def place(
    kinds: Any, points: Any, width: Any, below: Any, cuts: Any, steps: Any, cells: Any, above: Any
) -> None:
    """As `tiles.place`."""
    cells[:] = (kinds * np.uint16(width) + np.uint16(below)) * np.uint16(DOUBLED)
    for c in range(len(cuts)):
        over = points >= cuts[c, 0]
        cells[over] += steps[c, 0]
        above[c + 1] = _packed(over)


def sharpen(low: Any, first: Any, lows: Any, rates: Any) -> None:
    """As `tiles.sharpen`."""
    rates[:] = first + (low < lows).astype(np.uint16)


def close(points: Any, moves: Any, floor: Any, ceiling: Any, cuts: Any, above: Any) -> int:
    """As `tiles.close`."""
    points[:] = np.clip(points + moves, np.int16(floor), np.int16(ceiling))
    for c in range(len(cuts)):
        above[c + 1] = _packed(points >= cuts[c, 0])
    return int(points.sum(dtype=np.int64))


def fetch(_values: Any, _at: Any) -> None:
    """As `tiles.fetch`: nothing is gained by it here."""


def add_common(ours: Any, rows: Any, into: Any) -> None:
    """As `tiles.add_common`."""
    into.reshape(-1, 8)[:, 0] += np.bitwise_count(rows.reshape(-1, WORDS) & ours).sum(axis=1, dtype=np.int64)


def settle(
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
    """As `tiles.settle`."""
    draws_plain.near(one, two, tile, np.uint16(0), np.uint16(0), draws, bits)
    at = cells & np.uint16(CLASSES - 1)
    seen = draws < rates[at]
    acts = draws < rates[CLASSES + at]
    wrong = draws > rates[2 * CLASSES + at]
    moves[seen | wrong] += np.int16(by)
    for part, flags in enumerate((seen, acts, wrong)):
        planes[part * WORDS : (part + 1) * WORDS] = _packed(flags)


def fill_tiles(key: Any, first: Any, table: Any, out: Any, draws: Any, bits: Any) -> None:
    """As `tiles.fill_tiles`."""
    one, two = draws_plain.of_day(key, 0)
    end = first + out.shape[0]
    for tile in range(first // TILE, -(-end // TILE)):
        draws_plain.near(one, two, np.uint64(tile), np.uint16(0), np.uint16(0), draws, bits)
        low = draws_plain.low_bits(one, two, tile) >> np.uint64(32)
        halves = (draws.astype(np.uint64) << np.uint64(16)) | low
        values = table[(halves * np.uint64(table.shape[0])) >> np.uint64(32)]
        here = slice(max(first, tile * TILE), min(end, (tile + 1) * TILE))
        out[here.start - first : here.stop - first] = values[
            here.start - tile * TILE : here.stop - tile * TILE
        ]
