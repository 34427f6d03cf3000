"""Bits that stay the same until somebody means to change them: what three entries leave behind, as hashes.

A change of the engine that is not meant to move a result leaves `golden.json` as it is. One that is meant to,
or a change of an entry's numbers, renews it: `python -m tests.engine.test_golden`, with a line under
**Numbers** in the changelog that says why.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from goodstanding.engine import simulate
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine_json import machine_to_json, world_to_json
from goodstanding.panels import arrange
from goodstanding.results.outcome import Outcome

ENTRIES = ("cn_rongcheng_residents", "cn_court_defaulters", "de_debtor_register")
PEOPLE, DAYS, SEED, START = 20_000, 100, 1, date(2024, 1, 1)
FILE = Path(__file__).with_name("golden.json")
APART = {"ledger", "timing"}


def found(entry: str, *, threads: int) -> dict[str, str]:
    """Hashes of an entry's resolved files, of the totals and marks that a run of it leaves, of its ledger."""
    known = builtin_catalog()
    panel = arrange(known, [entry], society=None, behaviour="default", sets=(), start=START)[0]
    machine = panel.arms[1].machine
    outcome = simulate(
        panel.world,
        machine,
        people=PEOPLE,
        days=DAYS,
        seed=SEED,
        start_day=START.toordinal(),
        threads=threads,
        block=8192,
    )
    return {
        "files": digest([machine_to_json(machine), world_to_json(panel.world)]),
        "publics": digest(publics(outcome)),
        "ledger": f"{outcome.ledger.digest & (2**64 - 1):016x}",
    }


def publics(outcome: Outcome) -> dict[str, Any]:
    """All that a run left; what its plan or its scheme does not have, and so is None, carries no bits."""
    named = {one.name: getattr(outcome, one.name) for one in fields(outcome) if one.name not in APART}
    return {name: value for name, value in named.items() if value is not None}


def digest(value: Any) -> str:
    hasher = hashlib.blake2b(digest_size=8)
    for piece in pieces(value):
        hasher.update(piece + b"\n")
    return hasher.hexdigest()


def pieces(value: Any) -> list[bytes]:
    """A tree of plain values and arrays as bytes, in the order of its names; the width of integers does not
    count."""
    if isinstance(value, np.ndarray):
        array = cast("np.ndarray[Any, Any]", value)
        return [repr(array.shape).encode(), array.astype(np.int64).tobytes()]
    if isinstance(value, Mapping):
        tree = cast("Mapping[str, Any]", value)
        return [piece for name in sorted(tree) for piece in (name.encode(), *pieces(tree[name]))]
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return [piece for one in cast("list[Any]", value) for piece in pieces(one)]
    if hasattr(value, "__dataclass_fields__"):
        return pieces({one.name: getattr(value, one.name) for one in fields(value)})
    return [repr(value).encode()]


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_comes_out_as_it_did(entry: str):
    known = json.loads(FILE.read_text(encoding="utf-8"))[entry]
    now = found(entry, threads=2)
    assert now["files"] == known["files"], (
        "the entry's files are not what golden.json was made from: renew it"
    )
    assert now == known


if __name__ == "__main__":
    made = {entry: found(entry, threads=1) for entry in ENTRIES}
    FILE.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
