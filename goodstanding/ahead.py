"""Before a run: what it will take, and the engine compiled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from goodstanding.core.memory import held
from goodstanding.model.catalog import builtin_catalog
from goodstanding.panels import PlannedArm, arrange
from goodstanding.results.run import Request

if TYPE_CHECKING:
    from goodstanding.engine import Estimate
    from goodstanding.engine.estimate import Pace

REPORT_BYTES, REPORT_BYTES_AN_ARM = 135 * 2**20, 20 * 2**20
"""Memory to draw and write the report, and for each arm in it: 155 MB measured with one arm, 196 MB with
three (Linux, x86-64)."""


def foreseen(request: Request, *, catalog: Sequence[Path], threads: int | None) -> Estimate:
    """Seconds of the arms and of the small runs of the study; bytes of the whole process at its peak.

    Writing the report takes a second or two more, which are not counted.
    """
    from goodstanding.engine.estimate import Estimate, in_a_row, pace_of
    from goodstanding.engine.run import default_threads

    cores = threads or default_threads()
    panels = arrange(
        builtin_catalog(*catalog),
        request.arms,
        society=request.society,
        behaviour=request.behaviour,
        sets=request.sets,
        start=request.start,
    )
    people, days = request.people, request.days
    paces = [
        (arm, pace_of(panel.world, arm.machine, people=people, days=days))
        for panel in panels
        for arm in panel.arms
    ]
    arms = in_a_row(pace.estimate(people=people, days=days, threads=cores) for _, pace in paces)
    study = sum(_study_seconds(arm, pace, request) for arm, pace in paces) / cores
    report = REPORT_BYTES + REPORT_BYTES_AN_ARM * sum(len(panel.arms) - 1 for panel in panels)
    return Estimate(arms.seconds + study, held() + max(arms.bytes, arms.kept + report), arms.kept)


def _study_seconds(arm: PlannedArm, pace: Pace, request: Request) -> float:
    """Time of one arm's study on one core."""
    from goodstanding.studies.assumptions import CORNER_PEOPLE, CORNERS, varied

    scheme = arm.case.scheme
    if not request.study_people or not scheme.consequences or scheme.status == "control":
        return 0.0
    sizes = {
        request.study_people: 2 + 2 * len(varied(arm.case)),
        min(CORNER_PEOPLE, request.people): CORNERS,
    }
    return sum(
        count * pace.estimate(people=people, days=request.days, threads=1).seconds
        for people, count in sizes.items()
    )
