"""A comparison carried out, kept in a folder, opened again, and made again from what the folder says was
asked for.
"""

from __future__ import annotations

import dataclasses
import signal
import sys
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodstanding.core.disk import write_file
from goodstanding.core.errors import Problem, RequestProblem, StorageProblem, offer
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine import Machine, World
from goodstanding.model.machine_json import machine_from_json, meeting_from_json, world_from_json
from goodstanding.pairing import company_of
from goodstanding.panels import PlannedPanel, arrange, live
from goodstanding.request import request_of
from goodstanding.results.communities import nearby_of
from goodstanding.results.record import make_record
from goodstanding.results.run import Comparison, Panel, Request
from goodstanding.results.store import Saved, check_place, load, save
from goodstanding.results.tables import publics_of
from goodstanding.results.told import told_of
from goodstanding.summary import rows_of
from goodstanding.unfinished import Unfinished

if TYPE_CHECKING:
    from goodstanding.engine.visits import Company
    from goodstanding.results.life import Life

REPORT = "report.html"
STUDY = "study of the assumed numbers"
Progress = Callable[[str, float], None]


def perform(
    request: Request,
    *,
    catalog: Sequence[Path],
    threads: int | None,
    progress: Progress | None,
    unfinished: Unfinished | None = None,
    studied: bool = True,
) -> Comparison:
    """Everything that a request asks for: the arms, the study of assumptions (where `studied`), the record.

    `unfinished`: where the states of the arms are kept on the way, and gone on from. Raises Stopped where it
    is asked to stop.
    """
    panels = _arranged(request, catalog)
    began = time.perf_counter()
    studied = studied and request.study_people > 0
    share = 0.5 if studied else 1.0
    lived = live(
        panels,
        request,
        threads=threads,
        progress=_part(progress, 0.0, share),
        keeper=unfinished.arm if unfinished is not None else None,
    )
    _note_compiled()
    studies: Mapping[tuple[str, str], Any] = {}
    if studied:
        studies = _studies(lived, request, threads, _part(progress, share, 1.0), unfinished)
    signs = _signs(lived, request, unfinished)
    seconds = time.perf_counter() - began
    return Comparison(request, lived, studies, make_record(request, lived, seconds=seconds), signs)


def carried_out(run: Unfinished, *, threads: int | None, progress: Progress | None) -> Comparison:
    """The comparison that a run for a folder asks for, gone on with where it was stopped, kept there.

    Raises StorageProblem before anything is run where the folder cannot be written, and Stopped.
    """
    check_place(run.out, replace=run.replace)
    comparison = perform(
        run.request,
        catalog=run.catalog,
        threads=threads,
        progress=progress,
        unfinished=run,
        studied=run.report,
    )
    if progress is not None and run.report:
        progress("writing the report", 1.0)
    keep(comparison, run.out, replace=run.replace, report=run.report)
    run.finished()
    return comparison


def _note_compiled() -> None:
    # Late, because it loads the compiler, which `live` has done by now.
    from goodstanding.core.compile import note_compiled

    note_compiled()


def _arranged(request: Request, catalog: Sequence[Path]) -> tuple[PlannedPanel, ...]:
    return arrange(
        builtin_catalog(*catalog),
        request.arms,
        society=request.society,
        behaviour=request.behaviour,
        sets=request.sets,
        start=request.start,
    )


def _studies(
    panels: Sequence[Panel],
    request: Request,
    threads: int | None,
    progress: Progress | None,
    unfinished: Unfinished | None,
) -> Mapping[tuple[str, str], Any]:
    from goodstanding.studies.assumptions import study

    def told(done: int, total: int) -> None:
        if unfinished is not None:
            unfinished.stop_here()
        if progress is not None:
            progress(STUDY, done / total)

    with _side_by_side(threads) as executor:
        return study(panels, request, people=request.study_people, executor=executor, progress=told)


def _signs(
    panels: Sequence[Panel], request: Request, unfinished: Unfinished | None
) -> Mapping[tuple[str, str], tuple[Any, ...]]:
    """What follows where evidence leaves a sign open; empty where people do not answer in such a way."""
    from goodstanding.studies.signs import study

    return study(panels, request, progress=unfinished.stop_here if unfinished is not None else lambda: None)


@contextmanager
def _side_by_side(threads: int | None) -> Generator[Executor | None, None, None]:
    """Processes for small runs, one a core; None where there is one core or the system cannot fork safely."""
    from goodstanding.engine.run import default_threads

    workers = threads or default_threads()
    if workers == 1 or not sys.platform.startswith("linux"):
        yield None
        return
    executor = ProcessPoolExecutor(workers, get_context("fork"), initializer=_leave_signals_to_the_parent)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_signals_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def keep(comparison: Comparison, folder: Path, *, replace: bool, report: bool = True) -> Path:
    """Write the run folder, with its report or without. Raises StorageProblem, with what was there left as it
    was."""
    values = [row.to_json() for row in rows_of(comparison)]
    files = {REPORT: _page(comparison)} if report else {}
    return save(comparison, folder, metrics={"values": values}, files=files, replace=replace)


def write_report(
    comparison: Comparison, path: Path, *, threads: int | None = None, progress: Progress | None = None
) -> Path:
    """Write the report alone, after the study of the assumed numbers where the request has one and it is not
    yet made. Raises StorageProblem."""
    request = comparison.request
    if request.study_people and not comparison.studies:
        studies = _studies(comparison.panels, request, threads, progress, None)
        comparison = dataclasses.replace(comparison, studies=studies)
    return write_file(path, _page(comparison))


