"""A law as the safeguards that its clauses ask for, where they reach into a scheme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import cast

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.core.quantity import Quantity
from goodstanding.core.registry import walk
from goodstanding.model.arm import Named
from goodstanding.model.prepared import Case
from goodstanding.model.protection import Protection
from goodstanding.protections.clause_terms import CLAUSE_TERMS
from goodstanding.protections.reach import Reach, domains_of, feeds_of, meant, protection, ways_of
from goodstanding.rules.answer import OPEN, status_of
from goodstanding.rules.clause import Clause, Law, Status
from goodstanding.rules.trace import evaluate, failing_leaves
from goodstanding.safeguards.base import Safeguard, Switch, switches

ASKS: frozenset[Status] = frozenset(("violated", "undetermined", "conditioned"))
"""Statuses at which a clause asks for its safeguards: a breach, a duty, or what a human has to settle."""
BREACH: frozenset[Status] = frozenset(("violated",))
Reached = tuple[Clause, Reach]
"""A clause, and where it asks for a safeguard."""


def law_names() -> tuple[str, ...]:
    """The names of the law files."""
    return tuple(walk("goodstanding.laws"))


def by_law(case: Case, named: Named) -> list[Protection]:
    """The safeguards that a law, or one clause of it, switches on in a scheme; none where it reaches nothing.

    Raises RequestProblem for a clause that the law has not.
    """
    chosen = _chosen(named)
    found: list[Protection] = []
    for switch in switches().values():
        clauses = [clause for clause in chosen if switch.safeguard.code in clause.switches]
        reached = [(clause, reach) for clause in clauses if (reach := _reach(case, clause, switch))]
        found += [_protection(case, on_days, switch, own) for on_days, own in _by_days(named, reached)]
    return found


def _by_days(named: Named, reached: list[Reached]) -> list[tuple[Named, list[Reached]]]:
    """All together on the days that the arm says; on the law's own days one after the other, so that no day
    has a safeguard twice."""
    if not named.own_dates:
        return [(named, reached)] if reached else []
    spans = [(clause.in_force or date.min, _day_after(clause.until)) for clause, _ in reached]
    edges = sorted({edge for span in spans for edge in span})
    found: list[tuple[Named, list[Reached]]] = []
    for since, until in pairwise(edges):
        own = [
            one for one, (first, last) in zip(reached, spans, strict=True) if first <= since and until <= last
        ]
        if own:
            ends = None if until == date.max else until
            found.append((replace(named, since=None if since == date.min else since, until=ends), own))
    return found


def _day_after(last: date | None) -> date:
    return date.max if last is None else last + timedelta(1)


def stops_at(case: Case, named: Named) -> tuple[str, ...]:
    """The facts, with their values here, at which most clauses of a law stop short; at most two."""
    found: Counter[str] = Counter()
    gates = [clause.gate for clause in _chosen(named)]
    for _, given in ways_of(case, everywhere=True):
        for gate in gates:
            leaves = failing_leaves(evaluate(gate, given))
            found.update(
                dict.fromkeys((f"{leaf.fact} is {_shown(leaf.value)}" for leaf in leaves if leaf.fact), 1)
            )
    return tuple(text for text, _ in found.most_common(2))


def _shown(value: object) -> str:
    return ", ".join(map(str, cast("list[object]", value))) if isinstance(value, list) else str(value).lower()


def clauses_of(name: str) -> tuple[Clause, ...]:
    """Every clause of the instrument that a law file is about, in this file and in those beside it."""
    laws = _laws()
    own = _instrument(laws[name])
    ordered = (laws[name], *(law for other, law in laws.items() if other != name))
    return tuple(clause for law in ordered if _instrument(law) == own for clause in law.clauses)


@cache
def _laws() -> dict[str, Law]:
    return {name: module.LAW for name, module in walk("goodstanding.laws").items()}


def _instrument(law: Law) -> str:
    """The title of the instrument, without which part of it a file holds."""
    return re.split(r"[,:]", law.title)[0]


def _chosen(named: Named) -> tuple[Clause, ...]:
    clauses = clauses_of(named.name)
    if not named.part:
        return clauses
    wanted = re.compile(rf"{re.escape(named.part)}(?!\d)")
    chosen = tuple(c for c in clauses if wanted.match(_number(c.id)) or c.id == named.part)
    if not chosen:
        message = f"'{named.name}' has no clause '{named.part}'"
        raise RequestProblem(
            Problem(message, hint=offer(named.part, [_number(c.id) for c in clauses], most=40))
        )
    return chosen


def _number(id: str) -> str:
    return id.partition(".")[2] or id


def _reach(case: Case, clause: Clause, switch: Switch) -> Reach | None:
    """Where a clause asks for a safeguard; None: nowhere."""
    asks = BREACH if switch.safeguard.on_breach else ASKS
    found = {
        (path.feed, path.consequence): status
        for path, given in ways_of(case, everywhere=True)
        if path.feed and path.consequence and (status := status_of(clause, given)) in asks
    }
    if not found:
        return None
    feeds, consequences = frozenset(f for f, _ in found), frozenset(c for _, c in found)
    return Reach(feeds, consequences, None, frozenset(found), set(found.values()) == {OPEN})


def _protection(case: Case, named: Named, switch: Switch, reached: list[Reached]) -> Protection:
    clauses, safeguard = [clause for clause, _ in reached], switch.safeguard
    return protection(
        named,
        f"{named.name}.{safeguard.id}",
        safeguard,
        meant(case, safeguard, _union(case, [reach for _, reach in reached])),
        _numbers(safeguard, clauses),
        tuple(clause.id for clause in clauses),
        tuple(clause.id for clause, reach in reached if reach.open),
    )


def _union(case: Case, reached: Iterable[Reach]) -> Reach:
    """All of them together; what is all there is, is None."""
    ways = frozenset(way for reach in reached for way in reach.ways or ())
    feeds, consequences = frozenset(f for f, _ in ways), frozenset(c for _, c in ways)
    every_feed, every = set(feeds_of(case)), set(domains_of(case))
    return Reach(
        None if feeds >= every_feed else feeds, None if consequences >= every else consequences, None, ways
    )


def _numbers(safeguard: Safeguard, clauses: list[Clause]) -> dict[str, Quantity]:
    """The safeguard's numbers, with what the clauses themselves say; the first that says it counts."""
    numbers = dict(safeguard.numbers)
    for clause in reversed(clauses):
        for name, value in CLAUSE_TERMS.get(clause.id, {}).items():
            if name in numbers:
                numbers[name] = Quantity(
                    value=value,
                    unit=numbers[name].unit,
                    basis="stated",
                    confidence="M",
                    source=(clause.cite,),
                    at=clause.id,
                )
    return numbers
