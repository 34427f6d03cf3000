"""Entries joined: where nothing interacts each has its own rows, bit for bit, and one entry is itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from goodstanding.engine import simulate
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import Catalog
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.results.outcome import LedgerTable, Outcome
from tests.model.test_compose import joined

START = date(2024, 1, 1)
LISTS = ("cn_court_defaulters", "cn_joint_travel_bans")
OFTEN = ("conducts.unruly_on_flight.rates.any.acts=0.05",)
"""So that some hundreds of people are banned from flights."""


def lived(catalog: Catalog, arms: tuple[str, ...], sets: tuple[str, ...] = ()) -> list[Outcome]:
    """Each arm on the society and the conducts of all."""
    cases = make_cases(catalog, arms, society="CN", sets=sets)
    world = resolve_world(cases)
    asked = {"people": 4096, "days": 200, "seed": 5, "start_day": START.toordinal(), "threads": 1}
    return [simulate(world, resolve_machine(case, start=START), **asked) for case in cases]


def rows(outcome: Outcome, of: Outcome, entry: str) -> dict[tuple[object, ...], tuple[int, ...]]:
    """The ledger's rows about what the entry does, by their keys, each consequence under its id there."""
    table = outcome.ledger.columns
    found: dict[tuple[object, ...], tuple[int, ...]] = {}
    for i in range(len(table["consequence"])):
        name = outcome.consequences[table["consequence"][i]]
        own = name.removeprefix(f"{entry}_")
        if own in of.consequences:
            key = (own, *(int(table[key][i]) for key in LedgerTable.KEYS[1:]))
            found[key] = tuple(int(table[value][i]) for value in LedgerTable.VALUES)
    return found


def test_each_goes_on_as_alone(tmp_path: Path):
    catalog = joined(tmp_path, f"[{', '.join(LISTS)}]")
    both, *each = lived(catalog, ("cn_joined", *LISTS), OFTEN)
    for id, alone in zip(LISTS, each, strict=True):
        assert rows(both, alone, id) == rows(alone, alone, id)
        assert any(key[0] == "flight" and counts[3] for key, counts in rows(alone, alone, id).items())
        for standing, count in alone.states.items():
            assert np.array_equal(both.states[standing], count)
    for name in both.disputes:
        assert both.disputes[name] == sum(alone.disputes[name] for alone in each)


@pytest.mark.parametrize("id", ["cn_court_defaulters", "cn_hangzhou_qianjiang"])
def test_one_entry_alone_is_the_same_bits(id: str, tmp_path: Path):
    one, other = lived(joined(tmp_path, f"[{id}]"), ("cn_joined", id))
    assert one.ledger.digest == other.ledger.digest
    assert np.array_equal(one.burden_persons, other.burden_persons)
    assert {name: count.tolist() for name, count in one.states.items()} == {
        name: count.tolist() for name, count in other.states.items()
    }
