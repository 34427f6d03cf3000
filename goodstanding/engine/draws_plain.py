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
    draws[:] = _mixed(x, two).view(np.uint16)
    bits[:] = np.packbits(draws + shift < span, bitorder="little").view(np.uint64)


def rightmost(bits: Any) -> int:
    """As `draws.rightmost`."""
    word = int(bits)
    return (word & -word).bit_length() - 1


def low_bits(one: Any, two: Any, tile: Any) -> Any:
    """As `draws.low_bits`."""
    return U64(keys.mix((int(tile) * keys.GOLDEN + int(two)) & keys.MASK_64, int(one)) >> 16)


def is_below(one: Any, two: Any, entity: Any, threshold: Any) -> bool:
    """As `draws.is_below`."""
    e, most = int(entity), int(threshold)
    shared = keys.mix(((e >> 2) * keys.GOLDEN + int(one)) & keys.MASK_64, int(two))
    first = (shared >> (16 * (e & 3))) & 0xFFFF
    u = (first << 48) | int(low_bits(one, two, e >> 11))
    return u < most or most == keys.MASK_64


def lattice(key: Any, entity: Any, day: Any) -> Any:
    """As `draws.lattice`."""
    return U64(keys.lattice((int(key[0]), int(key[1])), int(entity), int(day)))


def draws(key: Any, entities: Any, index: int = 0) -> Any:
    """`draws.draw` of day 0 for many: u8[n]. entities: u8[n]."""
    low = U64(keys.MASK)
    row = (entities >> U64(8)) * U64(64) + (entities & U64(63))
    x0, x1, x2, x3 = row & low, row >> U64(32), np.zeros_like(row), np.full_like(row, index)
    k0, k1 = (int(word) for word in key)
    for _ in range(keys.ROUNDS):
        p0, p1 = x0 * U64(keys.MULTIPLIER[0]), x2 * U64(keys.MULTIPLIER[1])
        x0, x1, x2, x3 = (p1 >> U64(32)) ^ x1 ^ U64(k0), p1 & low, (p0 >> U64(32)) ^ x3 ^ U64(k1), p0 & low
        k0, k1 = (k0 + keys.WEYL[0]) & keys.MASK, (k1 + keys.WEYL[1]) & keys.MASK
    return np.choose(((entities >> U64(6)) & U64(3)).astype(np.int64), [x0, x1, x2, x3])


def lattices(key: Any, entities: Any, day: int = 0) -> Any:
    """`draws.lattice` of one day for many: u8[n]. entities: u8[n]."""
    one, two = of_day(key, day)
    shared = _mixed((entities >> U64(2)) * U64(keys.GOLDEN) + one, two)
    low = _mixed(entities // U64(TILE) * U64(keys.GOLDEN) + two, one) >> U64(16)
    return ((shared >> (U64(16) * (entities & U64(3)))) << U64(48)) | low


def _mixed(x: Any, key: Any) -> Any:
    x = ((x ^ (x >> U64(30))) * U64(keys.MIX_1)) ^ key
    x = (x ^ (x >> U64(27))) * U64(keys.MIX_2)
    return x ^ (x >> U64(31))
