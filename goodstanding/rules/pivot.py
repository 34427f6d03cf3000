"""What would change an answer: one fact at a time, never a search over sets of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from goodstanding.rules.answer import answer, settled, statuses
from goodstanding.rules.clause import STATUSES, Clause, Status
from goodstanding.rules.given import Given, Value
from goodstanding.rules.logic import Leaf, leaves
from goodstanding.rules.trace import unknown_leaves
from goodstanding.rules.vocabulary import FACTS
from goodstanding.rules.world import World

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


def worst(found: Iterable[Status]) -> Status:
    """Of several statuses the one that a roll-up takes."""
    return min(found, key=STATUSES.index)


def together(clauses: Sequence[Clause], given: Given) -> frozenset[Status]:
    """Every status that the worst of some clauses may have, however the unknowns of each are filled."""
    possible: frozenset[Status] = frozenset(("not_engaged",))
    for clause in clauses:
        own = statuses(clause, given)
        possible = frozenset(worst((left, right)) for left in possible for right in own)
    return possible


def pivotal(clauses: Sequence[Clause], world: World) -> tuple[str, ...]:
    """Facts that leave it open and of which two values give different statuses: the questions to ask next.

    What only an exception asks that is presumed absent is no question.
    """
    trees = [answer(clause, world.given).trace for clause in clauses]
    missing = (leaf.fact for tree in trees for part in tree.parts for leaf in unknown_leaves(part))
    return tuple(name for name in dict.fromkeys(missing) if name in FACTS and _decides(clauses, world, name))


def _decides(clauses: Sequence[Clause], world: World, name: str) -> bool:
    values = _others(clauses, name, None)
    return len({settled(together(clauses, world.suppose(name, value))) for value in values}) > 1


def flips(clauses: Sequence[Clause], world: World) -> tuple[Flip, ...]:
    """Every change of one fact to one other value that leads to another status than now."""
    now = settled(together(clauses, world.given))
    found: list[Flip] = []
    for name in names(clauses):
        old = _value(world, name)
        for value in _others(clauses, name, old):
            if value == old:
                continue
            status = settled(together(clauses, world.suppose(name, value)))
            if status != now:
                found.append(Flip(name, old, value, status, kind_of(name)))
    return tuple(found)


def kind_of(name: str) -> Literal["design change", "fact to verify"]:
    """Whether another value would be another design, or only a fact looked at again."""
    verify = name in VERIFY_FACTS or FACTS[name].block in VERIFY_BLOCKS
    return "fact to verify" if verify else "design change"


def names(clauses: Iterable[Clause]) -> tuple[str, ...]:
    """Facts that some clauses look at, in order, each once."""
    return tuple(dict.fromkeys(leaf.name for leaf in _leaves(clauses)))


def _leaves(clauses: Iterable[Clause]) -> Iterator[Leaf]:
    for clause in clauses:
        yield from leaves(clause.gate)
        yield from leaves(clause.elements)
        for rule in (*clause.lifts, *clause.fails, *clause.contested):
            yield from leaves(rule.when)


def _value(world: World, name: str) -> Value:
    stated = world.given.stated(name)
    return stated.value if stated else None


def _others(clauses: Sequence[Clause], name: str, old: Value) -> tuple[Value, ...]:
    """Values worth supposing: of a fact with values, those the clauses ask for and one that they do not.

    A set that is known gains or loses one value that they ask for, or loses all of them.
    """
    asked = [leaf for leaf in _leaves(clauses) if leaf.name == name]
    fact = FACTS[name]
    if fact.kind == "tri":
        return (True, False)
    if fact.kind == "number":
        # On, just above and just below every limit of the clauses.
        limits = {leaf.limit for leaf in asked}
        return tuple(sorted({max(0.0, limit + step) for limit in limits for step in (-1.0, 0.0, 1.0)}))
    words = tuple(dict.fromkeys(word for leaf in asked for word in leaf.values))
    if fact.kind == "one":
        return (*words, *[word for word in fact.values if word not in words][:1])
    held = old if isinstance(old, frozenset) else frozenset[str]()
    return (held - frozenset(words), *(held ^ frozenset((word,)) for word in words))
