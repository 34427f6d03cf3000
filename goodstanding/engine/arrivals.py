"""What arrives on one side of a pair: yesterday's news of the other side, brought to those who are tied to
whom it is about."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import ACT, END, Events, new_list
from goodstanding.engine.ties import NONE, Ties
from goodstanding.model.machine_pair import ACROSS, Link, Side

DAY, LINK, WHO, BEGINS = range(4)
"""Columns of news: the day, the number of the link, the subject of the other side, and whether it begins with
it (1) or is over (0)."""
MOST_LOST = 255
"""Jobs that somebody can lose and be counted; the next is of the same number."""


class Arrivals:
    """One side of a pair, for the subjects of `simulation`: who works where (`employer` i4, after `lost` u1
    jobs), and of how many of those to whom one is tied a link that ends or counts tells (`held`, by its
    number). Of those whom a firm counts, who on the other side is in it (`within` b1[people])."""

    def __init__(self, ties: Ties, simulation: Simulation, side: Side) -> None:
        self.ties, self.side, self.simulation = ties, side, simulation
        self.first, self.count = simulation.first, simulation.count
        self.links = {i: link for i, link in enumerate(ties.pair.links) if ACROSS[link.through][1] == side}
        conducts = simulation.world.conducts
        names = [conduct.id for conduct in conducts]
        self.conducts = {i: names.index(link.befalls) for i, link in self.links.items()}
        self.reasons = {
            i: [reason for reason, _ in conducts[self.conducts[i]].ends].index(link.ends_as)
            for i, link in self.links.items()
            if link.ends_as
        }
        self.needed = {
            i: ties.needed(link.at_least)[self.first : self.first + self.count]
            for i, link in self.links.items()
            if link.through == "suppliers"
        }
        self.held = {str(i): np.zeros(self.count, np.uint16) for i in self.reasons}
        self.held |= {str(i): np.zeros(self.count, np.int32) for i in self.needed}
        self.within = {str(i): np.zeros(ties.shops.size, np.bool_) for i in self.needed}
        self.of_jobs = {self.conducts[i] for i, link in self.links.items() if link.through == "employees"}
        working = self.count if self.of_jobs else 0
        self.lost, self.employer = np.zeros(working, np.uint8), np.full(working, NONE, np.int32)
        if working:
            self.employer[:] = ties.employers(np.arange(self.first, self.first + working), self.lost)
        buying = any(link.through == "customers" for link in self.links.values())
        self.shop = ties.bought_from(self.first, self.count if buying else 0)

    def tied_to(self) -> Any:
        """Ids of the other side of whom news can reach somebody here, ascending."""
        ids = np.arange(self.first, self.first + self.count)
        owned, answering = np.zeros(0, np.int64), np.zeros(0, np.int64)
        if self.side == "persons":
            _, owned = self.ties.owned(ids)
        else:
            answering = self.ties.answering(ids)
            if self.needed:
                owned = np.flatnonzero(np.isin(self.ties.shops, ids))
        firms = np.concatenate([self.employer, self.shop]).astype(np.int64)
        return np.unique(np.concatenate([owned, answering, firms[firms != NONE]]))

    def arrive(self, news: Any, day: int) -> None:
        """Have what the news of the day before bring happen on `day`, whatever the order of the news."""
        told = set(news[:, LINK].tolist())
        found = [self._arriving(i, news[news[:, LINK] == i], day) for i in self.links if i in told]
        rows = np.concatenate([np.zeros((0, 4), np.int64), *found])
        rows = rows[np.lexsort(rows.T[::-1])]
        for i, block in enumerate(self.simulation.blocks):
            low, high = np.searchsorted(rows[:, 0], [block.first, block.first + block.size])
            here: Any = rows[low:high]
            entries = new_list(Events, here.shape[0])
            entries.lane[:] = here[:, 0] - block.first
            for field, column in (("conduct", 1), ("kind", 2), ("extra", 3)):
                getattr(entries, field)[:] = here[:, column]
            entries.count[0] = here.shape[0]
            self.simulation.befalling[i] = entries

    def after(self, lost: Any) -> None:
        """Those of `lost` (ids) lost their job today, and will work elsewhere."""
        at = np.unique(lost) - self.first
        if at.size:
            self.lost[at] = np.minimum(self.lost[at], MOST_LOST - 1) + 1
            self.employer[at] = self.ties.employers(at + self.first, self.lost[at])

    def _arriving(self, i: int, news: Any, day: int) -> Any:
        """i8[n, 4]: subject, conduct, kind of event and its extra."""
        link, begins = self.links[i], news[:, BEGINS] == 1
        if i in self.needed:
            started, ended = self._counted(i, news[begins, WHO], news[~begins, WHO])
        else:
            started = self._receivers(link, news[begins, WHO])
            ended = started[:0]
        if i not in self.reasons:
            ended = ended[:0]
        elif i not in self.needed:
            ended = self._left_alone(i, started, self._receivers(link, news[~begins, WHO]))
        started = np.unique(started)
        started = started[self.ties.reaches(link.id, started, day, link.share)]
        k, reason = self.conducts[i], self.reasons.get(i, 0)
        return np.concatenate([_rows(started, k, ACT, 0), _rows(ended, k, END, reason)])

    def _receivers(self, link: Link, sources: Any) -> Any:
        """Those here who are tied to the sources, once for each tie."""
        if link.through == "employees":
            return np.flatnonzero(np.isin(self.employer, sources)) + self.first
        if link.through == "customers":
            return np.flatnonzero(np.isin(self.shop, sources)) + self.first
        if link.through == "responsible_person":
            found = self.ties.answering(sources)
        else:
            _, found = self.ties.owned(sources)
        return found[(found >= self.first) & (found < self.first + self.count)]

    def _counted(self, i: int, more: Any, fewer: Any) -> tuple[Any, Any]:
        """Count the customers who are in it and who are no longer; firms of which enough are by now, and
        those of which no longer so many are."""
        held, within, needed = self.held[str(i)], self.within[str(i)], self.needed[i]
        off = np.unique(fewer)
        off = off[within[off]]
        within[off] = False
        on = np.unique(more)
        on = on[~within[on]]
        within[on] = True
        were = held >= needed
        np.add.at(held, self._here(self.ties.shops[on]), 1)
        np.subtract.at(held, self._here(self.ties.shops[off]), 1)
        are = held >= needed
        return np.flatnonzero(are & ~were) + self.first, np.flatnonzero(were & ~are) + self.first

    def _here(self, firms: Any) -> Any:
        """Places here of those firms that are here, once for each time that they are named."""
        at = firms.astype(np.int64) - self.first
        return at[(firms != NONE) & (at >= 0) & (at < self.count)]

    def _left_alone(self, i: int, more: Any, fewer: Any) -> Any:
        """Count those of whom the link tells; the subjects of whom it told and tells no longer."""
        held = self.held[str(i)]
        np.add.at(held, more - self.first, 1)
        np.subtract.at(held, fewer - self.first, 1)
        over = np.unique(fewer)
        return over[held[over - self.first] == 0]


def _rows(subjects: Any, conduct: int, kind: int, extra: int) -> Any:
    rows = np.zeros((subjects.size, 4), np.int64)
    rows[:] = 0, conduct, kind, extra
    rows[:, 0] = subjects
    return rows
