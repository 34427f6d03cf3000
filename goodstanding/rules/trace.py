"""Evaluating a predicate into a tree that a reader can follow: label, value, origin, parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from goodstanding.rules.given import Given
from goodstanding.rules.logic import Joined, Leaf, Place, Predicate, Truth, both, negated
from goodstanding.rules.vocabulary import FACTS

NOT_STATED = "not stated"
SAID_UNKNOWN = "stated to be unknown"


@dataclass(frozen=True, slots=True)
class Node:
    """One element: what was asked, its truth (None: unknown), the value looked at and where it came from."""

    label: str
    truth: Truth
    fact: str | None = None
    value: object = None
    origin: str = ""
    parts: tuple[Node, ...] = ()


def evaluate(predicate: Predicate, given: Given) -> Node:
    """The tree of a predicate on the facts given."""
    match predicate:
        case Leaf():
            return _leaf(predicate, given)
        case Place():
            found = None if given.places is None else bool(given.places & set(predicate.codes))
            label = predicate.label or f"the law of {' or '.join(predicate.codes)} applies"
            origin = NOT_STATED if given.places is None else "stated"
            value = None if given.places is None else sorted(given.places)
            return Node(label, found, "jurisdiction", value, origin)
        case Joined():
            parts = tuple(evaluate(part, given) for part in predicate.parts)
            return Node(predicate.label or _WORDS[predicate.how], _joined(predicate, parts), parts=parts)
        case _:
            assert_never(predicate)


def truth(predicate: Predicate, given: Given) -> Truth:
    """The truth of a predicate on the facts given, without the tree."""
    if isinstance(predicate, Leaf):
        stated = given.facts.get(predicate.name)
        return None if stated is None or stated.value is None else _test(predicate, stated.value)
    if isinstance(predicate, Place):
        return None if given.places is None else not given.places.isdisjoint(predicate.codes)
    if predicate.how == "no":
        return negated(truth(predicate.parts[0], given))
    decides = predicate.how == "any"
    found: Truth = not decides
    for part in predicate.parts:
        holds = truth(part, given)
        if holds is decides:
            return decides
        if holds is None:
            found = None
    return found


_WORDS = {"all": "all of", "any": "any of", "no": "not"}


def _joined(predicate: Joined, parts: tuple[Node, ...]) -> Truth:
    if predicate.how == "no":
        return negated(parts[0].truth)
    # By De Morgan any is not-all-not, so that one table of truth serves both.
    truth: Truth = True
    for part in parts:
        truth = both(truth, part.truth if predicate.how == "all" else negated(part.truth))
    return truth if predicate.how == "all" else negated(truth)


def _leaf(leaf: Leaf, given: Given) -> Node:
    stated = given.stated(leaf.name)
    label = leaf.label or _label(leaf)
    if stated is None or stated.value is None:
        return Node(label, None, leaf.name, None, NOT_STATED if stated is None else SAID_UNKNOWN)
    value = stated.value
    shown = sorted(value) if isinstance(value, frozenset) else value
    return Node(label, _test(leaf, value), leaf.name, shown, stated.origin)


def _test(leaf: Leaf, value: bool | str | float | frozenset[str]) -> bool:
    match leaf.test:
        case "is":
            return value is True
        case "in":
            return not value.isdisjoint(leaf.values) if isinstance(value, frozenset) else value in leaf.values
        case "over":
            return isinstance(value, int | float) and value > leaf.limit
        case "at_least":
            return isinstance(value, int | float) and value >= leaf.limit


def _label(leaf: Leaf) -> str:
    name = leaf.name.replace("_", " ")
    match leaf.test:
        case "is":
            return FACTS[leaf.name].question
        case "in":
            return f"{name}: {' or '.join(leaf.values)}"
        case "over":
            return f"{name} above {leaf.limit:g}"
        case "at_least":
            return f"{name} of {leaf.limit:g} or more"


def unknown_leaves(node: Node) -> tuple[Node, ...]:
    """The facts that leave a tree open: unknown leaves below unknown nodes, in order."""
    if node.truth is not None:
        return ()
    if not node.parts:
        return (node,)
    return tuple(leaf for part in node.parts for leaf in unknown_leaves(part))


def failing_leaves(node: Node) -> tuple[Node, ...]:
    """The facts at which a tree fails, in order; none where it does not."""
    if node.truth is not False:
        return ()
    if not node.parts:
        return (node,)
    below = tuple(leaf for part in node.parts for leaf in failing_leaves(part))
    return below or all_leaves(node)


def all_leaves(node: Node) -> tuple[Node, ...]:
    """Every fact looked at below a node, in order."""
    if not node.parts:
        return (node,)
    return tuple(leaf for part in node.parts for leaf in all_leaves(part))
