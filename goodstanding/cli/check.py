"""`goodstanding check`: whether files are as the language asks."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON

FOUND = 1


@click.command("check", short_help="Check files; every error at once.")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@CATALOG
@JSON
def command(names: tuple[str, ...], catalogs: tuple[Path, ...], as_json: bool) -> int:
    """Check files and all that they name: every error at once, with file, line and what to do.

    NAME is the id or the path of a scheme, conduct, society, behaviour or law, or a folder of such files;
    none: the whole catalogue. Ends with exit code 1 where something was found.
    """
    from goodstanding import api
    from goodstanding.cli import _show

    found = api.check(*names, catalog=catalogs)
    if as_json:
        _show.as_json([_show.problem(problem) for problem in found])
    else:
        for problem in found:
            click.echo(problem)
        click.echo(
            f"{len(found)} problem{'' if len(found) == 1 else 's'} found" if found else "no problem found"
        )
    return FOUND if found else 0
