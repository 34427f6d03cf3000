"""Which records have to be looked at today: most sleep, and of each 64 it is known when the first wakes."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner, inner_or
from goodstanding.engine import due_plain as plain
from goodstanding.engine import wide
from goodstanding.engine.draws import rightmost
from goodstanding.engine.near import bring_near
from goodstanding.engine.state import WORD

U16, U64 = np.uint16, np.uint64


@inner_or(plain.reached)
def reached(wake: Any, first: Any, day: Any) -> Any:
    """Which of the 64 days from wake[first] on are not after `day`, one bit each."""
    return wide.reached(wake, np.int64(first), np.uint16(day))


@inner
def sleep(rows: Any, i: Any, day: Any) -> None:
    """Leave record `i` alone until a day."""
    rows.wake[i] = day
    if day < np.int64(rows.soonest[i // WORD]):
        rows.soonest[i // WORD] = day


@inner
def ready(days: Any, first: Any, count: Any, today: Any) -> Any:
    """Which of the 64 entries of `days` from `first` on, as far as there are `count`, are not after
    today, one bit each."""
    bits, left = reached(days, first, today), count - first
    return bits if left >= WORD else bits & ((U64(1) << U64(left)) - U64(1))


@inner
def awake(rows: Any, first: Any, count: Any, today: Any, people: Any) -> Any:
    """Which of the 64 records from `first` on are to be looked at today; whom they are about is brought near.
    Where none is, note when the next will be."""
    bits = ready(rows.wake, first, count, today)
    rest = bits
    while rest != U64(0):
        bring_near(people, rows.lane[first + rightmost(rest)])
        rest &= rest - U64(1)
    if bits == U64(0):
        look_ahead(rows, first, count)
    return bits


@inner
def look_ahead(rows: Any, first: Any, count: Any) -> None:
    """Note when the first of the 64 records from `first` on wakes."""
    soonest = U16(0xFFFF)
    for i in range(first, min(first + WORD, count)):
        soonest = min(soonest, rows.wake[i])
    rows.soonest[first // WORD] = soonest


@inner
def next_due(rows: Any, start: Any, today: Any, people: Any) -> Any:
    """The first record from `start` on that is to be looked at today; how many there are if none is.
    `people`: a column of theirs that will be read."""
    count = np.int64(rows.count[0])
    word, words = start // WORD, (count + WORD - 1) // WORD
    if start % WORD != 0 and word < words:
        bits = ready(rows.wake, word * WORD, count, today) >> U64(start % WORD)
        if bits != U64(0):
            return start + rightmost(bits)
        look_ahead(rows, word * WORD, count)
        word += 1
    while word < words:
        bits = ready(rows.soonest, word, words, today)
        if bits == U64(0):
            word += WORD
            continue
        word += rightmost(bits)
        bits = awake(rows, word * WORD, count, today, people)
        if bits != U64(0):
            return word * WORD + rightmost(bits)
        word += 1
    return count
