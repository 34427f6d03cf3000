"""What one clause answers on the facts of one path: a status, why it is open if it is, and the tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from goodstanding.rules.clause import Clause, Contested, Lifts, Status
from goodstanding.rules.given import Given
from goodstanding.rules.logic import Truth, both, negated
from goodstanding.rules.trace import SAID_UNKNOWN, Node, all_leaves, evaluate, unknown_leaves
from goodstanding.rules.vocabulary import FACTS

Doubt = Literal["not stated", "judgment needed", "contested law", "pending"]
"""The four ways not to know."""
PLEA = "exception_pleaded"


@dataclass(frozen=True, slots=True)
class Answer:
    """`doubt` only where undetermined; `trace` holds the gate, the elements and the exceptions considered."""

    status: Status
    trace: Node
    doubt: Doubt | None = None
    why: str = ""


def answer(clause: Clause, given: Given) -> Answer:
    """The status of a clause: gate, then contested points, then elements less exceptions."""
    gate = replace(evaluate(clause.gate, given), label="reached")
    elements = replace(evaluate(clause.elements, given), label="elements")
    lifted = tuple((rule, _lift(rule, given)) for rule in clause.lifts)
    trace = Node(clause.text, gate.truth, parts=(gate, elements, *(node for _, node in lifted)))
    if gate.truth is False:
        return Answer("not_engaged", trace)
    if gate.truth and (split := _contested(clause, given)) is not None:
        return Answer("undetermined", trace, "pending" if split.pending else "contested law", split.why)
    status = _status(clause, gate.truth, elements.truth, lifted)
    if status != "undetermined":
        return Answer(status, trace)
    return Answer(status, trace, _doubt(trace))


def _status(clause: Clause, gate: Truth, elements: Truth, lifted: tuple[tuple[Lifts, Node], ...]) -> Status:
    """The one status that every way of filling the unknowns leads to; else undetermined."""
    possible: set[Status] = {"not_engaged"} if gate is None else set()
    free: Truth = True
    for rule, node in lifted:
        if node.truth is not False and elements is not False:
            possible.add(rule.to or clause.unmet)
        free = both(free, negated(node.truth))
    if elements is not True:
        possible.add(clause.unmet)
    if elements is not False and free is not False:
        possible.add(clause.met)
    return possible.pop() if len(possible) == 1 else "undetermined"


def _lift(rule: Lifts, given: Given) -> Node:
    """An exception: silence counts as absent, unless the world is open or a fact is said to be unknown."""
    node = replace(evaluate(rule.when, given), label=f"exception: {rule.label}")
    # What was pleaded is open until its conditions are known; silence about a plea is absence.
    pleaded = any(leaf.fact == PLEA and leaf.truth for leaf in all_leaves(node))
    silent = not pleaded and not any(leaf.origin == SAID_UNKNOWN for leaf in unknown_leaves(node))
    if node.truth is None and silent and not given.open_world:
        return replace(node, truth=False, origin="not pleaded, so presumed absent")
    return node


def _contested(clause: Clause, given: Given) -> Contested | None:
    return next((split for split in clause.contested if evaluate(split.when, given).truth), None)


def _doubt(trace: Node) -> Doubt:
    open_facts = [leaf.fact for part in trace.parts for leaf in unknown_leaves(part)]
    judged = all(name in FACTS and FACTS[name].judgment for name in open_facts if name)
    return "judgment needed" if open_facts and judged else "not stated"