def _page(comparison: Comparison) -> str:
    # Late, because drawing is the slowest thing to load, and a run alone draws nothing.
    from goodstanding.reports.page import build

    return build(comparison)


def remade(
    folder: Path, *, catalog: Sequence[Path], threads: int | None, progress: Progress | None
) -> Comparison:
    """The comparison of a run folder, made again.

    Raises RequestProblem where it no longer comes out the same, StorageProblem where the folder is not sound.
    """
    record = load(folder).record
    with _read_plainly(folder):
        request, digests, made_by = request_of(record), record["digests"], record["software"]["version"]
    comparison = perform(request, catalog=catalog, threads=threads, progress=progress)
    if comparison.record["digests"] != digests:
        hint = f"Made by version {made_by}; something has changed since. Again: {request.command}"
        raise RequestProblem(Problem(f"{folder} no longer comes out the same", hint=hint))
    return comparison


def lives(run: Comparison | Path, subject: int, society: str | None) -> dict[str, Life]:
    """The life of one subject in each arm of one society."""
    from goodstanding.engine import relive

    request, worlds, known, met = (
        (run.request, *_lived(run)) if isinstance(run, Comparison) else _recorded(run)
    )
    if society is None and len(worlds) > 1:
        hint = f"Say which with society: {', '.join(worlds)}."
        raise RequestProblem(Problem("the run has several societies", hint=hint))
    place = society or next(iter(worlds))
    if place not in worlds:
        raise RequestProblem(Problem(f"the run has no society '{place}'", hint=offer(place, worlds)))
    world, machines = worlds[place]
    nothing = None, None, None
    return {
        label: relive(
            world,
            machine,
            subject=subject,
            people=met[place, label][0],
            days=request.days,
            seed=request.seed,
            start_day=request.start.toordinal(),
            publics=known.get((place, label), nothing)[0],
            review=known.get((place, label), nothing)[1],
            nearby=known.get((place, label), nothing)[2],
            company=met[place, label][1],
        )
        for label, machine in machines.items()
    }


Worlds = dict[str, tuple[World, dict[str, Machine]]]


Publics = dict[tuple[str, str], tuple[Any, Any, Any]]
"""By society and arm, what `engine.relive` needs of a run: its `publics`, `review` and `nearby`."""


Met = dict[tuple[str, str], tuple[int, "Company | None"]]
"""By society and arm, how many lived there, and with whom."""


def _lived(comparison: Comparison) -> tuple[Worlds, Publics, Met]:
    worlds = {
        panel.society_id: (panel.world, {arm.label: arm.machine for arm in panel.arms})
        for panel in comparison.panels
    }
    known = {
        (panel.society_id, arm.label): (arm.outcome.publics, arm.outcome.review, arm.outcome.nearby)
        for panel in comparison.panels
        for arm in panel.arms
    }
    met: Met = {
        (panel.society_id, arm.label): (arm.subjects, company_of(arm))
        for panel in comparison.panels
        for arm in panel.arms
    }
    return worlds, known, met


def _recorded(folder: Path) -> tuple[Request, Worlds, Publics, Met]:
    saved = load(folder)
    record = saved.record
    with _read_plainly(folder):
        worlds = {
            society["society"]: (
                world_from_json(society["world"]),
                {arm["arm"]: machine_from_json(arm["machine"]) for arm in society["arms"]},
            )
            for society in record["societies"]
        }
        request = request_of(record)
        known = {
            (society, label): _known(saved, society, label, world, request.days)
            for society, (world, machines) in worlds.items()
            for label in machines
        }
        met: Met = {
            (society["society"], arm["arm"]): (sum(arm["people"]), _company(saved, society["society"], arm))
            for society in record["societies"]
            for arm in society["arms"]
        }
        return request, worlds, known, met


def _company(saved: Saved, society: str, arm: Mapping[str, Any]) -> Company | None:
    """The other side of a pair, of an arm as run.json has it; None for an arm that lived apart."""
    if "meeting" not in arm:
        return None
    from goodstanding.engine.visits import Company

    meeting = meeting_from_json(arm["meeting"])
    told = None if saved.told is None else told_of(saved.told, meeting, society=society, arm=arm["arm"])
    return Company(meeting, arm["side"], told)


def _known(saved: Saved, society: str, arm: str, world: World, days: int) -> tuple[Any, Any, Any]:
    """What was public under one arm; None for what a run did not leave."""
    conducts = [conduct.id for conduct in world.conducts]
    publics = review = nearby = None
    if saved.publics is not None:
        publics, review = publics_of(saved.publics, society=society, arm=arm, conducts=conducts, days=days)
    if saved.communities is not None:
        nearby = nearby_of(saved.communities, society=society, arm=arm, conducts=conducts, days=days)
    return publics, review, nearby


@contextmanager
def _read_plainly(folder: Path) -> Generator[None, None, None]:
    """Turn what a run.json lacks into a StorageProblem."""
    try:
        yield
    except (LookupError, TypeError, ValueError) as error:
        hint = "It was cut short, edited, or left by another version."
        raise StorageProblem(
            Problem(f"run.json is not as expected ({error})", path=folder, hint=hint)
        ) from None


def _part(progress: Progress | None, low: float, high: float) -> Progress | None:
    return None if progress is None else lambda what, share: progress(what, low + share * (high - low))
