"""Keyed random numbers: the only source of chance in the package.

A draw is a function of (seed, mechanism, item names, entity, day, index) and of nothing else: not of
positions, block sizes, threads or what was drawn before. So arms differ only where their schemes do, and one
life can be recomputed alone.

Generator: Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11).
The key is a 64-bit hash of the seed and the names. Four entities share one call: entity e reads word `(e >>
6) & 3` of the counter `((e >> 8) * 64 + (e & 63), day, index)`, so that 64 lanes lie side by side in each
word.

What can happen to anybody on any day needs far more draws than all the rest, and has a cheaper generator,
`lattice`: a SplitMix64 finaliser (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
OOPSLA 2014) of the entity and two 64-bit keys of (seed, names, day). One word serves four entities with 16
bits each; 48 more bits are shared by a tile of 2,048 neighbours, so every comparison is one of 64 bits and
every probability exact. Neighbours share a fate only where their 16 bits are those of the threshold: the
variance of a count is larger by at most a factor 1 + 2048 / 65536, and that only for what is rarer than one
in 65,536.

This module is the specification in plain Python; `engine/draws.py` is the compiled form of the same integers.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MULTIPLIER = (0xD2511F53, 0xCD9E8D57)
WEYL = (0x9E3779B9, 0xBB67AE85)
ROUNDS = 10
MASK = 0xFFFFFFFF


def stream_key(seed: int, *names: str) -> tuple[int, int]:
    """The key (two 32-bit words) of the stream that `names` name, under `seed`."""
    text = "\x1f".join((str(seed), *names)).encode()
    word = int.from_bytes(hashlib.blake2b(text, digest_size=8, person=b"goodstanding").digest(), "little")
    return word & MASK, word >> 32


def philox(counter: tuple[int, int, int, int], key: tuple[int, int]) -> tuple[int, int, int, int]:
    """Philox4x32-10 of one counter, as in the paper's known-answer vectors."""
    x0, x1, x2, x3 = counter
    k0, k1 = key
    for _ in range(ROUNDS):
        p0, p1 = x0 * MULTIPLIER[0], x2 * MULTIPLIER[1]
        x0, x1, x2, x3 = (p1 >> 32) ^ x1 ^ k0, p1 & MASK, (p0 >> 32) ^ x3 ^ k1, p0 & MASK
        k0, k1 = (k0 + WEYL[0]) & MASK, (k1 + WEYL[1]) & MASK
    return x0, x1, x2, x3


def draw(key: tuple[int, int], entity: int, day: int = 0, index: int = 0) -> int:
    """One integer, uniform on 0..2^32 - 1."""
    row = (entity >> 8) * 64 + (entity & 63)
    return philox((row & MASK, row >> 32, day, index), key)[(entity >> 6) & 3]


def threshold(probability: float) -> int:
    """The integer t such that a draw below t has `probability`, to 2^-32; 0 and 2^32 are exact."""
    if not 0.0 <= probability <= 1.0:
        raise ValueError(f"probability {probability} is outside 0..1")
    return round(probability * 4294967296)


GOLDEN, MIX_1, MIX_2 = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
MASK_64 = 0xFFFFFFFFFFFFFFFF


def lattice_key(seed: int, *names: str) -> tuple[int, int]:
    """The key (two 64-bit words) of the lattice that `names` name, under `seed`."""
    text = "\x1f".join((str(seed), *names)).encode()
    words = hashlib.blake2b(text, digest_size=16, person=b"gs lattice").digest()
    return int.from_bytes(words[:8], "little"), int.from_bytes(words[8:], "little")


def mix(x: int, key: int = 0) -> int:
    """SplitMix64's finaliser, with `key` (64 bits) added in halfway; with key 0 it is the published one."""
    x = ((x ^ (x >> 30)) * MIX_1) & MASK_64
    x ^= key
    x = ((x ^ (x >> 27)) * MIX_2) & MASK_64
    return x ^ (x >> 31)


def lattice(key: tuple[int, int], entity: int, day: int = 0) -> int:
    """One integer, uniform on 0..2^64 - 1: 16 bits of the word that four entities share, then 48 of the
    tile's."""
    one, two = (mix((word + day * GOLDEN) & MASK_64) for word in key)
    shared = mix(((entity >> 2) * GOLDEN + one) & MASK_64, two)
    low = mix(((entity >> 11) * GOLDEN + two) & MASK_64, one) >> 16
    return (((shared >> (16 * (entity & 3))) & 0xFFFF) << 48) | low


def fine_threshold(probability: float) -> int:
    """The integer t such that a lattice draw below t has `probability`, to 2^-64; 1 is 2^64 - 1, which is
    read as always."""
    if not 0.0 <= probability <= 1.0:
        raise ValueError(f"probability {probability} is outside 0..1")
    return min(int(probability * 18446744073709551616), MASK_64)


SHUFFLES = 6
"""Rounds of the Feistel network in `shuffled`."""


def shuffled(key: tuple[int, int], places: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """A keyed order of 0..count - 1: what comes to stand at each of `places`. No two places share one."""
    return _walked(key, places, count, range(SHUFFLES))


def unshuffled(key: tuple[int, int], entries: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The places at which `shuffled` puts `entries`."""
    return _walked(key, entries, count, range(SHUFFLES - 1, -1, -1))


def _walked(key: tuple[int, int], places: NDArray[np.int64], count: int, rounds: range) -> NDArray[np.int64]:
    """Through the network, and again for whoever lands outside: a cycle that begins inside comes back."""
    found = _through(key, places.copy(), count, rounds)
    while (outside := found >= count).any():
        found[outside] = _through(key, found[outside], count, rounds)
    return found


def _through(key: tuple[int, int], value: NDArray[np.int64], count: int, rounds: range) -> NDArray[np.int64]:
    import numpy as np

    half = max(1, ((count - 1).bit_length() + 1) // 2)
    low = np.uint64((1 << half) - 1)
    left, right = value.astype(np.uint64) >> np.uint64(half), value.astype(np.uint64) & low
    back = rounds.step < 0
    for at in rounds:
        turned = right if not back else left
        x = turned * np.uint64(GOLDEN) + np.uint64((key[0] | key[1] << 32) ^ at * MIX_1 & MASK_64)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(MIX_1)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(MIX_2)
        word = ((x ^ (x >> np.uint64(31))) >> np.uint64(17)) & low
        left, right = (right, left ^ word) if not back else (right ^ word, left)
    return (left << np.uint64(half) | right).astype(np.int64)


def digest_rows(columns: tuple[NDArray[np.int64], ...]) -> int:
    """A hash of a set of rows that does not depend on their order: the sum, mod 2^64, of a 64-bit mix of each
    row."""
    import numpy as np

    if not columns or columns[0].size == 0:
        return 0
    mixed = np.zeros(columns[0].shape, np.uint64)
    for column in columns:
        mixed = (mixed ^ column.astype(np.uint64)) + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed = mixed ^ (mixed >> np.uint64(31))
    return int(mixed.sum(dtype=np.uint64))
