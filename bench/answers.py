"""`python -m bench.answers`: what it costs that people answer. Rongcheng with everybody scored: a whole run
with `--behaviour answering`, over what `act`, `observe` and `stand` take of a run in which nobody answers, in
turn in one process, on one thread.

The three are timed at their work among the others: by themselves they cost more, as records sleep only where
`contest` looks at them."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from statistics import median
from typing import Any
from unittest.mock import patch

from bench.ours import live
from bench.table import machine
from goodstanding.engine import block_day
from goodstanding.engine.plan import Mechanism, mechanisms
from goodstanding.results.outcome import Outcome

ARM, SEED = "cn_rongcheng_residents@2016", 1
THREE = frozenset({"act", "observe", "stand"})
MOST = 3.0
"""The full set costs at most so many times the three."""
CONDUCTS, UNDER = 15, 0.01
"""For what is measured to count: so many conducts at least, and such a share under a consequence."""


def measured(people: int, days: int, rounds: int) -> tuple[list[float], Outcome]:
    """The ratios, one a round, and what the last full run left. A first round, not counted, compiles."""
    _both(people=1_000, days=2)
    found = [_both(people=people, days=days) for _ in range(rounds)]
    return [ratio for ratio, _ in found], found[-1][1]


def under(outcome: Outcome) -> float:
    """Share of the eligible who were ever under the commonest consequence, on whatever record."""
    return float(outcome.consequence_persons[:, :2].sum(axis=(1, 2)).max() / outcome.eligible.sum())


def _both(*, people: int, days: int) -> tuple[float, Outcome]:
    three = seconds_of(THREE, people=people, days=days)
    began = time.perf_counter()
    outcome = live(ARM, people, days, SEED, behaviour="answering", threads=1)
    return (time.perf_counter() - began) / three, outcome


def seconds_of(names: frozenset[str], *, people: int, days: int) -> float:
    """What some mechanisms take of a run in which nobody answers."""
    spent = 0.0

    def timed(one: Mechanism) -> Mechanism:
        def kernel(*arguments: Any) -> None:
            nonlocal spent
            began = time.perf_counter()
            one.kernel(*arguments)
            spent += time.perf_counter() - began

        return replace(one, kernel=kernel) if one.name in names else one

    watched = tuple(timed(one) for one in mechanisms())
    with patch.object(block_day, "mechanisms", lambda: watched):
        live(ARM, people, days, SEED, threads=1)
    return spent


def main() -> int:
    """0 if the full set costs no more than it may."""
    parser = argparse.ArgumentParser(prog="python -m bench.answers", description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    ratios, outcome = measured(asked.people, asked.days, asked.rounds)
    each = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(
        f"{machine()}; {asked.people:,} people, {asked.days} days, {len(outcome.conducts)} conducts, "
        f"{under(outcome):.1%} under a consequence: the full set costs {median(ratios):.2f} times "
        f"act, observe and stand ({each})"
    )
    counts = len(outcome.conducts) >= CONDUCTS and under(outcome) >= UNDER
    return int(not counts or median(ratios) > MOST)


if __name__ == "__main__":
    sys.exit(main())
