"""rate: on its date, each rater measures what it looks at, and says where a subject stands.

A rater's measure of an indicator is the true level, plus its own view of the subject, plus an error. What it
says is the weighted mean of its measures, in thousandths of the deviation that this has over all subjects, so
that the share of subjects below a value is known in closed form. A rating by several is what the `agree`-th
lowest of them says. The shadow column is the same without view and error: where the two read differently, it
is the measurement and not the subject. Nothing is kept: the draws of a date give its ratings again.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner, inner_or
from goodstanding.engine import rating_plain as plain
from goodstanding.engine.draws import GOLDEN, lattice, mix, of_day
from goodstanding.engine.lists import touch
from goodstanding.engine.rating_tables import (
    BITS,
    HALF,
    L_COMMON,
    L_OWN,
    N_EFFECT,
    N_ERROR,
    PART,
    SHIFT,
)

ORDER = 25
FIRST_DAY = 0
REAL, TRUE = 0, 1
U8, U64 = np.uint8, np.uint64


@inner
def step_of(t: Any, draw: Any) -> Any:
    """A normal draw from the first bits of a lattice's draw."""
    return t.steps[draw >> U64(64 - BITS)]


@inner
def word(key: Any, day: Any, place: Any) -> Any:
    """Four lattice draws at once, 16 bits of each: those of entities 4 `place` to 4 `place` + 3."""
    one, two = of_day(key, day)
    return mix(place * GOLDEN + one, two)


@inner
def measure(t: Any, r: Any, n: Any, year: Any, person: Any) -> Any:
    """What rater `n` says of somebody: sums with errors and without, before they are brought to
    thousandths."""
    common = t.share[r, L_COMMON] * step_of(t, lattice(t.quality, person, 0))
    view = t.noise[n, N_EFFECT] * step_of(t, lattice(t.view_keys[n], person, 0))
    real, true = np.int64(0), np.int64(0)
    for part in range(t.parts[r]):
        day = (year + part) // t.anew[r]
        place = person * U64(t.parts[r]) + U64(part)
        level_word, error_word = word(t.level_keys[r], day, place), word(t.error_keys[n], day, place)
        for i in range(PART):
            weight = t.weight[n, PART * part + i]
            if weight == 0:
                continue
            low = U64(16) * U64(3 - i)  # brings the 16 bits of entity `i` to the top
            level = common + t.share[r, L_OWN] * step_of(t, level_word << low)
            error = view + t.noise[n, N_ERROR] * step_of(t, error_word << low)
            real += ((level + error) >> 10) * weight
            true += (level >> 10) * t.true_weight[n, PART * part + i]
    return real, true


@inner
def place_among(ranked: Any, count: Any, value: Any) -> None:
    """Put a value in its place among `count` that ascend."""
    i = count
    while i > 0 and ranked[i - 1] > value:
        ranked[i] = ranked[i - 1]
        i -= 1
    ranked[i] = value


@inner_or(plain.rate_all)
def rate_all(clock: Any, people: Any, t: Any, r: Any, year: Any, scratch: Any) -> None:
    """Rate everybody by rating `r`."""
    column, first = t.column[r], t.first[r]
    for lane in range(people.cell.shape[0]):
        person = U64(clock.first) + U64(lane)
        for n in range(first, t.first[r + 1]):
            real, true = measure(t, r, n, year, person)
            place_among(scratch.ranked[REAL], n - first, (real + HALF) >> SHIFT)
            place_among(scratch.ranked[TRUE], n - first, (true + HALF) >> SHIFT)
        real, true = scratch.ranked[REAL, t.agree[r] - 1], scratch.ranked[TRUE, t.agree[r] - 1]
        people.real[column, lane] = real
        people.shadow[column, lane] = true
        people.false_live[t.standing[r], lane] = U8(1) if real != true else U8(0)
        touch(scratch, lane)


def kernel(clock: Any, people: Any, ratings: Any, rated: Any, scratch: Any) -> None:
    """Set the columns of ratings whose date is today. rated i8[R]: the year of the rating, -1 on other days.
    Writes people.{real, shadow, false_live}."""
    for r in range(rated.shape[0]):
        if rated[r] >= 0:
            rate_all(clock, people, ratings, r, rated[r], scratch)
