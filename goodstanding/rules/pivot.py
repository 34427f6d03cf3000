"""What would change an answer: one fact at a time, never a search over sets of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from goodstanding.rules.answer import answer
from goodstanding.rules.clause import Clause, Status
from goodstanding.rules.given import Given, Value, candidates
from goodstanding.rules.logic import Leaf, leaves
from goodstanding.rules.vocabulary import FACTS

VERIFY_BLOCKS = ("remedy",)
VERIFY_FACTS = frozenset(
    {
        "operator", "operator_role", "state_coerced", "subject", "subject_group", "ai_system", "collection",
        "known_inaccurate", "identifier_retrieval", "legal_basis", "safeguards_in_law", "deception", "search",
    }
)  # fmt: skip
"""Facts about who and how, which are found out and not designed."""


@dataclass(frozen=True, slots=True)
class Flip:
    """Another value of one fact, and the status it leads to. `kind`: a change of design, or a fact to verify.

    A fact to verify leaves harm in the model as it is: only what the law reaches is another.
    """

    fact: str
    old: Value
    new: Value
    status: Status
    kind: Literal["design change", "fact to verify"]


def pivotal(clause: Clause, given: Given) -> tuple[str, ...]:
    """Facts that are not known and of which two values give different statuses: the questions to ask next."""
    found: list[str] = []
    for name in _names(clause):
        stated = given.stated(name)
        if stated is not None and stated.value is not None:
            continue
        if len({answer(clause, given.with_fact(name, value)).status for value in _others(clause, name)}) > 1:
            found.append(name)
    return tuple(found)


def flips(clause: Clause, given: Given) -> tuple[Flip, ...]:
    """Every change of one fact to one other value that leads to another status than now."""
    now = answer(clause, given).status
    found: list[Flip] = []
    for name in _names(clause):
        stated = given.stated(name)
        old = stated.value if stated else None
        for value in _others(clause, name):
            if value == old:
                continue
            status = answer(clause, given.with_fact(name, value)).status
            if status != now:
                found.append(Flip(name, old, value, status, kind_of(name)))
    return tuple(found)


def kind_of(name: str) -> Literal["design change", "fact to verify"]:
    """Whether another value would be another design, or only a fact looked at again."""
    verify = name in VERIFY_FACTS or FACTS[name].block in VERIFY_BLOCKS
    return "fact to verify" if verify else "design change"


def _names(clause: Clause) -> tuple[str, ...]:
    return tuple(dict.fromkeys(leaf.name for leaf in _leaves(clause)))


def _leaves(clause: Clause) -> Iterator[Leaf]:
    yield from leaves(clause.gate)
    yield from leaves(clause.elements)
    for rule in (*clause.lifts, *clause.contested):
        yield from leaves(rule.when)


def _others(clause: Clause, name: str) -> Iterable[Value]:
    """Values worth supposing: of a fact with values, those the clause asks for and one that it does not."""
    asked = [leaf for leaf in _leaves(clause) if leaf.name == name]
    fact = FACTS[name]
    if fact.kind == "tri":
        return candidates(fact)
    if fact.kind == "number":
        # On, just above and just below every limit of the clause.
        limits = {leaf.limit for leaf in asked}
        return sorted({limit + step for limit in limits for step in (-1.0, 0.0, 1.0)})
    words = dict.fromkeys(word for leaf in asked for word in leaf.values)
    rest = [word for word in fact.values if word not in words][:1]
    if fact.kind == "one":
        return (*words, *rest)
    return (frozenset[str](), *(frozenset({word}) for word in words))
