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


ALIKE_IN_NAME = """id: cn_tickets
title: A list of another kind under the same names
jurisdiction: CN
mechanism: a list of tickets
compulsion: mandatory
status: hypothetical
reading: provisional
summary: For a test.
subject: {is: person, where: {age_at_least: 18}}
aim: {says: a test, who: T, kind: order, lawful: {value: unknown, source: T}, measured_by: people_affected}
feeds: {court: {title: Court, operator: court, data: traffic}}
sees: {court: {traffic_ticket: {sensitivity: SEEN}}}
standings:
  list:
    kind: register
    state: listed
    entries:
      caught:
        when: traffic_ticket
        keep_days: {value: 30, unit: days, DAYS}
        extended: {share: SHARE, days: {value: 30, unit: days, DAYS}}
consequences:
  flight:
    title: No flight
    when: {list: listed}
    domain: travel
    effect: deny
    meets: air_trip
    enforced: SEEN
    decided_by: rule
    source: T
    at: a test
contest:
  channel: a letter
  take_up: SEEN
  delay_days_from: {value: 1, unit: days, DAYS}
  delay_days_to: {value: 40, unit: days, DAYS}
  success_if_wrong: SEEN
  success_if_right: SEEN
"""
SEEN = "{value: 0.5, unit: probability, basis: assumed, range: [0.1, 1.0], because: a test}"
SOURCES = "T: {title: A test, who: nobody, year: 2024, kind: press}\n"


def test_what_several_name_alike_draws_as_in_its_entry(tmp_path: Path):
    place = tmp_path / "schemes" / "cn_tickets"
    place.mkdir(parents=True)
    text = ALIKE_IN_NAME.replace("SEEN", SEEN).replace("SHARE", SEEN.replace("probability", "share"))
    days = "basis: assumed, range: [1, 90], because: a test"
    (place / "scheme.yaml").write_text(text.replace("DAYS", days), encoding="utf-8")
    (place / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    ids = ("cn_court_defaulters", "cn_tickets")
    both, *each = lived(joined(tmp_path, f"[{', '.join(ids)}]"), ("cn_joined", *ids))
    for id, alone in zip(ids, each, strict=True):
        assert f"{id}_list" in both.states
        assert rows(both, alone, id) == rows(alone, alone, id)
        assert np.array_equal(both.states[f"{id}_list"], alone.states["list"])
        assert any(key[0] == "flight" and counts[3] for key, counts in rows(alone, alone, id).items())


@pytest.mark.parametrize("id", ["cn_court_defaulters", "cn_hangzhou_qianjiang"])
def test_one_entry_alone_is_the_same_bits(id: str, tmp_path: Path):
    one, other = lived(joined(tmp_path, f"[{id}]"), ("cn_joined", id))
    assert one.ledger.digest == other.ledger.digest
    assert np.array_equal(one.burden_persons, other.burden_persons)
    assert {name: count.tolist() for name, count in one.states.items()} == {
        name: count.tolist() for name, count in other.states.items()
    }
