"""`python -m bench.answers`: what it costs that people answer. Rongcheng with everybody scored, by every
mechanism with `--behaviour answering`, over the same file by `act`, `observe` and `stand` alone,
in turn in one process."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from unittest.mock import patch

from bench.ours import live
from bench.table import machine
from goodstanding.engine import block_day
from goodstanding.engine.plan import mechanisms
from goodstanding.results.outcome import Outcome

ARM, SEED = "cn_rongcheng_residents@2016", 1
ALONE = frozenset({"act", "observe", "stand"})
MOST = 3.0
"""The full set costs at most so many times the three alone."""
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
    began = time.perf_counter()
    with only(ALONE):
        live(ARM, people, days, SEED)
    between = time.perf_counter()
    outcome = live(ARM, people, days, SEED, behaviour="answering")
    return (time.perf_counter() - between) / (between - began), outcome


@contextmanager
def only(names: frozenset[str]) -> Iterator[None]:
    """No other mechanisms but these."""
    kept = tuple(one for one in mechanisms() if one.name in names)
    with patch.object(block_day, "mechanisms", lambda: kept):
        yield


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
        f"act, observe and stand alone ({each})"
    )
    counts = len(outcome.conducts) >= CONDUCTS and under(outcome) >= UNDER
    return int(not counts or median(ratios) > MOST)


if __name__ == "__main__":
    sys.exit(main())
