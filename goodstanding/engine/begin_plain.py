"""The first evening with the compiler off: whole NumPy arrays, the same integers."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine.draws_plain import draws, lattices
from goodstanding.engine.state import ELIGIBLE, RULE_CHANGED, TAKES_PART

U64 = np.uint64
UNREAD = 3
pick: Any = np.where
search: Any = np.searchsorted


def persons_of(first: Any, count: int) -> Any:
    """Ids of the persons of a block, u8[count]."""
    return np.arange(count, dtype=np.uint64) + U64(first)


def homes_of(m: Any, person: Any) -> tuple[Any, Any]:
    """Household of each person, and the position in it, u8[n] each."""
    size = search(m.size_first[1:], person, side="right").astype(np.uint64) + U64(1)
    offset = person - m.size_first[size - U64(1)]
    return m.size_base[size - U64(1)] + offset // size, offset % size


def ages_of(m: Any, person: Any, position: Any) -> Any:
    """As `people.age_of`, for many. position: in the household."""
    from goodstanding.engine import people as who

    u = draws(m.keys[who.K_AGE], person)
    ages = [np.minimum(search(table, u, side="right"), who.AGES - 1) for table in (m.head_age, m.other_age)]
    return pick(position == U64(0), ages[0], ages[1])


def fill_cells(m: Any, first: Any, cell: Any) -> None:
    """As `people.fill_cells`."""
    # Late, because `people` takes this function in its place.
    from goodstanding.engine import people as who

    person = persons_of(first, cell.shape[0])
    home, position = homes_of(m, person)
    income = (draws(m.keys[who.K_INCOME], home) * U64(who.FIFTHS)) >> U64(32)
    age_class = search(m.age_cuts, ages_of(m, person, position), side="right").astype(np.uint64)
    dispositions = m.numbers[who.DISPOSITIONS]
    disposition = ((lattices(m.disposition, person) >> U64(32)) * dispositions) >> U64(32)
    code = (age_class * dispositions + disposition) * U64(who.FIFTHS) + income
    cell[:] = code * U64(2) + _groups(m, home, income)


def _groups(m: Any, home: Any, income: Any) -> Any:
    from goodstanding.engine import people as who

    community = (draws(m.keys[who.K_COMMUNITY], home) * m.numbers[who.COMMUNITIES]) >> U64(32)
    one_sided = draws(m.keys[who.K_ONE_SIDED], community) < m.numbers[who.ONE_SIDED]
    whole = draws(m.keys[who.K_ONE_SIDED], community, 1) < m.numbers[who.MINORITY]
    mixed = draws(m.keys[who.K_GROUP], home) < m.group[income]
    return pick(one_sided, whole, mixed).astype(np.uint64)


def enrol(
    clock: Any, people: Any, m: Any, eligible: Any, settled: Any, participation: Any, key: Any, scratch: Any
) -> None:
    """As `begin.enrol`."""
    from goodstanding.engine import people as who

    count = people.cell.shape[0]
    person = persons_of(clock.first, count)
    reached = eligible[people.cell] != 0
    if settled != 0:
        reached &= draws(m.keys[who.K_NEWCOMER], person) >= m.numbers[who.NEWCOMER]
    takes_part = reached & (draws(key, person) < U64(participation))
    people.scope[:] = pick(reached, ELIGIBLE, 0) | pick(takes_part, TAKES_PART, 0)
    if clock.day > 0:
        scratch.tainted[:, :count] = UNREAD
    new = np.flatnonzero(scratch.touched[:count] == 0)
    start = int(scratch.count[0])
    scratch.dirty[start : start + new.size] = new
    scratch.count[0] = start + new.size
    scratch.touched[:count] = 1
    scratch.end[:count] = RULE_CHANGED


def begin_points(clock: Any, people: Any, rules: Any) -> None:
    """As `begin.begin_points`."""
    person = persons_of(clock.first, people.cell.shape[0])
    for c in np.flatnonzero(rules.start_span > 0):
        span = U64(rules.start_span[c] + 1)
        part = ((lattices(rules.start_keys[c], person) >> U64(32)) * span) >> U64(32)
        people.real[c] = people.real[c].astype(np.int64) + part.astype(np.int64)
        people.shadow[c] = people.real[c]


def begin_spells(clock: Any, people: Any, acts: Any, totals: Any) -> None:
    """As `begin.begin_spells`."""
    person = persons_of(clock.first, people.cell.shape[0])
    for k in acts.spells:
        inside = draws(acts.start_keys[k], person) < acts.prevalence[k, people.cell]
        people.spell[inside] |= np.uint16(1 << int(acts.slot[k]))
        groups = clock.group + (people.cell[inside] & np.uint16(1)).astype(np.int64)
        totals.in_spell[k] += np.bincount(groups, minlength=totals.in_spell.shape[1])
