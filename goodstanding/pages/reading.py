"""Predicates of a clause in words, for a reader of a page."""

from __future__ import annotations

from collections.abc import Iterable

from goodstanding.rules.clause import Clause, Law
from goodstanding.rules.logic import ALWAYS, Joined, Leaf, Place, Predicate

PLACES = {
    "eu": "European Union", "eu_member": "a member state of the European Union",
    "coe": "Council of Europe", "uk": "United Kingdom", "us": "United States",
    "us_federal": "the federal level of the United States", "us_state": "a state of the United States",
    "ca": "Canada", "au": "Australia", "in": "India", "cn": "China", "sg": "Singapore", "jm": "Jamaica",
    "ke": "Kenya", "kr": "South Korea", "mu": "Mauritius", "pl": "Poland", "it": "Italy", "nl": "Netherlands",
    "fi": "Finland", "fr": "France", "de": "Germany", "other": "elsewhere",
}  # fmt: skip
_JOINS = {"all": "; and ", "any": "; or "}


def in_words(predicate: Predicate) -> str:
    """What a predicate asks, with the names of the facts that it looks at."""
    match predicate:
        case Leaf():
            return _leaf(predicate)
        case Place():
            return (
                predicate.label or f"the law of {_listed(PLACES.get(code, code) for code in predicate.codes)}"
            )
        case Joined(how="no"):
            inner = in_words(predicate.parts[0])
            return f"{predicate.label} (not: {inner})" if predicate.label else f"not: {inner}"
        case Joined():
            inner = _JOINS[predicate.how].join(_bracketed(part) for part in predicate.parts)
            return f"{predicate.label} ({inner})" if predicate.label else inner or "always"


def _bracketed(part: Predicate) -> str:
    text = in_words(part)
    return f"({text})" if isinstance(part, Joined) and not part.label and part.how != "no" else text


def _leaf(leaf: Leaf) -> str:
    name = f"`{leaf.name}`"
    match leaf.test:
        case "is":
            asked = name
        case "in":
            asked = f"{name}: {_listed(f'`{value}`' for value in leaf.values)}"
        case "over":
            asked = f"{name} above {leaf.limit:g}"
        case "at_least":
            asked = f"{name} at {leaf.limit:g} or more"
    return f"{leaf.label} ({asked})" if leaf.label else asked


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def conjuncts(predicate: Predicate) -> tuple[Predicate, ...]:
    """The parts that all have to hold, from the top down."""
    if isinstance(predicate, Joined) and predicate.how == "all" and not predicate.label:
        return tuple(inner for part in predicate.parts for inner in conjuncts(part))
    return (predicate,)


def shared(law: Law) -> tuple[Predicate, ...]:
    """What every clause of a law asks before anything else: whom the law reaches at all."""
    first, *others = [conjuncts(clause.gate) for clause in law.clauses]
    return tuple(part for part in first if all(part in other for other in others) and part != ALWAYS)


def own_gate(clause: Clause, law: Law) -> str:
    """What this clause asks beyond that; an empty text: nothing."""
    common = shared(law)
    rest = [part for part in conjuncts(clause.gate) if part not in common and part != ALWAYS]
    return "; and ".join(_bracketed(part) for part in rest)
