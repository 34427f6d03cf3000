"""A pass: proofs, states that hold whatever else is shown, and what a list calls its other state."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from goodstanding.model.machine import Standing
from goodstanding.model.passes import Pass
from goodstanding.model.register import Register
from goodstanding.model.resolve_standing import goes_of, standing_of
from tests.catalog.entries import CATALOG

DAYS = {"value": 14, "unit": "days", "basis": "assumed", "range": (7, 21), "because": "a test of the form"}
CONDUCTS = {id: CATALOG.conduct(id) for id in ("traffic_ticket", "judgment_debt")}


def made(otherwise: str = "amber", **grounds: Any) -> Pass:
    found = grounds or {
        "dose": {"when": "judgment_debt", "to": "gold", "until": "ended"},
        "test": {"when": "traffic_ticket", "to": "green", "keep_days": DAYS},
        "contact": {"when": "traffic_ticket", "to": "red", "keep_days": DAYS},
    }
    states = ("gold", "green", "amber", "red")
    return Pass.model_validate(
        {"kind": "pass", "states": states, "otherwise": otherwise, "grounds": found}, strict=True
    )


def read(standing: Standing, **values: int) -> str:
    states = [column.reads(values.get(column.id, column.start)) for column in standing.columns]
    return standing.states[max(states)]


def test_the_mildest_proof_counts_and_a_hold_outweighs_it():
    standing = standing_of("code", made())
    by = {go.id.removeprefix("code."): go.by_low for go in goes_of("code", made(), CONDUCTS, {})}
    assert read(standing) == "amber"
    assert read(standing, proof=by["test"]) == "green"
    assert read(standing, proof=3 * by["test"]) == "green"
    assert read(standing, proof=by["dose"]) == "gold"
    assert read(standing, proof=by["dose"] + by["test"]) == "gold"
    assert read(standing, proof=by["dose"], held_red=by["contact"]) == "red"


def test_without_a_ground_everyone_is_where_the_file_says():
    assert read(standing_of("code", made("gold", contact={"when": "traffic_ticket", "to": "red"}))) == "gold"
    assert read(standing_of("code", made("red", dose={"when": "traffic_ticket", "to": "gold"}))) == "red"


def test_times_and_stocks_reach_the_rule():
    (contact, dose, test) = goes_of("code", made(), CONDUCTS, {"dose": 0.7})
    assert (test.keep_low, test.on, test.start_share) == (14, "act", 0)
    assert (dose.until_end, dose.on, dose.start_share) == (True, "start", 0.7)
    assert contact.column == "held_red"


@pytest.mark.parametrize(
    "grounds",
    [
        {"same": {"when": "traffic_ticket", "to": "amber"}},
        {"nowhere": {"when": "traffic_ticket", "to": "blue"}},
        {"no_end": {"when": "traffic_ticket", "to": "red", "exit_days": DAYS}},
    ],
)
def test_a_ground_that_cannot_apply_is_refused(grounds: Any):
    with pytest.raises(ValidationError):
        made(**grounds)


def test_a_freeze_is_open_and_a_list_is_clear():
    entries = {"named": {"when": "traffic_ticket", "keep_days": DAYS}}
    kinds = {"register": "clear", "freeze": "open"}
    for kind, other in kinds.items():
        whole = {"kind": kind, "state": "on_it", "entries": entries}
        standing = standing_of("list", Register.model_validate(whole, strict=True))
        assert (standing.kind, standing.states) == (kind, (other, "on_it"))
        with pytest.raises(ValidationError):
            Register.model_validate({**whole, "state": other}, strict=True)
