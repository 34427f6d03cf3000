"""From a finished folded simulation to what it leaves behind: as `engine.collect`, with nothing that follows
from the standing, so an empty ledger and no shadow standing."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine.collect import DISPUTES, PERSON_CLASSES
from goodstanding.engine.fold_tables import FoldTables
from goodstanding.engine.folded import Folded
from goodstanding.results.outcome import LedgerTable, Marks, Outcome

SEEN, ACTS, WRONG = range(3)


def folded_outcome(folded: Folded, *, timing: dict[str, Any], marks: bool) -> Outcome:
    """The totals of a folded simulation that has run to its last day. Arrays as in `Outcome`."""
    layout, daily = folded.layout, folded.daily
    groups, states = layout.groups, len(layout.standings[0].states)
    shape = (-1, groups, states, len(layout.conducts), 3)
    counts = np.array(daily.counts, np.int64).reshape(shape).transpose(0, 4, 1, 2, 3)
    by_kind = counts.sum(axis=(0, 3)).transpose(0, 2, 1)
    watched = (np.isin(np.arange(len(layout.conducts)), _watched(folded)))[:, None]
    evening = np.array(daily.evening)
    moves = np.zeros((states + 1, states + 1), np.int64)
    moved: Any = np.sum(daily.moves, axis=0) if daily.moves else np.zeros((states, states), np.int64)
    moves[:states, :states] = moved * (1 - np.eye(states, dtype=np.int64))
    return Outcome(
        conducts=layout.conducts,
        consequences=(),
        start_day=folded.start_day,
        days=folded.day,
        people=folded.people_by_group,
        eligible=folded.people_by_group,
        adults=folded.adults,
        acts=by_kind[ACTS],
        spell_days=np.zeros_like(by_kind[ACTS]),
        ends={},
        recorded=by_kind[SEEN],
        unrecorded=(by_kind[ACTS] - by_kind[SEEN]) * watched,
        invented=by_kind[WRONG],
        disputes=dict.fromkeys(DISPUTES, 0),
        states={layout.standings[0].id: _with_outside(evening)},
        shadow_states={},
        moves={layout.standings[0].id: moves},
        burden_persons=np.zeros((folded.day + 1, 3), np.int64),
        persons=np.zeros((PERSON_CLASSES, groups), np.int64),
        consequence_persons=np.zeros((0, 4, groups), np.int64),
        ledger=LedgerTable(
            {name: np.zeros(0, np.int64) for name in (*LedgerTable.KEYS, *LedgerTable.VALUES)}, 0
        ),
        marks=_marks(folded, folded.count if marks else 0),
        timing=timing,
        publics=counts[:, ACTS].sum(axis=(1, 2)),
        tallies=counts,
        points=np.array(daily.points),
    )


def _watched(folded: Folded) -> list[int]:
    seen = {o.conduct for o in folded.machine.periods[0].observations}
    return [k for k, conduct in enumerate(folded.layout.conducts) if conduct in seen]


def _with_outside(evening: Any) -> Any:
    """[D + 1, G, S] as [D + 1, S + 1, G]: nobody is outside."""
    return np.pad(evening.transpose(0, 2, 1), ((0, 0), (0, 1), (0, 0)))


def _marks(folded: Folded, people: int) -> Marks:
    """Nobody is under anything; the states before and after, where they are asked for."""
    first = np.zeros((1, people), np.uint8)
    last = np.zeros((1, people), np.uint8)
    if people:
        for block in folded.blocks:
            part = slice(block.first, block.first + block.size)
            first[0, part] = _states(folded.tables, folded.starts(block))
            last[0, part] = _states(folded.tables, block.points)
    return Marks(
        burden_days=np.broadcast_to(np.uint16(0), people),
        false_burden_days=np.broadcast_to(np.uint16(0), people),
        classes=np.broadcast_to(np.uint8(0), people),
        first_state=first,
        last_state=last,
    )


def _states(tables: FoldTables | None, points: Any) -> Any:
    assert tables is not None
    return tables.part_state.astype(np.uint8)[np.searchsorted(tables.cut_at[:, 0], points, side="right")]
