"""Before a run: what it will take, and the engine compiled."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from goodstanding.core.errors import Problem, StorageProblem
from goodstanding.core.memory import held
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.dated import world_over
from goodstanding.model.machine import Machine, World
from goodstanding.pairing import paces_together
from goodstanding.panels import PlannedArm, arrange
from goodstanding.request import START
from goodstanding.results.run import Request

if TYPE_CHECKING:
    from goodstanding.engine import Estimate
    from goodstanding.engine.estimate import Pace
    from goodstanding.results.outcome import Outcome

REPORT_BYTES, REPORT_BYTES_AN_ARM = 135 * 2**20, 20 * 2**20
"""Memory to draw and write the report, and for each arm in it: 155 MB measured with one arm, 196 MB with
three (Linux, x86-64)."""

FEW, FEW_DAYS = 1024, 32
"""People and days of the runs that compile: enough for households, a month's turn, stretches that end."""


def foreseen(
    request: Request, *, catalog: Sequence[Path], threads: int | None, report: bool = True
) -> Estimate:
    """Seconds of the arms, and with `report` of the small runs of the study; bytes of the whole process at
    its peak.

    Writing the report takes a second or two more, which are not counted.
    """
    from goodstanding.core.compile import note_compiled
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
    worlds = [world_over(panel.world, request.start.toordinal(), days) for panel in panels]
    paces = [
        (arm, pace_of(world, arm.machine, people=panel.subjects(people), days=days, threads=cores), panel)
        for panel, world in zip(panels, worlds, strict=True)
        for arm in panel.arms
        if arm.pair is None
    ]
    each = [
        pace.estimate(people=panel.subjects(people), days=days, threads=cores) for _, pace, panel in paces
    ]
    each += [
        pace.estimate(people=people, days=days)
        for pace in paces_together(panels, worlds, people=people, days=days, threads=cores)
    ]
    note_compiled()
    arms = in_a_row(each)
    if not report:
        return Estimate(arms.seconds, held() + arms.bytes, arms.kept)
    study = sum(_study_seconds(arm, pace, request) for arm, pace, _ in paces) / cores
    drawing = REPORT_BYTES + REPORT_BYTES_AN_ARM * sum(len(panel.arms) - 1 for panel in panels)
    return Estimate(arms.seconds + study, held() + max(arms.bytes, arms.kept + drawing), arms.kept)


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


@dataclass(frozen=True, slots=True)
class Warmed:
    """What compiling ahead came to: `compiled` functions in `seconds`; 0 where all was there already.
    `folder`: where they are kept; None with compilation switched off."""

    compiled: int
    seconds: float
    folder: Path | None


def warm() -> Warmed:
    """Compile the engine: every scheme of the catalogue is run and one life lived, by a few people for a few
    days, so that whatever a run or a life calls is compiled and kept.

    Raises StorageProblem where it cannot be kept.
    """
    from goodstanding.core import compile
    from goodstanding.engine import relive

    if not compile.compiles():
        return Warmed(0, 0.0, None)
    folder = compile.kept_in()
    if folder is None:
        hint = "Give a folder that can be written in the environment variable GOODSTANDING_CACHE."
        raise StorageProblem(Problem("compiled kernels cannot be kept", compile.cache_folder(), hint=hint))
    began, before = time.perf_counter(), compile.kept()
    compile_on_all_cores()
    for world, machine in _every_scheme():
        outcome = _live_briefly(world, machine, FEW_DAYS)
        relive(
            world,
            machine,
            subject=0,
            people=FEW,
            days=FEW_DAYS,
            seed=0,
            start_day=START.toordinal(),
            publics=outcome.publics,
            review=outcome.review,
            nearby=outcome.nearby,
        )
    compile.note_compiled()
    return Warmed(compile.kept() - before, time.perf_counter() - began, folder)


def compile_on_all_cores() -> None:
    """Compile what every run calls, in one process a core, where it is not compiled and can be kept."""
    from goodstanding.core import compile
    from goodstanding.engine.run import default_threads

    if compile.is_compiled() or compile.kept_in() is None:
        return
    line = [sys.executable, "-P", "-c", "from goodstanding import ahead; ahead.compile_share()"]
    with compile.sharing() as environment:
        places = [str(Path(__file__).parents[1]), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, places))
        no = subprocess.DEVNULL
        helpers = [
            subprocess.Popen(line, env=environment, stdin=no, stdout=no, stderr=no)
            for _ in range(default_threads() - 1)
        ]
        try:
            compile_share()
            for helper in helpers:
                helper.wait()
        finally:
            for helper in helpers:
                helper.kill()


def compile_share() -> None:
    """Call all that a run calls, and so compile of it what no other process has taken (`core.compile`)."""
    for world, machine in _every_scheme(("zz_null", "zz_ordinary_enforcement")):
        _live_briefly(world, machine, 1)


def _every_scheme(ids: tuple[str, ...] = ()) -> Iterator[tuple[World, Machine]]:
    """Each by itself at home: what is about firms and what is about people has no society in common."""
    known = builtin_catalog()
    for id in ids or known.scheme_ids():
        (panel,) = arrange(known, (id,), society=None, behaviour="default", sets=(), start=START)
        yield panel.world, panel.arms[-1].machine


def _live_briefly(world: World, machine: Machine, days: int) -> Outcome:
    from goodstanding.engine import simulate

    return simulate(world, machine, people=FEW, days=days, seed=0, start_day=START.toordinal(), threads=1)
