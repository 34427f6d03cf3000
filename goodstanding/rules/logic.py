"""Predicates over facts in strong-Kleene logic: true, false or None for unknown; data, never code.

A law file builds them with `fact`, `one_of`, `over`, `at_least`, `all_of`, `any_of`, `no` and `within`; a
name or value outside the vocabulary is a ValueError when the file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from goodstanding.rules.vocabulary import FACTS

Truth = bool | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test of one fact: true ("is"), among `values` ("in"), above `limit` ("over") or not under it."""

    name: str
    test: Literal["is", "in", "over", "at_least"]
    values: tuple[str, ...] = ()
    limit: float = 0.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The path lies in one of these jurisdictions."""

    codes: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """All, or any, of some predicates; or `no` of one."""

    how: Literal["all", "any", "no"]
    parts: tuple[Predicate, ...]
    label: str = ""


Predicate = Leaf | Place | Joined


def _kind(name: str, *kinds: str) -> None:
    if name not in FACTS:
        raise ValueError(f"no fact '{name}' in the vocabulary")
    if FACTS[name].kind not in kinds:
        raise ValueError(f"fact '{name}' is of kind {FACTS[name].kind}, not {' or '.join(kinds)}")


def fact(name: str, *, label: str = "") -> Leaf:
    """A true-or-false fact is true."""
    _kind(name, "tri")
    return Leaf(name, "is", label=label)


def one_of(name: str, *values: str, label: str = "") -> Leaf:
    """A fact holds one of these values; of a set, at least one."""
    _kind(name, "one", "set")
    odd = [value for value in values if value not in FACTS[name].values]
    if odd or not values:
        raise ValueError(f"fact '{name}' has no value {odd}; it has {FACTS[name].values}")
    return Leaf(name, "in", values, label=label)


def over(name: str, limit: float, *, label: str = "") -> Leaf:
    """A number is above a limit."""
    _kind(name, "number")
    return Leaf(name, "over", limit=limit, label=label)


def at_least(name: str, limit: float, *, label: str = "") -> Leaf:
    """A number is at a limit or above it."""
    _kind(name, "number")
    return Leaf(name, "at_least", limit=limit, label=label)


def within(*codes: str, label: str = "") -> Place:
    """The law of one of these places applies (codes of `goodstanding.rules.jurisdiction`)."""
    return Place(codes, label)


def all_of(*parts: Predicate, label: str = "") -> Joined:
    """Every part; with none, always true."""
    return Joined("all", parts, label)


def any_of(*parts: Predicate, label: str = "") -> Joined:
    """At least one part; with none, never true."""
    return Joined("any", parts, label)


def no(part: Predicate, *, label: str = "") -> Joined:
    """Not this."""
    return Joined("no", (part,), label)


ALWAYS = all_of()


def both(left: Truth, right: Truth) -> Truth:
    """Kleene and: false wins, then unknown."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def negated(truth: Truth) -> Truth:
    """Kleene not: unknown stays unknown."""
    return None if truth is None else not truth


def leaves(predicate: Predicate) -> Iterator[Leaf]:
    """Every test of a fact below a predicate, in order."""
    if isinstance(predicate, Leaf):
        yield predicate
    elif isinstance(predicate, Joined):
        for part in predicate.parts:
            yield from leaves(part)
