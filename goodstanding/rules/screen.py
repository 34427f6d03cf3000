"""All clauses of all laws on one path: findings, and the ids that answer for several clauses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goodstanding.rules.answer import Doubt, answer
from goodstanding.rules.clause import STATUSES, Clause, Law, Status
from goodstanding.rules.given import Given
from goodstanding.rules.pivot import Flip, flips, pivotal
from goodstanding.rules.trace import Node


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule answers on one path.

    `in_force`: whether it is so on the day asked about (True where no day was given, for each clause is then
    read as it stands once in force); `since`, `until`: its dates. `unknown`: facts to ask next; `flips`:
    single facts that would change the status. `parts`: rules that a roll-up answers for.
    """

    rule: str
    status: Status
    law: str
    clause: str
    text: str
    path: str
    in_force: bool
    since: date | None
    until: date | None
    consolidated: date | None
    doubt: Doubt | None
    why: str
    unknown: tuple[str, ...]
    flips: tuple[Flip, ...]
    trace: Node
    parts: tuple[str, ...] = ()


def screen_path(
    given: Given, laws: Iterable[Law], *, as_of: date | None = None, path: str = "as stated"
) -> tuple[Finding, ...]:
    """Every clause, and every roll-up behind the clauses of its law; in the order of the law files."""
    found: list[Finding] = []
    for law in laws:
        ours = {clause.id: _finding(clause, law, given, as_of, path) for clause in law.clauses}
        found += ours.values()
        found += [rolled(roll.id, [ours[id] for id in roll.of]) for roll in law.rollups]
    return tuple(found)


def worst_path(same: Sequence[Finding]) -> Finding:
    """Of one rule's findings on several paths the worst; the first of those, in the order of the paths."""
    return min(same, key=lambda finding: STATUSES.index(finding.status))


def rolled(id: str, parts: list[Finding]) -> Finding:
    """One finding under `id`: the worst status of its parts, with the facts and the tree of what gave it."""
    worst = min(parts, key=lambda part: STATUSES.index(part.status))
    told = [part for part in parts if part.status == worst.status]
    return Finding(
        rule=id,
        status=worst.status,
        law=worst.law,
        clause=" and ".join(dict.fromkeys(part.clause for part in parts)),
        text=worst.text,
        path=worst.path,
        in_force=any(part.in_force for part in parts),
        since=min((part.since for part in parts if part.since), default=None),
        until=worst.until,
        consolidated=worst.consolidated,
        doubt=worst.doubt,
        why=worst.why,
        unknown=tuple(dict.fromkeys(name for part in told for name in part.unknown)),
        flips=_common_flips(parts, worst.status),
        trace=Node(f"worst of {', '.join(part.rule for part in parts)}", None, parts=(worst.trace,)),
        parts=tuple(part.rule for part in parts),
    )


def _common_flips(parts: list[Finding], now: Status) -> tuple[Flip, ...]:
    """Flips of the roll-up: the worst of its parts if each answered as its own flip says."""
    seen: dict[tuple[str, object], Flip] = {}
    for part in parts:
        for flip in part.flips:
            seen.setdefault((flip.fact, flip.new), flip)
    found: list[Flip] = []
    for flip in seen.values():
        status = _worst(_after(part, flip) for part in parts)
        if status != now:
            found.append(Flip(flip.fact, flip.old, flip.new, status, flip.kind))
    return tuple(found)


def _after(part: Finding, flip: Flip) -> Status:
    """What a part answers once a flip is made: its own flip to that value, or its status as it is."""
    for own in part.flips:
        if (own.fact, own.new) == (flip.fact, flip.new):
            return own.status
    return part.status


def _worst(statuses: Iterable[Status]) -> Status:
    return min(statuses, key=STATUSES.index)


def _finding(clause: Clause, law: Law, given: Given, as_of: date | None, path: str) -> Finding:
    told = answer(clause, given)
    live = is_in_force(clause, as_of)
    return Finding(
        rule=clause.id,
        status=told.status if live else "not_engaged",
        law=law.title,
        clause=clause.cite,
        text=clause.text,
        path=path,
        in_force=live,
        since=clause.in_force,
        until=clause.until,
        consolidated=law.consolidated,
        doubt=told.doubt if live else None,
        why=told.why if live else _not_live(clause, as_of),
        unknown=pivotal(clause, given) if live and told.status == "undetermined" else (),
        flips=flips(clause, given) if live else (),
        trace=told.trace,
    )


def is_in_force(clause: Clause, as_of: date | None) -> bool:
    """Whether a clause is in force on a day, first and last day included; without a day, as if it were."""
    if as_of is None:
        return True
    return (clause.in_force is None or clause.in_force <= as_of) and (
        clause.until is None or as_of <= clause.until
    )


def _not_live(clause: Clause, as_of: date | None) -> str:
    if as_of is not None and clause.in_force is not None and as_of < clause.in_force:
        return f"not yet in force: it starts on {clause.in_force}"
    return f"no longer in force: its last day was {clause.until}"
