"""The compiled form of `core/keys.py`: the same integers, one at a time or 256 side by side."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner, jit

U32 = np.uint32
U64 = np.uint64
M0 = U64(0xD2511F53)
M1 = U64(0xCD9E8D57)
W0 = U64(0x9E3779B9)
W1 = U64(0xBB67AE85)
LOW = U64(0xFFFFFFFF)
HALF = U64(32)
ROW = 256
"""Entities whose draws `fill` makes at once: those with the same id >> 8."""


@inner
def philox(lane: Any, day: Any, index: Any, key: Any) -> Any:
    """Philox4x32-10 of the counter (lane, day, index), lane being 64 bits wide: four words, as uint64."""
    x0 = lane & LOW
    x1 = lane >> HALF
    x2 = U64(day)
    x3 = U64(index)
    k0 = U64(key[0])
    k1 = U64(key[1])
    for _ in range(10):
        p0 = x0 * M0
        p1 = x2 * M1
        x0 = (p1 >> HALF) ^ x1 ^ k0
        x1 = p1 & LOW
        x2 = (p0 >> HALF) ^ x3 ^ k1
        x3 = p0 & LOW
        k0 = (k0 + W0) & LOW
        k1 = (k1 + W1) & LOW
    return x0, x1, x2, x3


@jit
def draw(key: Any, entity: Any, day: Any, index: Any) -> Any:
    """One integer, uniform on 0..2^32 - 1, as uint64. `key`: uint32[2]."""
    e = U64(entity)
    x0, x1, x2, x3 = philox((e >> U64(8)) * U64(64) + (e & U64(63)), day, index, key)
    word = (e >> U64(6)) & U64(3)
    if word == U64(0):
        return x0
    if word == U64(1):
        return x1
    if word == U64(2):
        return x2
    return x3


@jit
def fill(out: Any, key: Any, row: Any, day: Any, index: Any) -> None:
    """The draws of entities row * 256 .. row * 256 + 255 into `out`, uint32[256]."""
    base = U64(row) * U64(64)
    for lane in range(64):
        x0, x1, x2, x3 = philox(base + U64(lane), day, index, key)
        out[lane] = U32(x0)
        out[64 + lane] = U32(x1)
        out[128 + lane] = U32(x2)
        out[192 + lane] = U32(x3)


@jit
def uniform(u: Any, low: Any, high: Any) -> Any:
    """An integer, uniform on low..high, from a draw."""
    return low + np.int64((u * U64(high - low + 1)) >> U64(32))
