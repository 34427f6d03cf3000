"""`goodstanding matrix`: every scheme by every law."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON


@click.command("matrix", short_help="Every scheme by every law, and a page for each law.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the matrix, the same to print, and a page for each law into this folder.",
)
@CATALOG
@JSON
def command(out: Path | None, catalogs: tuple[Path, ...], as_json: bool) -> None:
    """Put every scheme of the catalogue to every law.

    Without --out the matrix is printed, as Markdown. It holds the worst that any clause says of any path of
    a scheme: indicators, no verdict.
    """
    from goodstanding import api
    from goodstanding.cli import _show

    made = api.matrix(out=out, catalog=catalogs)
    if as_json:
        _show.as_json({"pages": sorted(made), "out": str(out) if out else None})
    elif out is None:
        click.echo(made["README.md"])
    else:
        click.echo(f"{len(made)} pages in {out}")
