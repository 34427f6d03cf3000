"""The ledger of a simulation: stretches counted by what they were, part by part, so that a country's fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from goodstanding.core.keys import digest_rows
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import OPEN, used_part
from goodstanding.results.outcome import LENGTHS, LedgerTable

TOGETHER = 1 << 20
"""Stretches looked at together."""
COPIED = ("consequence", "footing", "cause", "state", "start", "attempts", "met", "group", "end")
DIGESTED = ("person", *COPIED[:5], "end_day", "attempts", "met", "end")


def ledger_of(simulation: Simulation, base: int) -> LedgerTable:
    """The ledger and the digest of all stretches. `base`: how many consequences there are without those that
    spill over."""
    source = np.array([*simulation.layout.spilled_from, -1], np.int64)
    digest, tables = 0, [_table(_no_rows(), source)]
    for rows in _batches(simulation):
        digest = (digest + digest_rows(tuple(rows[name] for name in DIGESTED))) & ((1 << 64) - 1)
        tables.append(_table(rows, source))
    return LedgerTable(_merged(tables), digest)


def closed_rows(simulation: Simulation) -> dict[str, Any]:
    """Every stretch of the run, ended or still open, int64 columns: person, consequence (as in
    `Layout.effects`), footing, cause, state, start, end_day, attempts, met, group, end."""
    batches = [_no_rows(), *_batches(simulation)]
    return {name: np.concatenate([rows[name] for rows in batches]) for name in batches[0]}


def _no_rows() -> dict[str, Any]:
    return {name: np.zeros(0, np.int64) for name in (*COPIED, "person", "end_day")}


def _parts(simulation: Simulation) -> Iterator[dict[str, Any]]:
    yield from simulation.closed
    for block in simulation.blocks:
        if block.stretches.count[0]:
            still = used_part(block.stretches)
            group = (block.people.cell[still["lane"]] & 1).astype(np.uint8) + np.uint8(block.group)
            end = np.full(group.size, OPEN, np.uint8)
            yield still | {"group": group, "end": end, "first": block.first, "day": simulation.day + 1}


def _batches(simulation: Simulation) -> Iterator[dict[str, Any]]:
    held: list[dict[str, Any]] = []
    count = 0
    for part in _parts(simulation):
        held.append(part)
        count += part["lane"].size
        if count >= TOGETHER:
            yield _rows(held)
            held, count = [], 0
    if held:
        yield _rows(held)


def _rows(parts: list[dict[str, Any]]) -> dict[str, Any]:
    rows: dict[str, Any] = {n: np.concatenate([p[n].astype(np.int64) for p in parts]) for n in COPIED}
    rows["person"] = np.concatenate([p["lane"].astype(np.int64) + p["first"] for p in parts])
    rows["end_day"] = np.repeat([p["day"] for p in parts], [p["lane"].size for p in parts]).astype(np.int64)
    return rows


def _table(rows: dict[str, Any], source: Any) -> Any:
    """i8[n, keys + values] of the stretches of at least a day, those of one kind together."""
    spilled = source[rows["consequence"]] >= 0
    days = rows["end_day"] - np.maximum(rows["start"], 1)
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
    values: dict[str, Any] = {
        "stretches": np.ones(days.size, np.int64),
        "person_days": days,
        "attempts": rows["attempts"],
        "met": rows["met"],
    }
    columns = [keys[name] for name in LedgerTable.KEYS] + [values[name] for name in LedgerTable.VALUES]
    return _summed(np.stack(columns, axis=1)[days > 0])


def _summed(table: Any) -> Any:
    """Rows with the same keys added up, sorted by key."""
    width = len(LedgerTable.KEYS)
    low = table[:, :width].min(axis=0, initial=0)
    span = table[:, :width].max(axis=0, initial=0) - low + 1
    code = np.zeros(len(table), np.int64)
    for column in range(width):
        code = code * span[column] + table[:, column] - low[column]
    _, index, inverse = np.unique(code, return_index=True, return_inverse=True)
    out = table[index]
    for column in range(width, table.shape[1]):
        sums = np.zeros(index.size, np.int64)
        np.add.at(sums, inverse, table[:, column])
        out[:, column] = sums
    return out


def _merged(tables: list[Any]) -> dict[str, Any]:
    table = _summed(np.concatenate(tables))
    return {name: table[:, i].copy() for i, name in enumerate((*LedgerTable.KEYS, *LedgerTable.VALUES))}
