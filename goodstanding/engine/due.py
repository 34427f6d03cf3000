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
def awake(rows: Any, word: Any, today: Any) -> Any:
    """Which of the WORD records from word * WORD on are to be looked at today, one bit each."""
    return ready(rows.wake, word * WORD, np.int64(rows.count[0]), today)


@inner
def next_word(rows: Any, word: Any, today: Any) -> Any:
    """The first word from `word` on of which a record may wake today; one past the last if there is none."""
    words = (np.int64(rows.count[0]) + WORD - 1) // WORD
    while word < words:
        bits = ready(rows.soonest, word, words, today)
        if bits != U64(0):
            return word + rightmost(bits)
        word += WORD
    return words


@inner
def look_ahead(rows: Any, word: Any) -> None:
    """Note when the first record of a word wakes."""
    first, soonest = word * WORD, U16(0xFFFF)
    for i in range(first, min(first + WORD, np.int64(rows.count[0]))):
        soonest = min(soonest, rows.wake[i])
    rows.soonest[word] = soonest


@inner
def bring_theirs_near(column: Any, rows: Any, word: Any, bits: Any) -> None:
    """Have whom some records of a word are about brought near; where all are looked at, they follow each
    other and come of themselves."""
    if bits == ~U64(0):
        return
    while bits != U64(0):
        bring_near(column, rows.lane[word * WORD + rightmost(bits)])
        bits &= bits - U64(1)
