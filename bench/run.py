"""`python -m bench.run`: every case in turn, round after round, so that noise falls on all alike."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.cases import LARGE, Case, cases, scale_cases
from bench.process import ROOT, Places, Taken, take
from bench.table import machine, rows, text

RESULTS = ROOT / "bench" / "results.json"


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each case is measured")
    parser.add_argument("--largest", type=int, default=LARGE, help="leave out cases with more people")
    parser.add_argument("--scale", action="store_true", help="also up to 1.4 billion people (6 GB, minutes)")
    parser.add_argument("--only", nargs="+", metavar="WORD", help="cases whose id or engine is one of these")
    parser.add_argument("--peers-python", type=Path, default=ROOT / ".venv-bench" / "bin" / "python")
    parser.add_argument("--results", type=Path, default=RESULTS)
    return parser.parse_args()


def wanted(largest: int, only: Sequence[str] | None, *, scale: bool) -> list[Case]:
    """The cases to measure."""
    found = [case for case in cases(largest) if only is None or {case.id, case.kind, case.engine} & set(only)]
    return found + list(scale_cases()) if scale else found


def measured(chosen: Sequence[Case], rounds: int, places: Places) -> dict[Case, list[Taken]]:
    """All rounds. A case that fails, or whose totals do not agree with the oracle, is named and dropped."""
    taken: dict[Case, list[Taken]] = {case: [] for case in chosen}
    for number in range(1, rounds + 1):
        for case in list(taken):
            try:
                one = take(case, places)
            except RuntimeError as failure:
                print(f"round {number}: {case.id}, {case.engine}: left out: {failure}", flush=True)
                del taken[case]
                continue
            print(
                f"round {number}: {case.id}, {case.engine}, {case.people:,}: {one.wall_s:.3f} s", flush=True
            )
            taken[case].append(one)
            if not one.agrees:
                print(f"  left out: a total is {one.z:.1f} standard errors from the exact limit", flush=True)
                del taken[case]
    return taken


def main() -> int:
    """Measure, print, write; 1 if a case was left out."""
    asked = options()
    chosen = wanted(asked.largest, asked.only, scale=asked.scale)
    here = Path(sys.executable)
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        places = Places(here, asked.peers_python, here.parent / "goodstanding", Path(scratch))
        taken = measured(chosen, asked.rounds, places)
    asked.results.write_text(json.dumps(rows(taken), indent=1) + "\n", encoding="utf-8")
    print(f"\n{machine()}; medians of {asked.rounds} rounds\n{text(taken)}")
    return int(len(taken) < len(chosen))


if __name__ == "__main__":
    sys.exit(main())
