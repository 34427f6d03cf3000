"""What one clause answers on the facts of one path: a status, why it is open if it is, and the tree.

`statuses` reads truths alone and is quick; `answer` builds the tree that a reader follows. Both lead to one
status by the same steps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from goodstanding.rules.clause import Clause, Contested, Lifts, Status
from goodstanding.rules.given import Given
from goodstanding.rules.logic import Truth, both, negated
from goodstanding.rules.trace import SAID_UNKNOWN, Node, all_leaves, evaluate, truth, unknown_leaves
from goodstanding.rules.vocabulary import FACTS

Doubt = Literal["not stated", "judgment needed", "contested law", "pending"]
"""The four ways not to know."""
PLEA = "exception_pleaded"
OPEN: Status = "undetermined"


@dataclass(frozen=True, slots=True)
class Answer:
    """`doubt` only where undetermined; `trace` holds the gate, the elements and the exceptions considered."""

    status: Status
    trace: Node
    doubt: Doubt | None = None
    why: str = ""


def status_of(clause: Clause, given: Given) -> Status:
    """The one status that every way of filling the unknowns leads to; else undetermined."""
    return settled(statuses(clause, given))


def settled(possible: frozenset[Status]) -> Status:
    """A set of possible statuses as one."""
    return next(iter(possible)) if len(possible) == 1 else OPEN


def statuses(clause: Clause, given: Given) -> frozenset[Status]:
    """Every status that some way of filling the unknowns leads to; contested law is "undetermined"."""
    reach = truth(clause.gate, given)
    lifted: list[tuple[Lifts, Truth]] = []
    for rule in clause.lifts if reach is not False else ():
        holds = _lift_truth(rule, given)
        if rule.to == "not_engaged":
            reach = both(reach, negated(holds))
        else:
            lifted.append((rule, holds))
    if reach is False:
        return frozenset(("not_engaged",))
    if reach and _contested(clause, given) is not None:
        return frozenset((OPEN,))
    possible: set[Status] = set() if reach else {"not_engaged"}
    if any(truth(failure.when, given) for failure in clause.fails):
        return frozenset((*possible, "violated"))
    return frozenset(possible | _within_reach(clause, truth(clause.elements, given), lifted))


def _within_reach(clause: Clause, elements: Truth, lifted: list[tuple[Lifts, Truth]]) -> set[Status]:
    possible: set[Status] = set()
    free: Truth = True
    for rule, holds in lifted:
        if holds is not False and elements is not False:
            possible.add(rule.to or clause.unmet)
        free = both(free, negated(holds))
    if elements is not True:
        possible.add(clause.unmet)
    if elements is not False and free is not False:
        possible.add(clause.met)
    return possible


def answer(clause: Clause, given: Given) -> Answer:
    """The status of a clause with its tree: gate, elements, exceptions, failures stated."""
    gate = replace(evaluate(clause.gate, given), label="reached")
    elements = replace(evaluate(clause.elements, given), label="elements")
    lifted = tuple(_lift(rule, given) for rule in clause.lifts)
    failed = tuple(
        replace(evaluate(rule.when, given), label=f"failure: {rule.label}") for rule in clause.fails
    )
    trace = Node(clause.text, gate.truth, parts=(gate, elements, *lifted, *failed))
    status = status_of(clause, given)
    if status != OPEN:
        return Answer(status, trace)
    if (split := _contested(clause, given)) is not None and gate.truth:
        return Answer(status, trace, "pending" if split.pending else "contested law", split.why)
    return Answer(status, trace, _doubt((gate, elements, *lifted)))


def _lift(rule: Lifts, given: Given) -> Node:
    """An exception: silence counts as absent, unless the world is open or a fact is said to be unknown."""
    node = replace(evaluate(rule.when, given), label=f"exception: {rule.label}")
    if node.truth is None and not given.open_world and not _in_play(node):
        return replace(node, truth=False, origin="not pleaded, so presumed absent")
    return node


def _in_play(node: Node) -> bool:
    """Whether an open exception was pleaded, was said to be unknown, or lacks nothing but a judgment."""
    seen, missing = all_leaves(node), unknown_leaves(node)
    if any(leaf.fact == PLEA and leaf.truth for leaf in seen):
        return True
    if any(leaf.origin == SAID_UNKNOWN for leaf in missing):
        return True
    judged = all(leaf.fact in FACTS and FACTS[leaf.fact].judgment for leaf in missing)
    return judged and any(leaf.truth for leaf in seen)


def _lift_truth(rule: Lifts, given: Given) -> Truth:
    holds = truth(rule.when, given)
    return _lift(rule, given).truth if holds is None else holds


def _contested(clause: Clause, given: Given) -> Contested | None:
    return next((split for split in clause.contested if truth(split.when, given)), None)


def _doubt(parts: tuple[Node, ...]) -> Doubt:
    open_facts = [leaf.fact for part in parts for leaf in unknown_leaves(part)]
    judged = all(name in FACTS and FACTS[name].judgment for name in open_facts if name)
    return "judgment needed" if open_facts and judged else "not stated"
