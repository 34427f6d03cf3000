"""`goodstanding report`: the report of a finished run, written again."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON


@click.command("report", short_help="Write the report of a finished run again.")
@click.argument("run", type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Left out: report.html in the run folder.",
)
@CATALOG
@JSON
def command(run: Path, out: Path | None, catalogs: tuple[Path, ...], as_json: bool) -> None:
    """Write the report of a finished RUN (its folder) again: one self-contained HTML file.

    A run folder keeps totals and no people, so the run is made again from its seed, and must come out the
    same.
    """
    from goodstanding import api
    from goodstanding.cli import _show, _watch

    with _watch.watching() as progress:
        path = api.report(run, out=out, catalog=catalogs, progress=progress)
    if as_json:
        _show.as_json({"synthetic": True, "report": str(path)})
    else:
        click.echo(path)
