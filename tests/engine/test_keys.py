"""The generator: known answers, one form equal to the other, and uniform where it is used."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.core import keys
from goodstanding.engine.draws import draw, fill

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


@given(st.integers(0, 2**40), st.integers(0, 60_000), st.integers(0, 300), st.integers(0, 2**62))
def test_compiled_draws_equal_the_specification(entity, day, index, seed):
    key = keys.stream_key(seed, "test")
    packed = np.array(key, np.uint32)
    assert int(draw(packed, np.uint64(entity), day, index)) == keys.draw(key, entity, day, index)
    row = np.zeros(256, np.uint32)
    fill(row, packed, np.uint64(entity >> 8), day, index)
    assert int(row[entity & 255]) == keys.draw(key, entity, day, index)


def test_draws_are_uniform_and_uncorrelated_between_neighbours():
    key = np.array(keys.stream_key(5, "uniform"), np.uint32)
    rows = np.zeros((4096, 256), np.uint32)
    for r in range(4096):
        fill(rows[r], key, r, 17, 0)
    u = rows.ravel() / 2**32
    n = u.size
    counts = np.bincount((u * 256).astype(int), minlength=256)
    chi2 = ((counts - n / 256) ** 2 / (n / 256)).sum()
    assert abs(chi2 - 255) < 4 * np.sqrt(2 * 255)
    for step in (1, 64, 256):
        r = np.corrcoef(u[:-step], u[step:])[0, 1]
        assert abs(r) < 4 / np.sqrt(n)


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
