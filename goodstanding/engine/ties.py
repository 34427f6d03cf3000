"""Who is tied to which firm: where a person works and where she buys, which person answers for a firm, and
for which firms.

Nothing of it has to be kept: an employer is a keyed draw from all jobs, by person and number of the job, and
where somebody buys is another; those who answer for firms are the heads of households, in a keyed order.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from goodstanding.core.errors import RequestProblem
from goodstanding.core.keys import shuffled, stream_key, threshold, unshuffled
from goodstanding.engine.begin_plain import ages_of, homes_of
from goodstanding.engine.draws_plain import draws
from goodstanding.engine.people import Margins, households_of, margins
from goodstanding.model.machine_pair import Meeting, Pair

MILLION = 1_000_000
"""Shares of customers are read in millionths, so that a count meets them exactly."""
TENTHS = 10
"""Jobs of a firm are counted in tenths."""
NONE = -1
AT_ONCE = 1 << 20
"""Persons whose purchases are drawn at once, which bounds the memory that it takes."""


def nobody() -> Any:
    """No subject, i4[0]."""
    return np.zeros(0, np.int32)


search: Any = np.searchsorted


@dataclass(frozen=True, slots=True)
class Ties:
    """`jobs` i8[firms]: tenths of jobs in all firms up to and with each; `owners`, `homes`: how many owners
    of firms there are, and how many households; `grown`: from which age on one buys. Where firms count their
    customers, `shops` i4[people]: the firm from which each person buys, NONE for children; `customers`
    i8[firms]: how many each firm has. Both are empty otherwise."""

    pair: Pair
    seed: int
    persons: Margins
    firms: Margins
    jobs: Any
    owners: int
    homes: int
    grown: int
    shops: Any = field(default_factory=nobody)
    customers: Any = field(default_factory=nobody)

    def employers(self, persons: Any, lost: Any) -> Any:
        """The firm for which each person works after losing `lost` jobs, i8[n]; NONE without a job."""
        ids = persons.astype(np.uint64)
        _, position = homes_of(self.persons, ids)
        age = ages_of(self.persons, ids, position)
        works = draws(self._key("employed"), ids) < threshold(self.pair.employed)
        works &= (age >= self.pair.age_at_least) & (age < self.pair.age_below)
        found = np.full(persons.shape, NONE, np.int64)
        for number in np.unique(lost[works]):
            which = works & (lost == number)
            found[which] = self._by_jobs("employer", ids[which], int(number))
        return found

    def bought_from(self, first: int, count: int) -> Any:
        """The firm from which each of so many persons buys, larger ones more often, i4[count]; NONE for
        children."""
        if self.shops.size:
            return self.shops[first : first + count]
        ids = np.arange(first, first + count, dtype=np.uint64)
        adult = ages_of(self.persons, ids, homes_of(self.persons, ids)[1]) >= self.grown
        return np.where(adult, self._by_jobs("shop", ids, 0), NONE).astype(np.int32)

    def needed(self, share: float) -> Any:
        """How many customers are the share of those of each firm, at least one, i8[firms]."""
        parts = round(share * MILLION)
        return np.maximum(1, -(-self.customers * parts // MILLION))

    def answering(self, firms: Any) -> Any:
        """The person who answers for each firm, i8[n]: an adult, the head of a household."""
        group, _ = homes_of(self.firms, firms.astype(np.uint64))
        home = shuffled(self._words("owner"), group.astype(np.int64), self.homes)
        first, _ = _members(self.persons, home)
        return first

    def owned(self, persons: Any) -> tuple[Any, Any]:
        """(Person, firm) for each firm for which one of `persons` answers, i8[n] each."""
        ids = np.unique(persons)
        firsts, _ = households_of(self.persons, ids)
        heads = ids[firsts == ids]
        home, _ = homes_of(self.persons, heads.astype(np.uint64))
        group = unshuffled(self._words("owner"), home.astype(np.int64), self.homes)
        heads, group = heads[group < self.owners], group[group < self.owners]
        first, size = _members(self.firms, group)
        source = np.repeat(np.arange(heads.size), size)
        return heads[source], first[source] + np.arange(source.size) - np.repeat(np.cumsum(size) - size, size)

    def reaches(self, link: str, receivers: Any, day: int, share: float) -> Any:
        """Whether a link reaches each of the receivers on a day, bool[n]."""
        return draws(self._key(f"link {link}"), receivers.astype(np.uint64), day) < threshold(share)

    def _by_jobs(self, stream: str, ids: Any, number: int) -> Any:
        """A firm for each of the ids, as likely as it has jobs, i8[n]."""
        u = draws(self._key(stream), ids, number) >> np.uint64(1)
        job = ((u * np.uint64(self.jobs[-1])) >> np.uint64(31)).astype(np.int64)
        return search(self.jobs, job, side="right")

    def _key(self, name: str) -> Any:
        return np.array(self._words(name), np.uint32)

    def _words(self, name: str) -> tuple[int, int]:
        return stream_key(self.seed, "pair", name)


def ties_of(meeting: Meeting, seed: int, *, counting: bool = True) -> Ties:
    """The ties of one run; `counting`: with everybody's purchases, where firms count their customers, which
    a person's life does without. Raises RequestProblem where there are more owners of firms than households.
    """
    persons = margins(meeting.persons, people=meeting.people, seed=seed, age_cuts=())
    firms = margins(meeting.firms, people=meeting.companies, seed=seed, age_cuts=())
    owners, homes = _homes(firms), _homes(persons)
    if owners > homes:
        raise RequestProblem(
            f"pair '{meeting.pair.id}': {owners} owners of firms and {homes} households; each owner is the "
            "head of one, so ask for fewer firms a person"
        )
    ids = np.arange(meeting.companies, dtype=np.uint64)
    kinds = ages_of(firms, ids, homes_of(firms, ids)[1])
    tenths = np.maximum(1, np.rint(np.array(meeting.firms.jobs) * TENTHS)).astype(np.int64)
    ties = Ties(
        meeting.pair, seed, persons, firms, np.cumsum(tenths[kinds]), owners, homes, meeting.persons.grown
    )
    if not counting or not any(link.through == "suppliers" for link in meeting.pair.links):
        return ties
    starts = range(0, meeting.people, AT_ONCE)
    shops = np.concatenate([ties.bought_from(at, min(AT_ONCE, meeting.people - at)) for at in starts])
    customers = np.bincount(shops[shops != NONE], minlength=meeting.companies)
    return replace(ties, shops=shops, customers=customers)


def _homes(m: Margins) -> int:
    """How many households, or owners, there are."""
    size = len(m.size_base)
    return int(m.size_base[-1] + (m.size_first[-1] - m.size_first[-2]) // np.uint64(size))


def _members(m: Margins, home: Any) -> tuple[Any, Any]:
    """First id and size of each household, i8[n] each."""
    size: Any = search(m.size_base, home, side="right")
    return m.size_first[size - 1].astype(np.int64) + (
        home - m.size_base[size - 1].astype(np.int64)
    ) * size, size
