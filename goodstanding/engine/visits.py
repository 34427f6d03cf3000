"""What the other side of a pair brings into one household, or to the firms of one owner, when their life is
recomputed alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from goodstanding.core.errors import RequestProblem
from goodstanding.engine.arrivals import DAY, WHO, Arrivals
from goodstanding.engine.news import Listener, renewing
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.ties import Ties, ties_of
from goodstanding.model.machine_pair import Meeting, Side

tied: Any = lru_cache(maxsize=2)(ties_of)


@dataclass(frozen=True, slots=True)
class Company:
    """The other side of a pair as a life needs it: `told`, i8[n, 4], of the outcome of the side `side`."""

    meeting: Meeting
    side: Side
    told: Any


class Visits:
    """The days on which news of the other side can reach somebody in `simulation`, and what they bring."""

    def __init__(self, company: Company, simulation: Simulation, seed: int) -> None:
        if company.told is None:
            raise RequestProblem(
                f"'{company.meeting.pair.id}' is a pair, so a life needs what its side was told in the run; "
                "run it again with this version"
            )
        ties: Ties = tied(company.meeting, seed, counting=company.side == "firms")
        self.told, self.simulation = company.told, simulation
        self.arrivals = Arrivals(ties, simulation, company.side)
        self.listener = Listener(ties.pair, company.side, simulation.layout, renewing(simulation))
        self.listener.of_jobs = self.arrivals.of_jobs
        self.trace, simulation.trace = simulation.trace, self.hear
        self.near = self._near()

    def hear(self, day: int, first: int, name: str, columns: dict[str, Any]) -> None:
        """As `simulation.Trace`, for whoever heard it before, too."""
        self.listener(day, first, name, columns)
        if self.trace is not None:
            self.trace(day, first, name, columns)

    def before(self, day: int) -> None:
        """Have what was told the day before happen on `day`."""
        self.arrivals.arrive(self.near[self.near[:, DAY] == day - 1], day)

    def after(self) -> None:
        """See who works elsewhere from today on."""
        lost = self.listener.jobs()
        self.arrivals.after(lost)
        if lost.size:
            self.near = self._near()

    def next_day(self) -> int | None:
        """The next day on which something can arrive, after the simulation's; None where there is none."""
        later = self.near[self.near[:, DAY] >= self.simulation.day, DAY]
        return int(later.min()) + 1 if later.size else None

    def _near(self) -> Any:
        return self.told[np.isin(self.told[:, WHO], self.arrivals.tied_to())]
