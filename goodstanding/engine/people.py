"""Who somebody is: static traits, recomputed from the society's margins and keys whenever they are needed.

Ids are ordered by household size, one range a size, so a household is arithmetic on an id and needs no table.
Its first member is an adult; ages of heads and of other members are drawn from two distributions that
together give the margin.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.compile import entry_or, jit
from goodstanding.core.errors import RequestProblem
from goodstanding.core.keys import lattice_key, stream_key, threshold
from goodstanding.engine import begin_plain, exact
from goodstanding.engine.draws import draw, lattice
from goodstanding.model.machine import Society
from goodstanding.model.margins import AGES, single_years

FIFTHS = 5
U64 = np.uint64
A = Any


class Margins(NamedTuple):
    """A society as thresholds. size_first u8[M + 1]: first id of each household size; size_base u8[M]: its
    first household; head_age, other_age u8[101]: cumulative; female u8[101]; group u8[5]: by income fifth in
    a mixed community; one_sided, minority, newcomer: thresholds; communities, dispositions: how many;
    age_cuts i8[n]; keys u4[7, 2]; disposition u8[2]: key of a lattice."""

    size_first: A
    size_base: A
    head_age: A
    other_age: A
    female: A
    group: A
    numbers: A
    age_cuts: A
    keys: A
    disposition: A


ONE_SIDED, MINORITY, NEWCOMER, COMMUNITIES, DISPOSITIONS = range(5)
K_AGE, K_SEX, K_INCOME, K_COMMUNITY, K_ONE_SIDED, K_GROUP, K_NEWCOMER = range(7)
_STREAMS = ("age", "sex", "income", "community", "one_sided", "group", "newcomer")


@dataclass(frozen=True, slots=True)
class Household:
    """The ids of one household: first, first + 1, ..., first + size - 1."""

    first: int
    size: int


def margins(
    society: Society, *, people: int, seed: int, age_cuts: tuple[int, ...], dispositions: int = 8
) -> Margins:
    """Tables for `people` synthetic persons. `age_cuts`: ages at which an age class begins, ascending,
    without 0."""
    first, base = _household_ranges(society.household_sizes, people)
    households = sum((first[i + 1] - first[i]) // (i + 1) for i in range(len(first) - 1))
    female, male = single_years(society, society.female), single_years(society, society.male)
    both = [f + m for f, m in zip(female, male, strict=True)]
    head, other = _head_and_other(both, households / people, society)
    communities = max(1, round(people / society.community_size))
    numbers = (
        threshold(society.group_by_community),
        threshold(society.group_share),
        threshold(society.newcomer_share),
        communities,
        dispositions,
    )
    return Margins(
        size_first=np.array(first, np.uint64),
        size_base=np.array(base, np.uint64),
        head_age=_cumulative(head),
        other_age=_cumulative(other),
        female=np.array([threshold(f / b) if b else 0 for f, b in zip(female, both, strict=True)], np.uint64),
        group=np.array(_group_by_fifth(society), np.uint64),
        numbers=np.array(numbers, np.uint64),
        age_cuts=np.array(age_cuts, np.int64),
        keys=np.array([stream_key(seed, "society", name) for name in _STREAMS], np.uint32),
        disposition=np.array(lattice_key(seed, "society", "disposition"), np.uint64),
    )


def _household_ranges(shares: tuple[float, ...], people: int) -> tuple[list[int], list[int]]:
    """First id of each size (and the end), and first household of each size; what rounding leaves goes to
    size 1."""
    mean = sum(size * share for size, share in enumerate(shares, 1))
    counts = [int(people * share / mean) for share in shares]
    counts[0] += people - sum(size * count for size, count in enumerate(counts, 1))
    first, base = [0], [0]
    for size, count in enumerate(counts, 1):
        first.append(first[-1] + size * count)
        base.append(base[-1] + count)
    return first, base[:-1]


def _head_and_other(persons: list[float], heads: float, society: Society) -> tuple[list[float], list[float]]:
    """Age distributions of household heads (adults) and of others, whose mixture is the margin. `heads`:
    their share."""
    total, adults = sum(persons), sum(persons[society.grown :])
    if heads * total > adults:
        raise RequestProblem(
            f"society '{society.id}': {heads:.2f} households a person leave no adult for each; "
            "raise the household sizes"
        )
    head = [0.0 if age < society.grown else share / adults for age, share in enumerate(persons)]
    other = [share / total - heads * h for share, h in zip(persons, head, strict=True)]
    return head, other


def _cumulative(weights: list[float]) -> Any:
    total, running = sum(weights), 0.0
    out: list[int] = []
    for weight in weights:
        running += weight
        out.append(threshold(min(1.0, max(0.0, running / total))) if total > 0 else 1 << 32)
    out[-1] = 1 << 32
    return np.array(out, np.uint64)


def _group_by_fifth(society: Society) -> list[int]:
    tilts = [exact.exp(society.group_by_income * (fifth - 2)) for fifth in range(FIFTHS)]
    mean = sum(tilts) / FIFTHS
    shares = [society.group_share * tilt / mean for tilt in tilts]
    if max(shares) > 1.0:
        raise RequestProblem(
            f"society '{society.id}': groups.share {society.group_share} with groups.by_income "
            f"{society.group_by_income} "
            f"asks for a share of {max(shares):.2f} in one income fifth; lower one of them"
        )
    return [threshold(share) for share in shares]


@jit
def household_of(m: Any, person: Any) -> Any:
    """(household, position in it, size) of a person id."""
    size = 1
    while person >= m.size_first[size]:
        size += 1
    offset = U64(person) - m.size_first[size - 1]
    return m.size_base[size - 1] + offset // U64(size), offset % U64(size), size


@jit
def age_of(m: Any, person: Any) -> Any:
    """Age in whole years, 0..100."""
    _, position, _ = household_of(m, person)
    u = draw(m.keys[K_AGE], person, 0, 0)
    table = m.head_age if position == U64(0) else m.other_age
    low = 0
    high = AGES - 1
    while low < high:
        middle = (low + high) // 2
        if u < table[middle]:
            high = middle
        else:
            low = middle + 1
    return low


@jit
def is_female(m: Any, person: Any, age: Any) -> Any:
    """Sex, given the age."""
    return draw(m.keys[K_SEX], person, 0, 0) < m.female[age]


@jit
def income_of(m: Any, household: Any) -> Any:
    """Income fifth, 0 (lowest) to 4; the same for a whole household."""
    return (draw(m.keys[K_INCOME], household, 0, 0) * U64(FIFTHS)) >> U64(32)


@jit
def community_of(m: Any, household: Any) -> Any:
    """Community, 0 .. communities - 1."""
    return (draw(m.keys[K_COMMUNITY], household, 0, 0) * m.numbers[COMMUNITIES]) >> U64(32)


@jit
def group_of(m: Any, household: Any, income: Any) -> Any:
    """Group label, 0 or 1 (the smaller), the same for a whole household: from its community and its
    income."""
    community = community_of(m, household)
    if draw(m.keys[K_ONE_SIDED], community, 0, 0) < m.numbers[ONE_SIDED]:
        return 1 if draw(m.keys[K_ONE_SIDED], community, 0, 1) < m.numbers[MINORITY] else 0
    return 1 if draw(m.keys[K_GROUP], household, 0, 0) < m.group[income] else 0


@jit
def disposition_of(m: Any, person: Any) -> Any:
    """Disposition, from 0 (least rule-abiding)."""
    return part_of(lattice(m.disposition, person, 0), m.numbers[DISPOSITIONS])


@jit
def part_of(u: Any, count: Any) -> Any:
    """Which of `count` equal parts a lattice draw lies in."""
    return ((u >> U64(32)) * U64(count)) >> U64(32)


@jit
def is_newcomer(m: Any, person: Any) -> Any:
    """Resident for less than a year."""
    return draw(m.keys[K_NEWCOMER], person, 0, 0) < m.numbers[NEWCOMER]


@entry_or(begin_plain.fill_cells)
def fill_cells(m: Any, first: Any, cell: Any) -> None:
    """cell[i] = ((age class * dispositions + disposition) * 5 + income fifth) * 2 + group, of the persons
    from `first` on."""
    for lane in range(cell.shape[0]):
        person = U64(first) + U64(lane)
        household, _, _ = household_of(m, person)
        income = income_of(m, household)
        age = age_of(m, person)
        age_class = 0
        while age_class < m.age_cuts.shape[0] and age >= m.age_cuts[age_class]:
            age_class += 1
        position = np.int64(age_class) * np.int64(m.numbers[DISPOSITIONS]) + np.int64(
            disposition_of(m, person)
        )
        code = position * FIFTHS + np.int64(income)
        cell[lane] = np.uint16(code * 2 + group_of(m, household, income))


def household(m: Margins, person: int) -> Household:
    """The household that a person belongs to."""
    size = int(np.searchsorted(m.size_first, person, side="right"))
    start = int(m.size_first[size - 1])
    return Household(first=person - (person - start) % size, size=size)


def households_of(m: Margins, persons: Any) -> tuple[Any, Any]:
    """First id and size of the household of each person, int64[n] each."""
    firsts = m.size_first.astype(np.int64)
    search: Any = np.searchsorted
    sizes: Any = search(firsts, persons, side="right")
    starts = firsts[sizes - 1]
    return persons - (persons - starts) % sizes, sizes


def spans_of(
    society: Society, *, people: int, first: int, count: int, block: int
) -> list[tuple[int, int, int]]:
    """(first id, size, group) of blocks of at most `block` people; where groups are places, each lies in one
    place, else the group is 0. Nobody who has company is alone in a block (`core.beside`)."""
    places = len(society.groups) if society.places else 1
    found: list[tuple[int, int, int]] = []
    for place in range(places):
        low = max(first, people * place // places)
        end = min(first + count, people * (place + 1) // places)
        starts = list(range(low, end, block))
        if len(starts) > 1 and end - starts[-1] == 1 and block > 2:
            starts[-1] -= 1
        found += [(start, stop - start, place) for start, stop in pairwise((*starts, end))]
    return found
