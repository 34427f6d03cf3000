"""All clauses of all laws on one path: findings, and the ids that answer for several clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from goodstanding.rules.answer import OPEN, Answer, Doubt, answer, settled, status_of
from goodstanding.rules.clause import STATUSES, Clause, Law, RollUp, Status
from goodstanding.rules.given import Given, Value
from goodstanding.rules.pivot import Flip, flips, pivotal, together
from goodstanding.rules.trace import Node, unknown_leaves
from goodstanding.rules.world import World, world


@dataclass(frozen=True, slots=True)
class Ground:
    """What findings of one path stand on: all laws, the day asked about, the path's name and its facts."""

    laws: tuple[Law, ...]
    as_of: date | None
    path: str
    world: World
    _engaged: dict[tuple[str, Value], tuple[str, ...]] = field(
        default_factory=dict[tuple[str, Value], tuple[str, ...]], compare=False, repr=False
    )

    def engaged(self, flip: Flip) -> tuple[str, ...]:
        """Titles of the laws that reach the path for certain once a flip is made."""
        key = (flip.fact, flip.new)
        if key not in self._engaged:
            given = self.world.suppose(*key)
            self._engaged[key] = tuple(law.title for law in self.laws if _engages(law, given, self.as_of))
        return self._engaged[key]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule answers on one path; what takes time to say (tree, questions, flips) is made when asked.

    `in_force`: whether it is so on the day asked about (True where no day was given, for each clause is then
    read as it stands once in force); `since`, `until`: its dates. `parts`: rules that a roll-up answers for.
    `clauses`: those behind it, of which `live` are in force.
    """

    rule: str
    status: Status
    law: str
    clause: str
    text: str
    in_force: bool
    since: date | None
    until: date | None
    consolidated: date | None
    parts: tuple[str, ...]
    clauses: tuple[Clause, ...] = field(repr=False)
    live: tuple[Clause, ...] = field(repr=False)
    ground: Ground = field(compare=False, repr=False)

    @property
    def path(self) -> str:
        """Which way through the scheme."""
        return self.ground.path

    @property
    def doubt(self) -> Doubt | None:
        """Which of the four ways not to know; None where the status is decided."""
        return self._leading().doubt if self.status == OPEN else None

    @property
    def why(self) -> str:
        """What authorities split on, why it is not in force, or what is open where no one fact decides."""
        if not self.in_force:
            return _not_live(self.clauses[0], self.ground.as_of)
        if self.status != OPEN:
            return ""
        if (split := self._leading().why) or self.unknown:
            return split
        return f"no single fact decides; open are {', '.join(self._open())}"

    @property
    def unknown(self) -> tuple[str, ...]:
        """Facts to ask next: not known, and two of their values lead to different statuses."""
        return pivotal(self.live, self.ground.world) if self.status == OPEN else ()

    @property
    def flips(self) -> tuple[Flip, ...]:
        """Single facts that would change the status."""
        return flips(self.live, self.ground.world)

    @property
    def trace(self) -> Node:
        """The tree of the clause, or of the one that a roll-up takes its status from."""
        told = self._leading().trace
        return Node(f"worst of {', '.join(self.parts)}", None, parts=(told,)) if self.parts else told

    def still_engaged(self, flip: Flip) -> tuple[str, ...]:
        """Other laws that reach the path all the same once a fact is found to be another."""
        return tuple(title for title in self.ground.engaged(flip) if title != self.law)

    def _open(self) -> tuple[str, ...]:
        facts = (leaf.fact for part in self._leading().trace.parts for leaf in unknown_leaves(part))
        return tuple(dict.fromkeys(name for name in facts if name))

    def _leading(self) -> Answer:
        told = [answer(clause, self.ground.world.given) for clause in self.live or self.clauses]
        return next((one for one in told if one.status == self.status), told[0])


def screen_path(
    given: Given, laws: Iterable[Law], *, as_of: date | None = None, path: str = "as stated"
) -> tuple[Finding, ...]:
    """Every clause, and every roll-up behind the clauses of its law; in the order of the law files.

    What follows from the facts given is derived here.
    """
    ground = Ground(tuple(laws), as_of, path, world(given))
    return tuple(_finding(law, rule, clauses, ground) for law in ground.laws for rule, clauses in _rules(law))


def screen_paths(
    given: Sequence[tuple[str, Given]], laws: Iterable[Law], *, as_of: date | None = None
) -> tuple[Finding, ...]:
    """For each rule the worst of its findings on several named paths; the first of those."""
    grounds = [Ground(tuple(laws), as_of, path, world(one)) for path, one in given]
    return tuple(
        min(
            (_finding(law, rule, clauses, ground) for ground in grounds),
            key=lambda finding: STATUSES.index(finding.status),
        )
        for law in grounds[0].laws
        for rule, clauses in _rules(law)
    )


def is_in_force(clause: Clause, as_of: date | None) -> bool:
    """Whether a clause is in force on a day, first and last day included; without a day, as if it were."""
    if as_of is None:
        return True
    return (clause.in_force is None or clause.in_force <= as_of) and (
        clause.until is None or as_of <= clause.until
    )


def _rules(law: Law) -> Iterator[tuple[Clause | RollUp, tuple[Clause, ...]]]:
    own = {clause.id: clause for clause in law.clauses}
    for clause in law.clauses:
        yield clause, (clause,)
    for roll in law.rollups:
        yield roll, tuple(own[id] for id in roll.of)


def _finding(law: Law, rule: Clause | RollUp, clauses: tuple[Clause, ...], ground: Ground) -> Finding:
    live = tuple(clause for clause in clauses if is_in_force(clause, ground.as_of))
    leading = live[0] if live else clauses[0]
    return Finding(
        rule=rule.id,
        status=settled(together(live, ground.world.given)),
        law=law.title,
        clause=" and ".join(dict.fromkeys(clause.cite for clause in clauses)),
        text=leading.text,
        in_force=bool(live),
        since=min((clause.in_force for clause in clauses if clause.in_force), default=None),
        until=leading.until,
        consolidated=law.consolidated,
        parts=tuple(clause.id for clause in clauses) if isinstance(rule, RollUp) else (),
        clauses=clauses,
        live=live,
        ground=ground,
    )


def _engages(law: Law, given: Given, as_of: date | None) -> bool:
    calm = ("not_engaged", "no_remedy", OPEN)
    return law.binds and any(
        is_in_force(clause, as_of) and status_of(clause, given) not in calm for clause in law.clauses
    )


def _not_live(clause: Clause, as_of: date | None) -> str:
    if as_of is not None and clause.in_force is not None and as_of < clause.in_force:
        return f"not yet in force: it starts on {clause.in_force}"
    return f"no longer in force: its last day was {clause.until}"
