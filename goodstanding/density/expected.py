"""What the limit of ever more people leaves behind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Expected:
    """Expected counts per person. D days, K conducts, S states and "outside", G groups.

    `present` [D + 1, S + 1, G]: share of people in each state at the end of each day, row 0 before the first;
    `acts`, `recorded`, `unrecorded`, `invented` [D, K, S + 1, G]: as in `Outcome`, by day and by the state at
    its start; `in_spell` [D, K, G]: share in a spell at the end of each day.
    """

    conducts: tuple[str, ...]
    states: tuple[str, ...]
    start_day: int
    days: int
    people: int
    present: Floats
    acts: Floats
    recorded: Floats
    unrecorded: Floats
    invented: Floats
    in_spell: Floats

    @property
    def totals(self) -> Floats:
        """[kind, conduct]: acts, recorded and invented per person, over all days, states and groups."""
        return np.stack([kind.sum(axis=(0, 2, 3)) for kind in (self.acts, self.recorded, self.invented)])
