"""Schemes by laws: the worst that any clause of a law answers on any path of a scheme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goodstanding.rules.clause import STATUSES, Law, Status
from goodstanding.rules.screen import Finding


@dataclass(frozen=True, slots=True)
class Cell:
    """One scheme under one law. `rules`: those with that status; `path`: of the first of them."""

    status: Status
    rules: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Column:
    """A scheme of the board."""

    id: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class Board:
    """All laws by file name, all schemes, and their cells by (law, scheme).

    `here`: each scheme where it is; `there`: as if it were run where the law applies.
    """

    laws: tuple[tuple[str, Law], ...]
    schemes: tuple[Column, ...]
    here: Mapping[tuple[str, str], Cell]
    there: Mapping[tuple[str, str], Cell]


def cell(found: Iterable[Finding]) -> Cell:
    """The worst of the findings of one law, with the clauses that have it; roll-ups repeat those."""
    own = [finding for finding in found if not finding.parts]
    worst = STATUSES[min(STATUSES.index(finding.status) for finding in own)]
    same = [finding for finding in own if finding.status == worst]
    return Cell(worst, tuple(finding.rule for finding in same), same[0].path)
