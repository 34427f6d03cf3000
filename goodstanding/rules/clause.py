"""A clause of a law as a rule: what it reaches, what it asks, what lifts it, and when it is in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goodstanding.rules.logic import ALWAYS, Predicate

Status = Literal["violated", "undetermined", "conditioned", "satisfied", "no_remedy", "not_engaged"]
STATUSES: tuple[Status, ...] = (
    "violated",
    "undetermined",
    "conditioned",
    "satisfied",
    "no_remedy",
    "not_engaged",
)
"""Worst first: a roll-up takes the first that any of its clauses has."""


@dataclass(frozen=True, slots=True)
class Lifts:
    """An exception: where `when` holds, the clause answers `to` (left out: as if its elements were not met).

    `to="not_engaged"` bounds the scope: where it holds, nothing else is looked at. Facts of `when` that
    nobody stated are presumed absent, and the trace says so.
    """

    label: str
    when: Predicate
    to: Status | None = None


@dataclass(frozen=True, slots=True)
class Fails:
    """A failure that counts only where it is stated: silence is none, and the duty merely attaches."""

    label: str
    when: Predicate


@dataclass(frozen=True, slots=True)
class Contested:
    """Authorities split, or a case is open: where `when` holds, the clause is undetermined; `why` says."""

    when: Predicate
    why: str
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule.

    `gate` false: not engaged. Gate true and `elements` met: `met`; not met: `unmet`; one of `fails` true:
    violated. `text` is in our own words; `in_force` None: in force for as long as matters here; `until` is
    the last day.
    """

    id: str
    cite: str
    text: str
    gate: Predicate
    elements: Predicate = ALWAYS
    met: Status = "violated"
    unmet: Status = "satisfied"
    lifts: tuple[Lifts, ...] = ()
    fails: tuple[Fails, ...] = ()
    contested: tuple[Contested, ...] = ()
    in_force: date | None = None
    until: date | None = None
    confidence: Literal["high", "medium", "low"] = "medium"
    switches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RollUp:
    """An id that answers for several clauses of its law: the worst of their statuses."""

    id: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """Facts of our own, and what one rule answers on them; every law file has some of each kind."""

    rule: str
    status: Status
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Law:
    """One instrument. `consolidated`: the date of the text read; provisional until a second reading.

    `binds` false: no law but a warning to the reader.
    """

    title: str
    cite: str
    consolidated: date | None
    clauses: tuple[Clause, ...]
    rollups: tuple[RollUp, ...] = ()
    examples: tuple[Example, ...] = ()
    provisional: bool = True
    binds: bool = True
