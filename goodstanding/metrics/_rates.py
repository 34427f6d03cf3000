"""Rates, means and their sampling errors, shared by the metrics of this folder."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from goodstanding.metrics.base import FEW, Measured
from goodstanding.results import paired
from goodstanding.results.run import ArmRun

PER = 100_000


def too_few(n: int, of: str) -> Measured:
    """Not estimable, because only `n` `of` were there."""
    return Measured(None, None, n, not_estimable=f"only {n} {of}; at least {FEW} are needed")


def persons_rate(arm: ArmRun, reference: ArmRun, row: int, bit: int | None) -> Measured:
    """Persons in `row` of `Outcome.persons` per 100,000 eligible, paired with the reference by `bit`."""
    eligible = arm.outcome.eligible
    total = int(eligible.sum())
    if total < FEW:
        return too_few(total, "people are eligible")
    persons = arm.outcome.persons[row]
    share = int(persons.sum()) / total
    paired_with = paired.difference_in_share(paired.joint(arm.outcome, reference.outcome, bit))
    scale = PER * len(arm.outcome.marks.classes) / total
    return Measured(
        value=PER * share,
        standard_error=PER * sqrt(max(share * (1 - share), 0.0) / total),
        n=int(persons.sum()),
        by_group=(_of_group(persons, eligible, 0), _of_group(persons, eligible, 1)),
        reference=PER * share - scale * paired_with.value,
        difference=scale * paired_with.value,
        difference_error=scale * paired_with.standard_error,
    )


def mean_of(days: NDArray[np.uint16], of: str) -> Measured:
    """Mean of the days above zero, over the persons who have any."""
    touched = days[days > 0].astype(np.float64)
    if len(touched) < FEW:
        return too_few(len(touched), of)
    return Measured(float(touched.mean()), float(touched.std(ddof=1)) / sqrt(len(touched)), len(touched))


def counts_rate(ours: int, theirs: int, scale: float, *, same: bool) -> Measured:
    """A count times `scale`, beside the reference's.

    Events are counted as independent, which for the difference of two arms on the same people is an upper
    bound of its error; where the arms are the `same` both difference and error are exactly 0.
    """
    return Measured(
        value=scale * ours,
        standard_error=scale * sqrt(ours),
        n=ours,
        reference=scale * theirs,
        difference=0.0 if same else scale * (ours - theirs),
        difference_error=0.0 if same else scale * sqrt(ours + theirs),
    )


def _of_group(persons: NDArray[np.int64], eligible: NDArray[np.int64], group: int) -> float | None:
    people = int(eligible[group])
    return PER * int(persons[group]) / people if people >= FEW else None
