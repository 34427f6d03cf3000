"""Records beside the one that a subject may hold on the first day: draws of equal chance, each with an age of
its own."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine import outlived, several
from goodstanding.engine.layout import Layout
from goodstanding.engine.rates import cells
from goodstanding.model.machine import Behaviour, Conduct, Go, Period


def draws_of(
    layout: Layout, period: Period, go: Go, conduct: Conduct, behaviour: Behaviour
) -> tuple[int, Any, list[int]]:
    """How many draws, the chance of each for those in the spell and the others (u8[2, cells]), and 256
    equally likely ages."""
    if go.start_number:
        return (
            several.MANY,
            several.chances(layout, period, go, conduct, behaviour),
            several.ages(period, go),
        )
    if go.start_share and outlived.outlives(layout, go, conduct):
        return (
            outlived.OLD,
            outlived.chances(layout, go, conduct, behaviour),
            outlived.ages(go, conduct),
        )
    return 0, np.zeros((2, cells(layout)), np.uint64), [0] * 256
