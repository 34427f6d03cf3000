"""Small ratings for engine tests: raters made by hand, on the society of `worlds`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from goodstanding.engine.simulation import Simulation
from goodstanding.model.machine import Column, Consequence, Machine, Period, Rater, Rating, Standing
from tests.engine.worlds import NULL, START, WORLD

CUTS = ((-842, 1), (842, 0))
"""A fifth of a normal population lies below the first, in thousandths of its deviation, and above the
second."""
STATES = ("leader", "average", "laggard")
EVEN = tuple([1.0 / 8] * 8)
FIRST_HALF = (*[0.25] * 4, *[0.0] * 4)
SLOPED = tuple((i + 1) / 36 for i in range(8))
RATERS = (
    Rater("a", EVEN, 0.8, 0.4),
    Rater("b", SLOPED, 1.0, 0.2),
    Rater("c", FIRST_HALF, 0.6, 0.3),
)
FOLLOWS = (
    Consequence("capital", "esg", (2,), "credit", "charge", True, "trip", 1.0, 10.0, "rule"),
    Consequence("index", "esg_a", (0,), "reputation", "reward", False, None, 1.0, 0.0, "rule"),
)


def standing(id: str, *raters: Rater, agree: int = 1, **changes: Any) -> Standing:
    """A rating by these raters, made on 1 October of each year: day 29 after START."""
    rating = Rating("esg", 0.3, 2, 10, 1, agree, raters)
    column = Column("value", 0, -9999, 9999, False, 2, CUTS)
    return Standing(id, "rating", (column,), STATES, replace(rating, **changes))


def scheme(*standings: Standing, consequences: tuple[Consequence, ...] = ()) -> Machine:
    """A scheme of ratings alone."""
    period = Period(0, True, 1.0, consequences=consequences)
    return replace(NULL, id="rated", standings=standings, periods=(period,))


def own(rater: Rater, **changes: Any) -> Standing:
    """What one rater says."""
    return standing(f"esg_{rater.id}", rater, **changes)


RATED = scheme(standing("esg", *RATERS, agree=2), *map(own, RATERS), consequences=FOLLOWS)


def lived(machine: Machine = RATED, *, people: int = 4000, days: int = 0, **how: Any) -> Simulation:
    """A simulation up to the end of a day."""
    simulation = Simulation(
        WORLD, machine, people=people, seed=how.pop("seed", 3), start_day=START, **{"block": 1024, **how}
    )
    simulation.run_until(days)
    return simulation


def values(simulation: Simulation) -> tuple[Any, Any]:
    """Ratings with and without errors of all people, i8[standing, person]."""
    blocks = [block.people for block in simulation.blocks]
    sides = ([b.real for b in blocks], [b.shadow for b in blocks])
    real, true = (np.concatenate(side, axis=1).astype(np.int64) for side in sides)
    return real, true
