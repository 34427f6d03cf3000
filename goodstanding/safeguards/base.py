"""What a safeguard is: its numbers, and a function from machine form to machine form.

A safeguard is a module of this folder with `SAFEGUARD: Safeguard` (its `id` is the module's name) and

    def protect(machine: Machine, terms: Terms) -> Machine

At compliance 0 it gives the machine that it got. It takes from records that count against people, or from
what follows; it never touches the shadow standing, which stays that of the scheme as it was written. So who
was never under a burden on a false record is not under one because of a safeguard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from goodstanding.core import registry
from goodstanding.core.quantity import Quantity
from goodstanding.model.machine import Machine

ALWAYS = 4_000_000
"""A day after any run."""


def assumed(value: float, unit: str, low: float, high: float, because: str) -> Quantity:
    """A number that nobody measured for the case at hand, with its range and the reason for it."""
    return Quantity(value=value, unit=unit, basis="assumed", range=(low, high), because=because)


def usual(*, cost: float, because: str, take_up: Quantity | None = None) -> dict[str, Quantity]:
    """The numbers that every safeguard has. `cost`: hours of work for each record made, and why so many."""
    return {
        "compliance": assumed(
            0.8, "share", 0.0, 1.0, "in any state a rule may be obeyed wholly or not at all"
        ),
        "take_up": take_up or assumed(1.0, "share", 1.0, 1.0, "it works without the person's doing"),
        "drift": assumed(0.0, "share", 0.0, 0.3, "exceptions grow: the part of compliance lost in a year"),
        "cost": assumed(cost, "count", 0.0, 5 * cost, because),
    }


Covers = Literal["everything", "expression", "unrelated", "out of proportion"]


@dataclass(frozen=True, slots=True)
class Safeguard:
    """One switch.

    `code`: M1 to M19, as clauses name it; `does`: one plain sentence; `order`: place among several in one
    arm; `numbers`: by name, `compliance`, `take_up`, `drift` and `cost` among them; `upon`: what it makes of
    the compliance of the others in its arm; `covers`: what it is about by its nature; `on_breach`: a law
    switches it on where a clause is clearly breached, and not where that is open; `alone`: whether it changes
    anything by itself.
    """

    id: str
    code: str
    title: str
    does: str
    numbers: Mapping[str, Quantity]
    order: int = 50
    covers: Covers = "everything"
    on_breach: bool = False
    alone: bool = True
    upon: Callable[[Terms, float], float] | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """A safeguard in force: its numbers as they stand, and what it covers (None: everything).

    `values["compliance"]` is the share of people for whom it is obeyed, whoever else is left out counted in.
    `ways`: pairs of feed and consequence; `demand`: records that the scheme makes per subject and day; in
    force on the days from `since` to before `until` (ordinals), but not from the first to before the second
    of each of `suspended`.
    """

    values: Mapping[str, float]
    feeds: frozenset[str] | None = None
    consequences: frozenset[str] | None = None
    conducts: frozenset[str] | None = None
    ways: frozenset[tuple[str, str]] | None = None
    demand: float = 0.0
    since: int = 0
    until: int = ALWAYS
    suspended: tuple[tuple[int, int], ...] = field(default=())

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def days(self, name: str) -> int:
        """A number of days."""
        return int(self.values[name])

    @property
    def share(self) -> float:
        """Share of people for whom it is obeyed."""
        return self.values["compliance"]

    def holds_on(self, day: int) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day < self.until and not any(a <= day < b for a, b in self.suspended)


@dataclass(frozen=True, slots=True)
class Switch:
    """A safeguard with its function, as found in the folder."""

    safeguard: Safeguard
    protect: Callable[[Machine, Terms], Machine]


def switches() -> dict[str, Switch]:
    """Every safeguard by id, in the order of their codes."""
    modules = registry.walk("goodstanding.safeguards").values()
    found = [
        Switch(cast(Safeguard, m.SAFEGUARD), cast("Callable[[Machine, Terms], Machine]", m.protect))
        for m in modules
    ]
    found.sort(key=lambda item: int(item.safeguard.code[1:]))
    return {item.safeguard.id: item for item in found}
