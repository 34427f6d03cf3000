"""A protection that an arm names: which safeguard, for what, since when, and its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goodstanding.core.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Protection:
    """One safeguard in force in an arm.

    `name`: below which its numbers stand in paths of `--set` (`hearing`, or `us_fcra.dispute`); `safeguard`:
    its id; `clauses`: rules of a law that ask for it, none where the arm names it itself; `open`: those among
    them for which facts or judgments that nobody stated decide whether they do. What it covers, by
    id, None for everything there is: `feeds`, `consequences`, `conducts`, and `ways`, the pairs of feed and
    consequence. In force from `since` to the day before `until`, but for the days from the first to the
    second of each of `suspended`.
    """

    name: str
    safeguard: str
    numbers: Mapping[str, Quantity]
    clauses: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    feeds: frozenset[str] | None = None
    consequences: frozenset[str] | None = None
    conducts: frozenset[str] | None = None
    ways: frozenset[tuple[str, str]] | None = None
    since: date | None = None
    until: date | None = None
    suspended: tuple[tuple[date, date], ...] = ()
