"""The generator: known answers, one form equal to the other, and uniform where it is used."""

from __future__ import annotations

from fractions import Fraction

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.core import keys
from goodstanding.core.compile import jit
from goodstanding.engine.draws import draw, lattice, near, of_day

ALL_ONES = 0xFFFFFFFF
# Random123's published known answers for philox4x32-10 (Salmon et al. 2011, file kat_vectors).
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ALL_ONES,) * 4, (ALL_ONES,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "answer"), KNOWN)
def test_philox_gives_the_published_answers(counter, key, answer):
    assert keys.philox(counter, key) == answer


def test_a_stream_key_is_pinned():
    """Goldens rest on these: a change of the key hash changes every result and must be announced."""
    assert keys.stream_key(1, "act", "a") != keys.stream_key(1, "a", "act")
    assert keys.stream_key(1, "ab", "c") != keys.stream_key(1, "a", "bc")
    assert keys.stream_key(0, "act", "bank_arrears") == (0xE555697C, 0xFE541E33)


def test_the_lattice_mixes_as_published():
    """The first outputs of SplitMix64 from the state 1234567, as the reference implementation gives them."""
    answers = (6457827717110365317, 3203168211198807973, 9817491932198370423)
    states = [(1234567 + (i + 1) * keys.GOLDEN) & keys.MASK_64 for i in range(3)]
    assert tuple(keys.mix(state) for state in states) == answers


def test_a_lattice_key_is_pinned():
    assert keys.lattice_key(1, "act", "a") != keys.lattice_key(1, "a", "act")
    assert keys.lattice_key(0, "act", "bank_arrears") == (4603558301863446229, 7894571027530969683)


@given(st.integers(0, 2**40), st.integers(0, 60_000), st.integers(0, 300), st.integers(0, 2**62))
def test_compiled_draws_equal_the_specification(entity, day, index, seed):
    key = keys.stream_key(seed, "test")
    packed = np.array(key, np.uint32)
    assert int(draw(packed, np.uint64(entity), day, index)) == keys.draw(key, entity, day, index)


@given(st.integers(0, 2**40), st.integers(0, 60_000), st.integers(0, 2**62))
def test_compiled_lattices_equal_the_specification(entity, day, seed):
    key = keys.lattice_key(seed, "test")
    packed = np.array(key, np.uint64)
    assert int(lattice(packed, np.uint64(entity), day)) == keys.lattice(key, entity, day)
    draws, bits = tile_of(packed, day, entity >> 11)
    position = entity & 2047
    assert int(draws[position]) == keys.lattice(key, entity, day) >> 48
    below = (draws + np.uint16(SHIFT)) < SPAN
    assert (bits[position >> 6] >> np.uint64(position & 63)) & np.uint64(1) == below[position]
    assert np.packbits(below, bitorder="little").tobytes() == bits.tobytes()


SHIFT, SPAN = 65_000, 9_000


def tile_of(key, day: int, tile: int):
    """First 16 bits of a tile's draws, and which of them, shifted, are below the span."""
    one, two = of_day(key, day)
    draws, bits = np.zeros(2048, np.uint16), np.zeros(32, np.uint64)
    near(np.uint64(one), np.uint64(two), np.uint64(tile), np.uint16(SHIFT), np.uint16(SPAN), draws, bits)
    return draws, bits


def lattice_rows(name: str, day: int, rows: int):
    key = np.array(keys.lattice_key(5, name), np.uint64)
    return np.concatenate([tile_of(key, day, r)[0] for r in range(rows)]) / 2.0**16


def test_lattice_draws_are_uniform_and_uncorrelated_between_neighbours_days_and_names():
    u = lattice_rows("uniform", 17, 512)
    n = u.size
    counts = np.bincount((u * 256).astype(int), minlength=256)
    chi2 = ((counts - n / 256) ** 2 / (n / 256)).sum()
    assert abs(chi2 - 255) < 4 * np.sqrt(2 * 255)
    for step in (1, 2, 4, 64, 256):
        r = np.corrcoef(u[:-step], u[step:])[0, 1]
        assert abs(r) < 4 / np.sqrt(n)
    for other in (lattice_rows("uniform", 18, 512), lattice_rows("other", 17, 512)):
        assert abs(np.corrcoef(u, other)[0, 1]) < 4 / np.sqrt(n)


@given(st.floats(1e-7, 1.0))
def test_a_fine_threshold_is_the_probability_to_one_part_in_a_million_down_to_one_in_ten_million(probability):
    exact, got = Fraction(probability), Fraction(keys.fine_threshold(probability), 2**64)
    assert abs(got - exact) <= exact / 10**6
    assert keys.fine_threshold(0.0) == 0
    assert keys.fine_threshold(1.0) == 2**64 - 1


@jit
def count_below(key, people, day, threshold, hits):
    for person in range(people):
        if lattice(key, np.uint64(person), day) < threshold:
            hits[0] += 1


def test_rare_events_come_as_often_as_they_should():
    """A rate of 3 in a million, which 16 bits alone would miss by a factor of five: 60 million draws."""
    if numba.config.DISABLE_JIT:
        pytest.skip("60 million draws need the compiler")
    hits = np.zeros(1, np.int64)
    threshold = np.uint64(keys.fine_threshold(3e-6))
    for day in range(1, 16):
        key = np.array(keys.lattice_key(9, "rare"), np.uint64)
        count_below(key, 4_000_000, day, threshold, hits)
    assert abs(hits[0] - 180) < 4 * np.sqrt(180)


def test_thresholds_are_exact_at_the_ends():
    assert keys.threshold(0.0) == 0
    assert keys.threshold(1.0) == 2**32
    assert keys.threshold(0.5) == 2**31
    with pytest.raises(ValueError, match="outside"):
        keys.threshold(1.5)


def test_a_digest_does_not_depend_on_order():
    rows = np.arange(40, dtype=np.int64).reshape(2, 20)
    order = np.random.default_rng(1).permutation(20)
    one, other = keys.digest_rows(tuple(rows)), keys.digest_rows(tuple(rows[:, order]))
    assert one == other != keys.digest_rows((rows[1], rows[0]))
