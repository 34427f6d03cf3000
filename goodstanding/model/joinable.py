"""Whether entries can stand side by side in one scheme, and if not, why not, by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from goodstanding.core.errors import Problem, offer
from goodstanding.model.located import Node
from goodstanding.model.renaming import FACTS

ALIKE = ("society", "subject", "participation")
"""What holds for all parts of a scheme: the parts agree on it, or the file that joins them says it."""
ANYWHERE = "ZZ"
Refusal = tuple[str, str]
"""What is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the entries: its id, where the file that joins them names it, its own file, its data and that of
    its sources."""

    id: str
    named: Node
    path: Path
    scheme: Node
    sources: Node

    def names(self, section: str) -> tuple[str, ...]:
        """Its ids of a section."""
        if section == "published":
            return tuple(text_of(one) for figure in items(self, section) if (one := figure.child("id")))
        above = self.scheme.child("facts") if section in FACTS else self.scheme
        there = above.child(section) if above else None
        return there.names() if there else ()

    @property
    def home(self) -> str:
        """Id of the society that it lives in; ANYWHERE: any."""
        return text_of(self.scheme.child("society") or self.scheme.child("jurisdiction"))

    @property
    def kinds(self) -> frozenset[str]:
        """Whom it gives a standing: person, firm."""
        subject = self.scheme.child("subject")
        is_ = subject.child("is") if subject else None
        named = is_.value if is_ and isinstance(is_.value, tuple) else (is_,) if is_ else ()
        return frozenset(text_of(one) for one in named)

    @property
    def sees(self) -> frozenset[str]:
        """Every conduct that a feed of it sees, at any date."""
        changes = [change for one in items(self, "timeline") if (change := one.child("change"))]
        sights = [sees for node in (self.scheme, *changes) if (sees := node.child("sees"))]
        seen = [sight for sees in sights for feed in sees.names() if (sight := sees.child(feed))]
        return frozenset(name for sight in seen for name in sight.names())


def items(part: Part, name: str) -> tuple[Node, ...]:
    """The entries of a list of a part."""
    node = part.scheme.child(name)
    return node.value if node and isinstance(node.value, tuple) else ()


def text_of(node: Node | None) -> str:
    """A word as the file has it; nothing where there is none."""
    return "" if node is None else str(node.plain())


def refusals(root: Node, parts: Sequence[Part]) -> list[Problem]:
    """Why parts cannot stand beside each other in the file `root`, at the entry that it names."""
    found = list(_pooled(root, parts))
    for part in parts if len(parts) > 1 else ():
        found += [part.named.at.problem(*refusal) for refusal in _alone(root, part)]
    for one, other in combinations(parts, 2):
        found += [other.named.at.problem(*refusal) for refusal in _together(root, one, other)]
    return found


def _alone(root: Node, part: Part) -> Iterator[Refusal]:
    changes = [change for one in items(part, "timeline") if (change := one.child("change"))]
    contests = [contest for node in (part.scheme, *changes) if (contest := node.child("contest"))]
    if any(contest.child("capacity") for contest in contests):
        hint = "Officials who decide so many cases a day decide for one entry."
        yield f"'{part.id}' cannot be joined to others: its contest has a 'capacity'", hint
    moves = any(change.child("participation") for change in changes)
    if moves and root.child("timeline") is None:
        hint = "One share holds for all that is joined: join it as of a date in a file of your own."
        yield f"'{part.id}' cannot be joined to others: who takes part changes by date", hint


def _together(root: Node, one: Part, other: Part) -> Iterator[Refusal]:
    both = f"'{one.id}' and '{other.id}' cannot be joined: "
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        hint = "Join entries about the same kind of subject."
        told = [f"{' or '.join(sorted(part.kinds))}s" for part in (one, other)]
        yield f"{both}one is about {told[0]}, the other about {told[1]}", hint
        return
    if len({one.home, other.home} - {ANYWHERE}) > 1:
        hint = f"Join entries of one society; those of {ANYWHERE} live in any."
        yield f"{both}they live in {one.home} and {other.home}", hint
        return
    for what in ("subject", "participation"):
        mine, theirs = (part.scheme.child(what) for part in (one, other))
        if root.child(what) is None and (mine and mine.plain()) != (theirs and theirs.plain()):
            yield f"{both}their '{what}' differs", f"Write '{what}' in this file: it then holds for both."
    yield from _calendars(root, both, one, other)
    yield from _own_conducts(both, one, other)
    listed = root.child("pooled")
    pooled = listed.plain() if listed and isinstance(listed.value, tuple) else ()
    if shared := sorted(one.sees & other.sees - set(pooled)):
        hint = (
            f"Write pooled: [{', '.join(shared)}] if such a record counts for both, whichever feed made it."
        )
        named = "', '".join(shared)
        yield f"{both}feeds of both see '{named}'", hint


def _calendars(root: Node, both: str, one: Part, other: Part) -> Iterator[Refusal]:
    if root.child("in_force") is not None:
        return
    hint = "Write 'in_force' in this file: it then holds for all that is joined."
    held = [part.scheme.child("in_force") for part in (one, other)]
    first, second = (
        {name: text_of(period.child(name)) for name in period.names()} if period else {} for period in held
    )
    for early, late in ((first, second), (second, first)):
        until, since = early.get("until"), late.get("from")
        if until and since and until < since:
            yield f"{both}one ends on {until}, the other begins on {since}", hint
    days = [period["stocks"] for period in (first, second) if "stocks" in period]
    if len(set(days)) > 1:
        yield f"{both}their stocks are of {' and '.join(days)}", hint


def _own_conducts(both: str, one: Part, other: Part) -> Iterator[Refusal]:
    mine, theirs = (
        {file.stem: file.read_bytes() for file in part.path.parent.glob("conducts/*.yaml")}
        for part in (one, other)
    )
    for name in sorted(mine.keys() & theirs.keys()):
        if mine[name] != theirs[name]:
            yield (
                f"{both}each has a conduct '{name}' of its own",
                "Conducts are shared: rename one of the two.",
            )


def _pooled(root: Node, parts: Sequence[Part]) -> Iterator[Problem]:
    listed = root.child("pooled")
    shared = {name for one, other in combinations(parts, 2) for name in one.sees & other.sees}
    for node in listed.value if listed and isinstance(listed.value, tuple) else ():
        if isinstance(node.value, str) and node.value not in shared:
            hint = offer(node.value, sorted(shared), what="Seen by several")
            yield node.at.problem(f"no two of the entries see '{node.value}'", hint)
