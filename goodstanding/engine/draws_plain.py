"""Lattice draws with the compiler off: `core/keys.py` for one, whole NumPy arrays for many."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core import keys
from goodstanding.engine.wide import TILE

U64 = np.uint64


def of_day(key: Any, day: Any) -> Any:
    """As `draws.of_day`."""
    step = int(day) * keys.GOLDEN
    return tuple(U64(keys.mix((int(word) + step) & keys.MASK_64)) for word in key)


def near(one: Any, two: Any, tile: Any, shift: Any, span: Any, draws: Any, bits: Any) -> None:
    """As `draws.near`."""
    x = (np.arange(TILE // 4, dtype=np.uint64) + tile * U64(TILE // 4)) * U64(keys.GOLDEN) + one
    x = ((x ^ (x >> U64(30))) * U64(keys.MIX_1)) ^ two
    x = (x ^ (x >> U64(27))) * U64(keys.MIX_2)
    draws[:] = (x ^ (x >> U64(31))).view(np.uint16)
    bits[:] = np.packbits(draws + shift < span, bitorder="little").view(np.uint64)


def rightmost(bits: Any) -> int:
    """As `draws.rightmost`."""
    word = int(bits)
    return (word & -word).bit_length() - 1


def low_bits(one: Any, two: Any, tile: Any) -> Any:
    """As `draws.low_bits`."""
    return U64(keys.mix((int(tile) * keys.GOLDEN + int(two)) & keys.MASK_64, int(one)) >> 16)


def lattice(key: Any, entity: Any, day: Any) -> Any:
    """As `draws.lattice`."""
    return U64(keys.lattice((int(key[0]), int(key[1])), int(entity), int(day)))
