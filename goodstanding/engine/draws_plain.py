"""Lattice draws with the compiler off: `core/keys.py` for one, whole NumPy arrays for many."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core import keys

U64 = np.uint64


def of_day(key: Any, day: Any) -> Any:
    """As `draws.of_day`."""
    step = int(day) * keys.GOLDEN
    return tuple(U64(keys.mix((int(word) + step) & keys.MASK_64)) for word in key)


def fill_lattice(words: Any, one: Any, two: Any, row: Any) -> None:
    """As `draws.fill_lattice`."""
    x = (np.arange(64, dtype=np.uint64) + row * U64(64)) * U64(keys.GOLDEN) + one
    x = ((x ^ (x >> U64(30))) * U64(keys.MIX_1)) ^ two
    x = (x ^ (x >> U64(27))) * U64(keys.MIX_2)
    words[:] = x ^ (x >> U64(31))


def shifted(first: Any, shift: Any) -> Any:
    """As `draws.shifted`."""
    return (int(first) + int(shift)) & 0xFFFF


def lowest(draws: Any, shift: Any) -> Any:
    """As `draws.lowest`."""
    return (draws + shift).min()


def deepen(first: Any, one: Any, two: Any, entity: Any) -> Any:
    """As `draws.deepen`."""
    own = keys.mix((int(entity) * keys.GOLDEN + int(two)) & keys.MASK_64, int(one))
    return U64(int(first) << 48 | own >> 16)


def lattice(key: Any, entity: Any, day: Any) -> Any:
    """As `draws.lattice`."""
    return U64(keys.lattice((int(key[0]), int(key[1])), int(entity), int(day)))
