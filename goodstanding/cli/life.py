"""`goodstanding life`: all that happens to one synthetic person, in each arm."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import JSON


@click.command("life", short_help="All that happens to one synthetic person.")
@click.argument("run", type=click.Path(path_type=Path))
@click.argument("subject", type=click.IntRange(min=0))
@click.option(
    "--society", metavar="ID", help="Whose synthetic people; needed where the run has several societies."
)
@JSON
def command(run: Path, subject: int, society: str | None, as_json: bool) -> None:
    """Live one synthetic life of a finished RUN (its folder) again, in each of its arms.

    SUBJECT is a number from 0 to the number of people less one. Nothing about people is stored: the life is
    computed anew from the seed.
    """
    from goodstanding import api
    from goodstanding.cli import _show

    lives = api.life(run, subject, society=society)
    if as_json:
        _show.as_json(
            {
                "synthetic": True,
                "subject": subject,
                "arms": {arm: _show.life_json(life) for arm, life in lives.items()},
            }
        )
    else:
        for arm, life in lives.items():
            _show.life(arm, life)
