"""Persons and firms in one run: who is tied to whom, and what befalls one side for what the other did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goodstanding.model.machine import Society

Side = Literal["persons", "firms"]
Through = Literal["employees", "responsible_person", "customers", "firms_of", "suppliers"]
ACROSS: dict[str, tuple[Side, Side]] = {
    "employees": ("firms", "persons"),
    "responsible_person": ("firms", "persons"),
    "customers": ("firms", "persons"),
    "firms_of": ("persons", "firms"),
    "suppliers": ("persons", "firms"),
}
"""Of each way between the sides: from which, to which."""


@dataclass(frozen=True, slots=True)
class Link:
    """What happens on one side befalls the other a day later.

    It begins with an act of `conduct`, or where somebody comes to read as `state` (an index) of `standing`;
    `befalls`: a conduct of the other side, which then happens to `share` of those that it reaches. `ends_as`:
    the reason for which that spell ends once nobody to whom a subject is tied so reads as `state` any more;
    "" where it ends on its own. `at_least`: through suppliers, the share of a firm's customers who have to be
    so for it to begin; with fewer it is over.
    """

    id: str
    through: Through
    befalls: str
    share: float
    conduct: str = ""
    standing: str = ""
    state: int = 0
    ends_as: str = ""
    at_least: float = 0.0
    title: str = ""

    @property
    def source(self) -> Side:
        """The side on which it begins."""
        return ACROSS[self.through][0]


@dataclass(frozen=True, slots=True)
class Pair:
    """`employed`: share of the persons of `age_at_least` <= age < `age_below` who have a job in one of the
    firms; `firms_per_person`: how many firms there are."""

    id: str
    title: str
    firms_per_person: float
    employed: float
    age_at_least: int
    age_below: int
    links: tuple[Link, ...]

    def firms(self, people: int) -> int:
        """How many firms there are beside so many people."""
        return max(1, round(people * self.firms_per_person))


@dataclass(frozen=True, slots=True)
class Meeting:
    """A pair, the societies on its two sides, and how many live in each."""

    pair: Pair
    persons: Society
    firms: Society
    people: int
    companies: int
