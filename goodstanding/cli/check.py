"""`goodstanding check`: whether files are as the language asks."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON

FOUND = 1


@click.command("check", short_help="Check files; every error at once.")
@click.argument("schemes", nargs=-1)
@CATALOG
@JSON
def command(schemes: tuple[str, ...], catalogs: tuple[Path, ...], as_json: bool) -> int:
    """Check schemes and all that they name: every error at once, with file, line and what to do.

    SCHEMES are ids or paths; none: the whole catalogue. Ends with exit code 1 where something was found.
    """
    from goodstanding import api
    from goodstanding.cli import _show

    found = api.check(*schemes, catalog=catalogs)
    if as_json:
        _show.as_json([_show.problem(problem) for problem in found])
    else:
        for problem in found:
            click.echo(problem)
        click.echo(
            f"{len(found)} problem{'' if len(found) == 1 else 's'} found" if found else "no problem found"
        )
    return FOUND if found else 0
