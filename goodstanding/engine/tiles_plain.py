"""Steps of a tile with the compiler off: the same integers by whole NumPy arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine import draws_plain
from goodstanding.engine.wide import CLASSES, TILE

WORDS = TILE // 64


def _packed(flags: Any) -> Any:
    return np.packbits(flags, bitorder="little").view(np.uint64)


def rise(points: Any, cut: Any, step: Any, cells: Any, bits: Any) -> None:
    """As `tiles.rise`."""
    reached = points >= cut
    cells[reached] += np.uint16(step)
    bits[:] = _packed(reached)


def reach(points: Any, cut: Any, bits: Any) -> None:
    """As `tiles.reach`."""
    bits[:] = _packed(points >= cut)


def add_common(ours: Any, theirs: Any, into: Any) -> None:
    """As `tiles.add_common`."""
    into[0] += int(np.bitwise_count(ours & theirs).sum())


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
    seen = draws < rates[cells]
    acts = draws < rates[CLASSES + cells]
    wrong = (draws ^ np.uint16(0xFFFF)) < rates[2 * CLASSES + cells]
    moves[seen | wrong] += np.int16(by)
    for part, flags in enumerate((seen, acts, wrong)):
        planes[part * WORDS : (part + 1) * WORDS] = _packed(flags)
