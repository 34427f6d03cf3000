"""`goodstanding list`: the schemes of the catalogue."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON


@click.command("list", short_help="List the schemes of the catalogue.")
@CATALOG
@JSON
def command(catalogs: tuple[Path, ...], as_json: bool) -> None:
    """List the schemes: who has a standing, in which kind of scheme, how much of it is assumed."""
    from goodstanding import api
    from goodstanding.cli import _show

    entries = api.schemes(catalog=catalogs)
    if as_json:
        _show.as_json([entry.to_json() for entry in entries])
    else:
        _show.entries(entries)
