"""`goodstanding screen`: which clauses the facts of a scheme engage."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON


@click.command("screen", short_help="Which clauses of which laws a scheme engages.")
@click.argument("scheme", required=False)
@click.option(
    "--facts",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A JSON file of facts with `jurisdiction`: one path, or a list of them.",
)
@click.option("--as-of", metavar="DATE", help="The day that the law is asked on; left out, as once in force.")
@click.option(
    "--run",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A finished run with SCHEME among its arms, which says whether burdens fell on both groups alike.",
)
@click.option("--open-world", is_flag=True, help="An exception that is not pleaded is unknown, not absent.")
@click.option("--ask", is_flag=True, help="Ask, one at a time, the fact on which most of what is open turns.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the answer as one self-contained page.",
)
@CATALOG
@JSON
def command(
    scheme: str | None,
    facts: Path | None,
    as_of: str | None,
    run: Path | None,
    open_world: bool,
    ask: bool,
    html: Path | None,
    catalogs: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Screen SCHEME, or the facts of a file, clause by clause.

    Says where indicators are present, where none are found, what is not engaged and what needs a human. It
    is no legal advice, and a clause that is not engaged says nothing about any other. With --ask, reply with
    a value, "unknown" (left open), "why" (the rules that turn on it) or an empty line (enough).
    """
    from goodstanding import api
    from goodstanding.cli import _ask, _show
    from goodstanding.rules.show import as_data, lines

    if ask and (scheme is None or facts is not None or run is not None):
        raise click.UsageError("--ask takes a SCHEME, and neither --facts nor --run.")
    if ask and scheme is not None:
        told = _ask.asked(scheme, as_of=as_of, open_world=open_world, html=html, catalog=catalogs)
        found = told.findings
    else:
        found = api.screen(
            scheme, facts=facts, as_of=as_of, run=run, open_world=open_world, html=html, catalog=catalogs
        )
    if as_json:
        _show.as_json({"findings": [as_data(finding) for finding in found]})
        return
    click.echo("Indicators only, on facts as stated; provisional readings of the law, no legal advice.")
    for line in lines(found):
        click.echo(line)
