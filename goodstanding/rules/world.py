"""The facts of one path with what follows from them, and the same with one fact supposed otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from goodstanding.rules.derive import DERIVED, derived
from goodstanding.rules.given import Given, Value


@dataclass(frozen=True, slots=True)
class World:
    """`stated`: without what is derived; `given`: with it. A supposed fact is derived from anew, once."""

    stated: Given
    given: Given
    _supposed: dict[tuple[str, Value], Given] = field(
        default_factory=dict[tuple[str, Value], Given], compare=False, repr=False
    )

    def suppose(self, name: str, value: Value) -> Given:
        """The facts if one were another, and all that follows from it."""
        key = (name, value)
        if key not in self._supposed:
            self._supposed[key] = derived(self.stated.with_fact(name, value))
        return self._supposed[key]


def world(given: Given) -> World:
    """The world of a path; facts that an earlier derivation added are derived anew."""
    own = {name: one for name, one in given.facts.items() if not one.origin.startswith(DERIVED)}
    stated = replace(given, facts=own)
    return World(stated, derived(stated))
