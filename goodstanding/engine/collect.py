"""From a finished simulation to what it leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from goodstanding.core.keys import digest_rows
from goodstanding.engine.layout import Layout
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import ELIGIBLE, OPEN, used_part
from goodstanding.results.outcome import LENGTHS, LedgerTable, Marks, Outcome

DISPUTES = ("filed", "won_wrong", "won_right", "lost_wrong", "lost_right")
PERSON_CLASSES = 9
BURDENED = 0b111


def outcome_of(simulation: Simulation, *, timing: dict[str, Any], marks: bool = True) -> Outcome:
    """The totals of a simulation that has run to its last day. Arrays as in `Outcome`."""
    layout, blocks = simulation.layout, simulation.blocks
    totals = [block.totals for block in blocks]
    cell = np.concatenate([block.people.cell for block in blocks])
    scope = np.concatenate([block.people.scope for block in blocks])
    group = (cell & 1).astype(np.int64) + np.repeat([b.group for b in blocks], [b.size for b in blocks])
    adult = cell >= layout.adult_cell
    states, shadow = np.array(simulation.daily.states), np.array(simulation.daily.shadow_states)
    base = sum(1 for source in layout.spilled_from if source < 0)
    classes = np.concatenate([block.people.classes for block in blocks])
    known = len(layout.conducts)

    def total(name: str) -> Any:
        return _added(getattr(t, name) for t in totals)[:known]

    return Outcome(
        conducts=layout.conducts,
        consequences=tuple(effect.id for effect in layout.effects[:base]),
        start_day=simulation.start_day,
        days=simulation.day,
        people=np.bincount(group, minlength=layout.groups),
        eligible=np.bincount(group[(scope & ELIGIBLE) != 0], minlength=layout.groups),
        adults=np.bincount(group[adult], minlength=layout.groups),
        acts=total("acts"),
        spell_days=simulation.daily.spell_days[:known],
        ends=_ends(simulation, total("ends")),
        recorded=total("recorded"),
        unrecorded=total("unrecorded"),
        invented=total("invented"),
        disputes={name: int(n) for name, n in zip(DISPUTES, _added(t.disputes for t in totals), strict=True)},
        states={s.id: states[:, i, : len(s.states) + 1, :] for i, s in enumerate(layout.standings)},
        shadow_states={s.id: shadow[:, i, : len(s.states) + 1, :] for i, s in enumerate(layout.standings)},
        moves=_moves(layout, _added(t.moves for t in totals)),
        burden_persons=np.array(simulation.daily.burdened),
        persons=_persons(layout, classes, group),
        consequence_persons=_consequence_persons(layout, blocks, group, base),
        ledger=ledger_of(simulation, base),
        marks=_marks(simulation, classes) if marks else _NO_MARKS,
        timing=timing,
        publics=np.array(simulation.daily.acts, np.int64).reshape(len(simulation.daily.acts), known),
    )


def _added(parts: Iterable[Any]) -> Any:
    return sum(parts)


def _ends(simulation: Simulation, ends: Any) -> dict[str, dict[str, int]]:
    return {
        conduct.id: {reason: int(ends[k, r]) for r, (reason, _) in enumerate(conduct.ends)}
        for k, conduct in enumerate(simulation.world.conducts)
        if conduct.form == "spell"
    }


def _moves(layout: Layout, moves: Any) -> dict[str, Any]:
    sizes = [len(standing.states) + 1 for standing in layout.standings]
    return {s.id: moves[i, :n, :n] for i, (s, n) in enumerate(zip(layout.standings, sizes, strict=True))}


def _persons(layout: Layout, classes: Any, group: Any) -> Any:
    out = np.zeros((PERSON_CLASSES, layout.groups), np.int64)
    for bit in range(8):
        out[bit] = np.bincount(group[(classes >> bit) & 1 == 1], minlength=layout.groups)
    out[8] = np.bincount(group[(classes & BURDENED) != 0], minlength=layout.groups)
    return out


def _consequence_persons(layout: Layout, blocks: list[Any], group: Any, base: int) -> Any:
    ever = np.concatenate([block.people.ever for block in blocks], axis=1)
    out = np.zeros((base, 4, layout.groups), np.int64)
    for q in range(base):
        for footing in range(4):
            same = [q, *(i for i, source in enumerate(layout.spilled_from) if source == q)]
            held = [ever[i // 2] & np.uint8(1 << (4 * (i % 2) + footing)) != 0 for i in same]
            out[q, footing] = np.bincount(group[np.logical_or.reduce(held)], minlength=layout.groups)
    return out


_NO_MARKS = Marks(
    burden_days=np.zeros(0, np.uint16),
    false_burden_days=np.zeros(0, np.uint16),
    classes=np.zeros(0, np.uint8),
    first_state=np.zeros((0, 0), np.uint8),
    last_state=np.zeros((0, 0), np.uint8),
)


def _marks(simulation: Simulation, classes: Any) -> Marks:
    people = [block.people for block in simulation.blocks]
    last = np.concatenate([p.state for p in people], axis=1)
    assert simulation.first_state is not None
    return Marks(
        burden_days=np.concatenate([p.burden_days for p in people]),
        false_burden_days=np.concatenate([p.false_days for p in people]),
        classes=classes,
        first_state=simulation.first_state,
        last_state=last,
    )


def closed_rows(simulation: Simulation) -> dict[str, Any]:
    """Every stretch of the run, ended or still open, int64 columns: person, consequence (as in
    `Layout.effects`), footing, cause, state, start, end_day, attempts, met, group, end."""
    parts = list(simulation.closed)
    for block in simulation.blocks:
        if block.stretches.count[0]:
            still = used_part(block.stretches)
            group = (block.people.cell[still["lane"]] & 1).astype(np.uint8) + np.uint8(block.group)
            end = np.full(group.size, OPEN, np.uint8)
            parts.append(
                still | {"group": group, "end": end, "first": block.first, "day": simulation.day + 1}
            )
    names = ("consequence", "footing", "cause", "state", "start", "attempts", "met", "group", "end")
    rows = {
        n: np.concatenate([p[n].astype(np.int64) for p in parts]) if parts else np.zeros(0, np.int64)
        for n in names
    }
    if parts:
        rows["person"] = np.concatenate([p["lane"].astype(np.int64) + p["first"] for p in parts])
        rows["end_day"] = np.concatenate([np.full(p["lane"].size, p["day"], np.int64) for p in parts])
    else:
        rows["person"] = rows["end_day"] = np.zeros(0, np.int64)
    return rows


def ledger_of(simulation: Simulation, base: int) -> LedgerTable:
    """The ledger: stretches counted by what they were, and the digest of all of them."""
    rows = closed_rows(simulation)
    source = np.array([*simulation.layout.spilled_from, -1], np.int64)
    spilled = source[rows["consequence"]] >= 0 if rows["consequence"].size else np.zeros(0, bool)
    days = rows["end_day"] - np.maximum(rows["start"], 1)
    kept = days > 0
    keys: dict[str, Any] = {
        "consequence": np.where(spilled, source[rows["consequence"]], rows["consequence"]),
        "cause": rows["cause"] - 1,
        "group": rows["group"],
        "state": rows["state"],
        "truth": rows["footing"] - 1,
        "spilled": spilled.astype(np.int64),
        "length": np.searchsorted(np.array(LENGTHS), days),
        "ending": rows["end"],
    }
    table = np.stack([keys[name][kept] for name in LedgerTable.KEYS], axis=1)
    unique, inverse = np.unique(table, axis=0, return_inverse=True)
    columns = {name: unique[:, i] for i, name in enumerate(LedgerTable.KEYS)}
    for name, values in (
        ("stretches", None),
        ("person_days", days),
        ("attempts", rows["attempts"]),
        ("met", rows["met"]),
    ):
        sums = np.zeros(unique.shape[0], np.int64)
        np.add.at(sums, inverse.ravel(), 1 if values is None else values[kept])
        columns[name] = sums
    ordered = (
        "person",
        "consequence",
        "footing",
        "cause",
        "state",
        "start",
        "end_day",
        "attempts",
        "met",
        "end",
    )
    return LedgerTable(columns=columns, digest=digest_rows(tuple(rows[name] for name in ordered)))
