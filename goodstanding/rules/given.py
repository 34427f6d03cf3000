"""Facts as given for one path: each value with where it came from; what is not there is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Value = bool | str | float | frozenset[str] | None
"""None: stated to be unknown."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value (None: said to be unknown) and its origin: "stated", "derived: ..." or who judged it."""

    value: Value
    origin: str = "stated"


@dataclass(frozen=True, slots=True)
class Given:
    """The facts of one path, by name. `places` are all codes its jurisdiction lies within; None: not stated.

    `open_world`: an exception that is not pleaded is unknown and not absent.
    """

    facts: Mapping[str, Stated] = field(default_factory=dict[str, Stated])
    places: frozenset[str] | None = None
    open_world: bool = False

    def stated(self, name: str) -> Stated | None:
        """What is given about a fact; None: nothing was said."""
        return self.facts.get(name)

    def with_fact(self, name: str, value: Value, origin: str = "supposed") -> Given:
        """The same facts, but one."""
        return replace(self, facts={**self.facts, name: Stated(value, origin)})
