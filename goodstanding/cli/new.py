"""`goodstanding new`: a commented starter that passes `check`."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import JSON


@click.command("new", short_help="Write a commented starter for a scheme.")
@click.argument("kind", type=click.Choice(["scheme"]))
@click.argument("name", metavar="ID")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder to write; left out: one named as the ID, here.",
)
@JSON
def command(kind: str, name: str, out: Path | None, as_json: bool) -> None:
    """Write a commented starter for a scheme named ID, such as cn_example_scores; it passes `goodstanding
    check`.
    """
    from goodstanding import api
    from goodstanding.cli import _show

    folder = api.new(name, kind=kind, folder=out)
    if as_json:
        _show.as_json({"folder": str(folder)})
    else:
        click.echo(f"{folder}\nNow: goodstanding check {folder}")
