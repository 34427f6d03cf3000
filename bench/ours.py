"""Our engine behind the peers' interface: W from the files in bench/catalog, and any catalogue entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from goodstanding.engine import simulate
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.results.outcome import Outcome

CATALOG = Path(__file__).parent / "catalog"
START = date(2024, 1, 1)


class Totals:
    """The 36 totals of a run of W, as the oracle takes them: [kind, conduct]."""

    def __init__(self, outcome: Outcome) -> None:
        order = [outcome.conducts.index(f"c{number}") for number in range(len(outcome.conducts))]
        kinds = (outcome.acts, outcome.recorded, outcome.invented)
        self.totals = np.stack([kind.sum(axis=1)[order] for kind in kinds])


def run(people: int, days: int, seed: int) -> Totals:
    """`people` live under W for `days` days, by the ordinary engine."""
    society, behaviour = (_only(kind, "*.yaml") for kind in ("societies", "behaviours"))
    outcome = live(_only("schemes", "*"), people, days, seed, society=society, behaviour=behaviour)
    return Totals(outcome)


def live(
    arm: str,
    people: int,
    days: int,
    seed: int,
    *,
    society: str | None = None,
    behaviour: str = "default",
    threads: int | None = None,
) -> Outcome:
    """`people` live under an entry of the catalogue or of bench/catalog, on all processors unless told."""
    catalog = builtin_catalog(CATALOG)
    cases = make_cases(catalog, [arm], society=society, behaviour=behaviour)
    return simulate(
        resolve_world(cases),
        resolve_machine(cases[0], start=START),
        people=people,
        days=days,
        seed=seed,
        start_day=START.toordinal(),
        marks=False,
        threads=threads,
    )


def _only(kind: str, pattern: str) -> str:
    (path,) = (CATALOG / kind).glob(pattern)
    return path.stem
