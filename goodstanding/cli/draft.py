"""`goodstanding draft`: a document that an office files, as far as a model can fill it."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON
from goodstanding.core.errors import Problem, StorageProblem


@click.command("draft", short_help="Draft a document that offices file, from a scheme and a run.")
@click.argument("scheme")
@click.option(
    "--as", "form", required=True, metavar="FORM", help="Which document: a file of goodstanding/drafts."
)
@click.option(
    "--run",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A finished run with the scheme among its arms; left out, what is measured stays open.",
)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Left out: named after scheme and document, here.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="Let the draft take the place of another that a person may have gone on with.",
)
@click.option(
    "--without-feeds",
    metavar="N",
    type=click.IntRange(min=0),
    default=0,
    help="Also run it without each of its feeds, with so many synthetic people a run; left out, it is not.",
)
@click.option("--as-of", metavar="DATE", help="The day that the law is asked on; left out, as once in force.")
@CATALOG
@JSON
def command(
    scheme: str,
    form: str,
    run: Path | None,
    out: Path | None,
    replace: bool,
    without_feeds: int,
    as_of: str | None,
    catalogs: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Draft a document about SCHEME for an office to finish, and say what share of its fields is filled.

    Every filled answer opens by saying that people are synthetic; gauges stay empty; what only a person can
    answer is listed, and keeps the draft from being complete.
    """
    from goodstanding import api
    from goodstanding.cli import _show

    if out:
        _kept(out, replace=replace)
    found = api.draft(scheme, form=form, run=run, without_feeds=without_feeds, as_of=as_of, catalog=catalogs)
    path = out or Path(f"{Path(scheme).stem}-{found.form.id}{found.form.suffix}")
    _kept(path, replace=replace)
    found.written(path)
    if as_json:
        _show.as_json({"synthetic": True, "draft": str(path), **found.to_json()})
        return
    click.echo(path)
    click.echo(f"{found.form.title} ({found.form.standard})")
    click.echo(f"{found.filled} of {found.fields} fields filled ({found.share:.0%})")
    if found.complete:
        return
    click.echo(f"not complete: a person must answer or add to {len(found.open)}")
    for answer in found.open:
        click.echo(f"  {answer.id} {answer.heading}: {answer.human}")


def _kept(path: Path, *, replace: bool) -> None:
    """A draft that somebody may have filled in is not lost by asking for it again."""
    if path.exists() and not replace:
        raise StorageProblem(
            Problem("there is such a file", path=path, hint="Choose another -o, or --replace it.")
        )
