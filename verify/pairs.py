"""Two runs of a catalogue entry that differ in one push alone: the same people, the same draws."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np

from goodstanding.engine.simulation import Simulation
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.resolve import resolve_machine, resolve_world

SEED = 20261124
ALONE = ("behaviour.adapt.reach=0", "behaviour.adapt.conformity=0", "behaviour.chill.learn=0")
"""Norms would carry what is done to those who are held against it; how many know is as stated."""
UNMOVED = ("behaviour.act.reward=0", "behaviour.act.burden=0", "behaviour.act.access=0")


@cache
def acts(
    scheme: str, conduct: str, start: date, days: int, people: int, sets: tuple[str, ...]
) -> tuple[np.ndarray, float]:
    """Acts of a conduct on each day, i8[days], and the share of people that takes part while it is in force,
    with `--behaviour answering` and some numbers replaced."""
    case = make_cases(builtin_catalog(), [scheme], behaviour="answering", sets=[*ALONE, *sets])[0]
    world, machine = resolve_world([case]), resolve_machine(case, start=start)
    simulation = Simulation(
        world, machine, people=people, seed=SEED, start_day=start.toordinal(), threads=2, marks=False
    )
    simulation.run_until(days)
    share = next(period.participation for period in machine.periods if period.active)
    return np.array(simulation.daily.acts)[:, simulation.layout.conducts.index(conduct)], share


class Pair:
    """One conduct under one scheme, pushed and not."""

    def __init__(
        self,
        scheme: str,
        conduct: str,
        start: date,
        days: int,
        people: int,
        unmoved: tuple[str, ...] = UNMOVED,
    ) -> None:
        self.people, self.unmoved = people, unmoved
        self._about = (scheme, conduct, start, days, people)

    def usual(self, first: int, last: int) -> float:
        """Acts of days first..last - 1 (from 0), unmoved."""
        return float(acts(*self._about, self.unmoved)[0][first:last].sum())

    def change(self, first: int, last: int, *sets: str) -> float:
        """The relative change in these days, over those who take part. `sets`: what the pushed run has."""
        moved, share = acts(*self._about, sets)
        usual = self.usual(first, last)
        return float((moved[first:last].sum() - usual) / (usual * share))

    def more(self, first: int, last: int, *sets: str) -> float:
        """Acts more in these days, for every million people."""
        moved, _ = acts(*self._about, sets)
        return float((moved[first:last].sum() - self.usual(first, last)) / self.people * 1e6)
