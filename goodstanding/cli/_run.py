"""What `run` and `compare` do: estimate, run with progress, then the big numbers and where the report is."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodstanding.cli import _show, _watch
from goodstanding.core.errors import short_path

if TYPE_CHECKING:
    from goodstanding.model.machine import Society
    from goodstanding.results.run import Comparison
    from goodstanding.studies.signs import Either

RUNS = Path("runs")
SHORT = 20_000_000
"""Person-days in each arm up to which a run without a report takes a second or two, and begins at once."""


def go(arms: tuple[str, ...], options: dict[str, Any], *, report: bool) -> None:
    """Run `arms` as the command line says, and show what came of it. `report`: whether to write one, where
    the line does not say."""
    from goodstanding import api
    from goodstanding.request import draw_seed
    from goodstanding.results.store import check_place
    from goodstanding.unfinished import asked_at

    shared = {name: options[name] for name in ("society", "behaviour", "people", "days", "threads")}
    shared |= {"set": options["sets"], "catalog": options["catalogs"]}
    shared["report"] = report if options["report"] is None else options["report"]
    shared["start"] = _first_day(arms, options)
    asked = asked_at(options["out"]) if options["out"] else None
    drawn = asked["seed"] if asked else draw_seed()
    seed = options["seed"] if options["seed"] is not None else drawn
    out = options["out"] or _fresh(arms, seed)
    check_place(out, replace=options["replace"])
    _watch.compiling()
    if shared["report"] or options["people"] * options["days"] > SHORT:
        foreseen = api.estimate(arms, study_people=options["study_people"], **shared)
        _watch.announce(**{name: shared[name] for name in ("people", "days", "report")}, estimate=foreseen)
    if options["seed"] is None:
        how = "of the unfinished run" if asked else "drawn"
        click.echo(f"Seed {seed} ({how}; give --seed {seed} for the same bits).", err=True)
    with _watch.stopping() as stop, _watch.watching() as progress:
        comparison = api.compare(
            arms,
            seed=seed,
            study_people=options["study_people"],
            out=out,
            replace=options["replace"],
            snapshot_every=options["snapshot_every"],
            progress=progress,
            stop=stop,
            **shared,
        )
    _end(comparison, out, options)


def _first_day(arms: tuple[str, ...], options: dict[str, Any]) -> date:
    """The day asked for, else one on which the arms hold; says so where that is not the usual day."""
    from goodstanding import api
    from goodstanding.request import START

    if options["start"]:
        return options["start"].date()
    first = api.first_day(arms, days=options["days"], catalog=options["catalogs"])
    if first != START:
        click.echo(
            f"From {first}, when what is asked for was in force; --start DATE asks for another day.", err=True
        )
    return first


def go_on(out: Path, options: dict[str, Any]) -> None:
    """Go on with the unfinished run for `out`, and show what came of it."""
    from goodstanding import api

    _watch.compiling()
    with _watch.stopping() as stop, _watch.watching() as progress:
        comparison = api.resume(
            out,
            threads=options["threads"],
            snapshot_every=options["snapshot_every"],
            progress=progress,
            stop=stop,
        )
    _end(comparison, out, options)


def _tell_either(either: Either, society: Society) -> None:
    """What follows from a number whose sign is open."""
    from goodstanding.metrics.base import measures
    from goodstanding.reports.either import heading, line

    click.echo(f"  {heading(either, society)}:")
    for name in either.found:
        click.echo(f"      {line(either, measures()[name].metric, society)}")


def _end(comparison: Comparison, out: Path, options: dict[str, Any]) -> None:
    if options["as_json"]:
        _show.as_json(_as_json(comparison, out))
    else:
        _tell(comparison, out)


def _fresh(arms: tuple[str, ...], seed: int) -> Path:
    """A folder below runs/ that is not there yet."""
    from goodstanding.unfinished import place_of

    name = re.sub(r"[^\w@.-]+", "_", Path(arms[0]).name) + (f"-and-{len(arms) - 1}" if len(arms) > 1 else "")
    tries = (RUNS / f"{name}-{seed}{suffix}" for suffix in ("", *(f"-{n}" for n in range(2, 10_000))))
    return next(folder for folder in tries if not folder.exists() and not place_of(folder).exists())


def _as_json(comparison: Comparison, out: Path) -> dict[str, Any]:
    from goodstanding.joining import joinings_of
    from goodstanding.results.met import met_json
    from goodstanding.results.store import signs_json
    from goodstanding.runs import REPORT
    from goodstanding.summary import rows_of

    return {
        **comparison.record,
        "run": str(out),
        "report": str(out / REPORT) if (out / REPORT).is_file() else None,
        "values": [row.to_json() for row in rows_of(comparison)],
        "signs": signs_json(comparison),
        **({"met": met} if (met := met_json(comparison)) else {}),
        "joined": [one.to_json() for panel in comparison.panels for one in joinings_of(panel)],
    }


def _tell(comparison: Comparison, out: Path) -> None:
    from goodstanding import protections
    from goodstanding.joining import joinings_of
    from goodstanding.reports.numbers import big_numbers
    from goodstanding.results.met import met
    from goodstanding.results.mixed_times import mixed_times
    from goodstanding.results.subjects import subjects
    from goodstanding.runs import REPORT

    numbers = comparison.record["numbers"]
    share = f"{numbers['assumed_share']:.0%} of {numbers['all']} numbers"
    whom = subjects(panel.world.society for panel in comparison.panels)
    click.echo(f"Synthetic {whom}, in this model; {share} are assumed.")
    for panel in comparison.panels:
        for arm in panel.arms[1:]:
            study = comparison.studies.get((panel.society_id, arm.label))
            placed = f"{panel.society_id}, hypothetical" if arm.case.hypothetical else panel.society_id
            click.echo(f"\n{arm.label} ({placed})")
            for sentence in filter(None, (mixed_times(arm), *protections.told(arm.case))):
                click.echo(f"  {sentence}")
            for number in big_numbers(panel, arm, study):
                click.echo(f"  {number.sentence}")
                told = [
                    number.range if study else "",
                    f"Sampling: {number.sampling}." if number.sampling else "",
                ]
                click.echo(f"      {' '.join(filter(None, told))}")
            for either in comparison.signs.get((panel.society_id, arm.label), ()):
                _tell_either(either, panel.world.society)
        for joined in joinings_of(panel):
            click.echo(f"\n{joined.arm}, beside what it joins")
            for sentence in joined.sentences:
                click.echo(f"  {sentence}")
    if links := met(comparison):
        click.echo("\nWhere persons and firms meet:")
    for link in links:
        click.echo(f"  {link.sentence}")
    if (out / REPORT).is_file():
        click.echo(f"\nReport: {out / REPORT}")
    else:
        line = shlex.join(["goodstanding", "report", short_path(out)])
        click.echo(f"\nRun: {out}\nReport, with the ranges over the assumed numbers: {line}")
