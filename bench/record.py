"""What a run of W leaves: 1,488 integers a day, and the 36 totals that the oracle checks."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from bench.workload import CONDUCTS, GROUPS, TIERS, Ints

DID, RECORDED, WRONGFUL = range(3)


@dataclass(frozen=True, slots=True)
class Record:
    """`people` [day, tier, group]; `counts` [day, kind, tier, group, conduct] with kind DID, RECORDED (acts
    that were) or WRONGFUL (records of no act); `scores` [day, group]: sums at the end of the day."""

    people: Ints
    counts: Ints
    scores: Ints = field(repr=False)

    @classmethod
    def empty(cls, days: int) -> Record:
        """All zero, to be filled day by day."""
        return cls(
            np.zeros((days, TIERS, GROUPS), np.int64),
            np.zeros((days, 3, TIERS, GROUPS, CONDUCTS), np.int64),
            np.zeros((days, GROUPS), np.int64),
        )

    @property
    def totals(self) -> Ints:
        """[kind, conduct]: the 36 totals over all days."""
        return self.counts.sum(axis=(0, 2, 3))

    def shares(self, day: int) -> np.ndarray:
        """Share of all people that did each conduct on that day [conduct]."""
        return self.counts[day, DID].sum(axis=(0, 1)) / self.people[day].sum()
