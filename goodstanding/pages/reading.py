"""Predicates of a clause in words, for a reader of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    """What a predicate asks, with the facts that it looks at; what has a name of its own goes by it."""
    if isinstance(predicate, Joined) and predicate.label:
        return f"*{predicate.label}*"
    return opened(predicate)


def opened(predicate: Predicate) -> str:
    """The same, with what stands behind the name of the predicate itself."""
    match predicate:
        case Leaf():
            return _leaf(predicate)
        case Place():
            return (
                predicate.label or f"the law of {_listed(PLACES.get(code, code) for code in predicate.codes)}"
            )
        case Joined(how="no"):
            return f"not: {in_words(predicate.parts[0])}"
        case Joined():
            return _JOINS[predicate.how].join(_bracketed(part) for part in predicate.parts) or "always"


def named(predicate: Predicate) -> Iterator[Joined]:
    """Every part that has a name of its own, outermost first."""
    if isinstance(predicate, Joined):
        if predicate.label:
            yield predicate
        for part in predicate.parts:
            yield from named(part)


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


def asked(clause: Clause) -> Iterator[Predicate]:
    """Every predicate of a clause."""
    yield clause.gate
    yield clause.elements
    for rule in (*clause.lifts, *clause.fails):
        yield rule.when


def places(law: Law) -> str:
    """The places whose law it is, in words."""
    return _listed(dict.fromkeys(PLACES.get(code, code) for code in codes(law)))


def codes(law: Law) -> tuple[str, ...]:
    """The codes of jurisdiction that the gates of a law ask for, each once."""
    return tuple(dict.fromkeys(code for clause in law.clauses for code in _codes(clause.gate)))


def _codes(predicate: Predicate) -> Iterator[str]:
    if isinstance(predicate, Place):
        yield from predicate.codes
    elif isinstance(predicate, Joined):
        for part in predicate.parts:
            yield from _codes(part)


def shared(law: Law) -> tuple[Predicate, ...]:
    """What every clause of a law asks before anything else: whom the law reaches at all."""
    first, *others = [conjuncts(clause.gate) for clause in law.clauses]
    return tuple(part for part in first if all(part in other for other in others) and part != ALWAYS)


def own_gate(clause: Clause, law: Law) -> str:
    """What this clause asks beyond that; an empty text: nothing."""
    common = shared(law)
    rest = [part for part in conjuncts(clause.gate) if part not in common and part != ALWAYS]
    return "; and ".join(_bracketed(part) for part in rest)
