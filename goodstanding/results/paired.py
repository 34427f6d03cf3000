"""Two arms on one society, person by person: what changed for the same synthetic people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from goodstanding.results.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Joint:
    """Persons by whether something ever befell them, in two arms."""

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def people(self) -> int:
        """Everybody counted."""
        return self.both + self.only_first + self.only_second + self.neither


@dataclass(frozen=True, slots=True)
class Difference:
    """First arm minus second, per person, with the standard error of the paired difference."""

    value: float
    standard_error: float


def joint(first: Outcome, second: Outcome, bit: int | None) -> Joint:
    """Persons with `bit` of `Marks.classes` in one arm, the other, both or neither; None: any burden.

    Raises ValueError when the arms do not hold the same number of people.
    """
    ours, theirs = _ever(first, bit), _ever(second, bit)
    _same_people(first, second)
    return Joint(
        both=int((ours & theirs).sum()),
        only_first=int((ours & ~theirs).sum()),
        only_second=int((~ours & theirs).sum()),
        neither=int((~ours & ~theirs).sum()),
    )


def difference_in_share(table: Joint) -> Difference:
    """Share of persons in the first arm minus the second; exactly 0 with error 0 when nobody differs."""
    people = max(table.people, 1)
    share = (table.only_first - table.only_second) / people
    spread = (table.only_first + table.only_second) / people - share * share
    return Difference(share, sqrt(max(spread, 0.0) / people))


def difference_in_days(first: Outcome, second: Outcome, *, false_only: bool = False) -> Difference:
    """Mean days under a burden per person in the first arm minus the second."""
    _same_people(first, second)
    name = "false_burden_days" if false_only else "burden_days"
    ours: NDArray[np.uint16] = getattr(first.marks, name)
    theirs: NDArray[np.uint16] = getattr(second.marks, name)
    gap = ours.astype(np.int64) - theirs.astype(np.int64)
    people = max(len(gap), 1)
    return Difference(float(gap.sum()) / people, sqrt(float(gap.var()) / people) if len(gap) else 0.0)


def same(first: Outcome, second: Outcome) -> bool:
    """Whether two arms left the same ledger, acts, records, ends and standings."""
    counts = ("acts", "spell_days", "recorded", "unrecorded", "invented", "persons", "burden_persons")
    return (
        first.ledger.digest == second.ledger.digest
        and first.conducts == second.conducts
        and first.ends == second.ends
        and all(np.array_equal(getattr(first, name), getattr(second, name)) for name in counts)
        and first.states.keys() == second.states.keys()
        and all(np.array_equal(first.states[name], second.states[name]) for name in first.states)
    )


def change_over_run(outcome: Outcome, standing: int) -> NDArray[np.int64]:
    """Persons by state on the first day (row) and on the last (column) of the `standing`-th standing.

    The last row and column are "outside": not eligible, or not taking part. Shape [states + 1, states + 1].
    """
    before, after = outcome.marks.first_state[standing], outcome.marks.last_state[standing]
    size = next(states.shape[1] for i, states in enumerate(outcome.states.values()) if i == standing)
    pairs = before.astype(np.int64) * size + after.astype(np.int64)
    return np.bincount(pairs, minlength=size * size).reshape(size, size).astype(np.int64)


def telling_subject(arm: Outcome) -> int | None:
    """Whose life to show: of those burdened on a false record, the one with the median of such days; if
    there is none, the same among all who were burdened; None if nobody was. Ties go to the lowest number.
    """
    for days in (arm.marks.false_burden_days, arm.marks.burden_days):
        touched = np.flatnonzero(days)
        if len(touched):
            order = touched[np.argsort(days[touched], kind="stable")]
            return int(order[(len(order) - 1) // 2])
    return None


def burdened_in_any(outcomes: Sequence[Outcome]) -> int:
    """Subjects ever under a burden in at least one of these, which are of the same people."""
    return int(np.logical_or.reduce([_ever(outcome, None) for outcome in outcomes]).sum())


def _ever(outcome: Outcome, bit: int | None) -> NDArray[np.bool_]:
    if bit is None:
        return (outcome.marks.classes & 0b00000111) != 0
    return (outcome.marks.classes >> bit & 1).astype(np.bool_)


def _same_people(first: Outcome, second: Outcome) -> None:
    if len(first.marks.classes) != len(second.marks.classes):
        raise ValueError("two arms can be paired only on the same number of people")
