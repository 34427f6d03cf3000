"""A year of every entry at 100,000 people, beside its golden summary."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from goodstanding.results.outcome import Outcome
from tests.catalog.entries import CONTROLS, ENTRIES
from tests.catalog.test_walk import lived

GOLDEN = Path(__file__).parent / "golden" / "a_year.json"


def summary(outcome: Outcome) -> dict[str, float]:
    """Of the eligible: mean share in each state, and the share ever under each consequence, by truth."""
    eligible = int(outcome.eligible.sum())
    states = {
        f"{standing}[{i}]": float(count[1:, i].sum()) / outcome.days / eligible
        for standing, count in sorted(outcome.states.items())
        for i in range(count.shape[1] - 1)
    }
    under = {
        f"{name} on {record}": float(outcome.consequence_persons[q, truth].sum()) / eligible
        for q, name in enumerate(outcome.consequences)
        for truth, record in enumerate(("a true record", "a false record"))
    }
    return states | under


@pytest.mark.verify
@pytest.mark.parametrize("id", [*ENTRIES, *CONTROLS])
def test_a_year_of_a_hundred_thousand_is_as_it_was(id: str):
    """Within five standard errors of the golden summary: another order of draws is no other result."""
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    people = 100_000
    outcome = lived(id, people=people, days=365)
    found, wanted = summary(outcome), golden[id]
    assert set(found) == set(wanted)
    eligible = int(outcome.eligible.sum())
    for name, share in wanted.items():
        error = np.sqrt(2 * max(share * (1 - share), 1 / eligible) / eligible)
        assert abs(found[name] - share) <= 5 * error, name
