"""Who joins when so many already do.

Granovetter, "Threshold models of collective behavior", American Journal of Sociology 83 (1978); with a normal
law of thresholds the same step is the public half of preference falsification (Kuran, Private Truths, Public
Lies, 1995): who shows a view weighs the private one against how many show it.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import jit
from goodstanding.engine import normal


@jit
def joins(threshold: Any, acting: Any) -> Any:
    """Whether somebody acts when so many (or so large a share) did: from the own threshold on."""
    return acting >= threshold


@jit
def rest(thresholds: Any) -> Any:
    """How many of a crowd act once nobody changes any more, from nobody on. `thresholds`: i8[n], numbers of
    people."""
    acting = -1
    following = np.int64(0)
    while following != acting:
        acting = following
        following = np.int64(0)
        for i in range(thresholds.shape[0]):
            if joins(thresholds[i], acting):
                following += 1
    return acting


def willing(acting: float, mean: float, spread: float) -> float:
    """The share whose threshold, normal with this mean and spread (> 0), is at or below the share that
    acts."""
    return normal.below((acting - mean) / spread)


def private_as_threshold(leaning: float, conformity: float, spread: float) -> tuple[float, float]:
    """(mean, spread) of the thresholds of people who weigh a private leaning (mean `leaning`, standard
    deviation `spread`) against conformity x (share that shows it - share that does not)."""
    return (conformity - leaning) / (2.0 * conformity), spread / (2.0 * conformity)
