"""The compiled form of `core/keys.py`: the same integers, one at a time or, of a lattice, 2,048 at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner, inner_or, jit, jit_or
from goodstanding.engine import draws_plain as plain
from goodstanding.engine import wide
from goodstanding.engine.wide import TILE

U64 = np.uint64
M0 = U64(0xD2511F53)
M1 = U64(0xCD9E8D57)
W0 = U64(0x9E3779B9)
W1 = U64(0xBB67AE85)
LOW = U64(0xFFFFFFFF)
HALF = U64(32)
GOLDEN = U64(0x9E3779B97F4A7C15)
MIX_1 = U64(0xBF58476D1CE4E5B9)
MIX_2 = U64(0x94D049BB133111EB)
ALWAYS = U64(0xFFFFFFFFFFFFFFFF)


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


@inner
def mix(x: Any, key: Any) -> Any:
    """SplitMix64's finaliser, with `key` added in halfway; uint64 all."""
    x = (x ^ (x >> U64(30))) * MIX_1
    x = x ^ key
    x = (x ^ (x >> U64(27))) * MIX_2
    return x ^ (x >> U64(31))


@jit_or(plain.of_day)
def of_day(key: Any, day: Any) -> Any:
    """The two words of a lattice's key for one day. `key`: uint64[2]."""
    step = U64(day) * GOLDEN
    return mix(key[0] + step, U64(0)), mix(key[1] + step, U64(0))


@inner
def first_tile(first: Any) -> Any:
    """The tile of the entity with id `first`, and where it starts, counted from that entity (0 or less)."""
    tile = U64(first) // U64(TILE)
    return tile, np.int64(tile * U64(TILE)) - np.int64(first)


@jit_or(plain.near)
def near(one: Any, two: Any, tile: Any, shift: Any, span: Any, draws: Any, bits: Any) -> None:
    """draws u2[TILE]: the first 16 bits of the lattice draws of a tile; bits u8[TILE / 64]: which of them,
    plus `shift`, are below `span` (going round at 2^16). `one`, `two`: from `of_day`."""
    wide.near(one, two, tile * U64(TILE // 4), shift, span, draws, bits)


@inner_or(plain.rightmost)
def rightmost(bits: Any) -> Any:
    """Index of the lowest bit that is set; some bit is."""
    return wide.rightmost(bits)


@jit_or(plain.low_bits)
def low_bits(one: Any, two: Any, tile: Any) -> Any:
    """The 48 low bits of every draw of a tile."""
    return mix(U64(tile) * GOLDEN + two, one) >> U64(16)


@jit_or(plain.lattice)
def lattice(key: Any, entity: Any, day: Any) -> Any:
    """One integer, uniform on 0..2^64 - 1, as uint64."""
    one, two = of_day(key, day)
    e = U64(entity)
    shared = mix((e >> U64(2)) * GOLDEN + one, two)
    first = (shared >> (U64(16) * (e & U64(3)))) & U64(0xFFFF)
    return (first << U64(48)) | low_bits(one, two, e // U64(TILE))


@inner_or(plain.is_below)
def is_below(one: Any, two: Any, entity: Any, threshold: Any) -> Any:
    """Whether an entity's lattice draw is below a threshold; most need only its first 16 bits. `one`, `two`:
    from `of_day`."""
    shared = mix((entity >> U64(2)) * GOLDEN + one, two)
    first = (shared >> (U64(16) * (entity & U64(3)))) & U64(0xFFFF)
    if first != threshold >> U64(48):
        return first < threshold >> U64(48)
    return falls_below((first << U64(48)) | low_bits(one, two, entity // U64(TILE)), threshold)


@inner
def falls_below(u: Any, threshold: Any) -> Any:
    """Whether a lattice draw is below a threshold; the largest threshold means always."""
    return u < threshold or threshold == ALWAYS


@jit
def uniform(u: Any, low: Any, high: Any) -> Any:
    """An integer, uniform on low..high, from a draw."""
    return low + np.int64((u * U64(high - low + 1)) >> U64(32))
