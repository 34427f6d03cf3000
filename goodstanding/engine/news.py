"""What one side of a pair publishes at the end of a day: of whom each link of the pair tells the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from goodstanding.engine.arrivals import BEGINS, DAY, LINK, WHO
from goodstanding.engine.layout import Layout
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import ACT, END
from goodstanding.model.machine_pair import Pair, Side

COLUMNS = (DAY, LINK, WHO, BEGINS)


class Listener:
    """Hears what happens on one side, day by day; whose jobs were lost, where conducts cost them
    (`of_jobs`). Of a spell that is counted, who is in it no longer is news too: an end, and whatever makes
    room for somebody new (`renewing`)."""

    def __init__(self, pair: Pair, side: Side, layout: Layout, renewing: Sequence[int] = ()) -> None:
        self.side = side
        self.links = {i: link for i, link in enumerate(pair.links) if link.source == side}
        self.conducts = {
            i: layout.conducts.index(one.conduct) for i, one in self.links.items() if one.conduct
        }
        self.counted = [i for i, one in self.links.items() if one.conduct and one.through == "suppliers"]
        standings = [standing.id for standing in layout.standings]
        self.standings = {i: standings.index(one.standing) for i, one in self.links.items() if one.standing}
        self.renewing = list(renewing)
        self.of_jobs: set[int] = set()
        self.heard: list[Any] = []
        self.lost: list[Any] = []

    def __call__(self, day: int, first: int, name: str, columns: dict[str, Any]) -> None:
        """As `simulation.Trace`; from several threads."""
        if name == "events":
            acted = columns["kind"] == ACT
            for i, k in self.conducts.items():
                lanes = columns["lane"][acted & (columns["conduct"] == k)]
                if i in self.counted:
                    gone = columns["lane"][acted & np.isin(columns["conduct"], self.renewing)]
                    over = columns["lane"][(columns["kind"] == END) & (columns["conduct"] == k)]
                    self._note(day, i, first, np.union1d(over, gone), 0)
                    lanes = np.setdiff1d(lanes, gone)
                self._note(day, i, first, lanes, 1)
            for k in self.of_jobs:
                lanes = columns["lane"][acted & (columns["conduct"] == k)]
                self.lost.append(lanes.astype(np.int64) + first)
        elif name == "changes":
            for i, s in self.standings.items():
                state = self.links[i].state
                mine = columns["standing"] == s
                was, now = columns["old"] == state, columns["new"] == state
                self._note(day, i, first, columns["lane"][mine & ~was & now], 1)
                self._note(day, i, first, columns["lane"][mine & was & ~now], 0)

    def news(self) -> Any:
        """Of the day: i8[n, 4], ascending."""
        rows = np.concatenate([np.zeros((0, len(COLUMNS)), np.int64), *self.heard])
        self.heard.clear()
        return rows[np.lexsort(rows.T[::-1])]

    def jobs(self) -> Any:
        """Who lost a job today, ids."""
        found = np.concatenate([np.zeros(0, np.int64), *self.lost])
        self.lost.clear()
        return found

    def _note(self, day: int, link: int, first: int, lanes: Any, begins: int) -> None:
        if lanes.size:
            rows = np.zeros((lanes.size, len(COLUMNS)), np.int64)
            rows[:] = day, link, 0, begins
            rows[:, WHO] = lanes.astype(np.int64) + first
            self.heard.append(rows)


def renewing(simulation: Simulation) -> list[int]:
    """Conducts that make room for somebody new, by their number."""
    return [k for k, conduct in enumerate(simulation.world.conducts) if conduct.renews]
