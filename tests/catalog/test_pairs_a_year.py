"""A year of every pair at 100,000 people and their firms, beside its golden summary, link by link."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.pairs import pair_ids
from goodstanding.results.met import met

GOLDEN = Path(__file__).parent / "golden" / "a_year_of_pairs.json"
COUNTS = ("began", "befell", "anyway", "stretches")


def counted(id: str) -> dict[str, dict[str, int]]:
    """By link, how often it began and befell somebody, how often anyway, and what followed."""
    ran = gs.run(id, people=100_000, days=365, seed=1, start="2024-01-01")
    return {one.link: {name: getattr(one, name) for name in COUNTS} for one in met(ran)}


@pytest.mark.verify
@pytest.mark.parametrize("id", pair_ids(builtin_catalog()))
def test_a_year_of_a_pair_is_as_it_was(id: str):
    """A run says the same of the same seed; a number of a file that is changed renews the summary, by
    `python -m tests.catalog.test_pairs_a_year`."""
    assert counted(id) == json.loads(GOLDEN.read_text(encoding="utf-8"))[id]


if __name__ == "__main__":
    made = {id: counted(id) for id in pair_ids(builtin_catalog())}
    GOLDEN.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
