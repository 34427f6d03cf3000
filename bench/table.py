"""From several rounds of measurements to one row a case, and the rows as text."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.cases import NUMPY, START, Case, W
from bench.process import Taken


def machine() -> str:
    """Processor, how many this process may use, system and Python, in words."""
    info = Path("/proc/cpuinfo")
    names = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next((line.split(":")[1].strip() for line in names if line.startswith("model name")), "")
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    processor = model or platform.processor() or platform.machine()
    return f"{processor}, {count} processors, {platform.system()}, Python {platform.python_version()}"


def rows(taken: Mapping[Case, Sequence[Taken]]) -> list[dict[str, object]]:
    """One row a case with medians over the rounds.

    `ratio_to_numpy`: this rate over NumPy's in the same round at the same size, on W for W and the entries,
    of whole processes for a start; null where NumPy did not run.
    """
    found: list[dict[str, object]] = []
    here = machine()
    for case, each in taken.items():
        wall = median(one.wall_s for one in each)
        found.append(
            {
                "case": case.id,
                "engine": case.engine,
                "people": case.people,
                "days": case.days,
                "person_days_per_s": round(case.people * case.days / wall),
                "wall_s": round(wall, 4),
                "peak_mb": round(median(one.peak_mb for one in each), 1),
                "ratio_to_numpy": _ratio(case, each, taken),
                "machine": here,
            }
        )
    return found


def _ratio(case: Case, each: Sequence[Taken], taken: Mapping[Case, Sequence[Taken]]) -> float | None:
    kind = START if case.kind == START else W
    beside = next((c for c in taken if (c.kind, c.engine, c.people) == (kind, NUMPY, case.people)), None)
    if beside is None:
        return None
    more_days = case.days / beside.days
    pairs = zip(taken[beside], each, strict=True)
    return float(f"{median(theirs.wall_s * more_days / ours.wall_s for theirs, ours in pairs):.4g}")


def over_random(case: Case, each: Sequence[Taken]) -> float | None:
    """Nanoseconds of a person-day of W over those of the random bits it needs (SFC64, one thread)."""
    if case.kind != W:
        return None
    ratios = [one.wall_s * 1e9 / (case.people * case.days) / (one.random_ns or 1) for one in each]
    return median(ratios)


def text(taken: Mapping[Case, Sequence[Taken]]) -> str:
    """The table that `make bench` prints."""
    lines = [
        f"{'case':26}{'engine':14}{'people':>12}{'M person-days/s':>17}{'wall s':>9}{'peak MB':>9}"
        f"{'x NumPy':>9}{'x random bits':>15}"
    ]
    for row, (case, each) in zip(rows(taken), taken.items(), strict=True):
        ratio, random = row["ratio_to_numpy"], over_random(case, each)
        lines.append(
            f"{case.id:26}{case.engine:14}{case.people:>12,}"
            f"{case.people * case.days / float(str(row['wall_s'])) / 1e6:>17.2f}"
            f"{row['wall_s']:>9}{row['peak_mb']:>9}{'-' if ratio is None else f'{ratio:.3g}':>9}"
            f"{'-' if random is None else f'{random:.1f}':>15}"
        )
    return "\n".join(lines)
