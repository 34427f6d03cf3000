"""Options that several verbs share, said once so that they mean the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Verb = TypeVar("Verb", bound=Callable[..., Any])

CATALOG = click.option(
    "--catalog",
    "catalogs",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Also look in this folder (laid out as goodstanding/catalog); may be given again.",
)
JSON = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON on standard output and nothing else there."
)


def run_options(verb: Verb) -> Verb:
    """What `run` and `compare` ask in the same words."""
    for option in reversed(_RUN):
        verb = option(verb)
    return verb


_RUN = (
    click.option(
        "--society",
        metavar="ID",
        help="Society to live in. Left out: that of each scheme's own jurisdiction.",
    ),
    click.option(
        "--behaviour",
        metavar="ID",
        default="default",
        show_default=True,
        help="How conduct varies between people.",
    ),
    click.option(
        "--people",
        metavar="N",
        type=click.IntRange(min=1),
        default=20_000,
        show_default=True,
        help="Synthetic people.",
    ),
    click.option(
        "--days",
        metavar="N",
        type=click.IntRange(min=1),
        default=365,
        show_default=True,
        help="Days to live through.",
    ),
    click.option(
        "--seed",
        metavar="N",
        type=click.IntRange(min=0),
        help="Same seed, same bits. Left out: drawn, printed and stored.",
    ),
    click.option(
        "--start",
        metavar="DATE",
        type=click.DateTime(["%Y-%m-%d"]),
        help="First day. Left out: 2024-01-01, or if a scheme does not hold for all days from then, the "
        "latest day from which it did, else the first.",
    ),
    click.option(
        "--set",
        "sets",
        multiple=True,
        metavar="PATH=VALUE",
        help="Change a number or word of the files, such as contest.take_up=0.3; "
        "ARM/PATH=VALUE reaches one arm. May be given again.",
    ),
    CATALOG,
    click.option(
        "--threads",
        metavar="N",
        type=click.IntRange(min=1),
        help="Left out: all cores. Never changes a result.",
    ),
    click.option(
        "--study-people",
        metavar="N",
        type=click.IntRange(min=0),
        help="Synthetic people in each run of the study of assumed numbers; 0 leaves it out.",
    ),
    click.option(
        "--report/--no-report",
        "report",
        default=None,
        help="Make the study of assumed numbers and write the report, or leave both to the verb `report`. "
        "Left out: `compare` makes them, `run` does not.",
    ),
    click.option(
        "--out",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="Folder for the run and its report. Left out: a new one under runs/.",
    ),
    click.option(
        "--replace",
        is_flag=True,
        help="Let the new run take the place of an existing run folder once it is complete.",
    ),
    click.option(
        "--snapshot-every",
        metavar="SECONDS",
        type=click.FloatRange(min=0),
        default=60.0,
        show_default=True,
        help="How often a long run is kept, to go on from where it was stopped.",
    ),
    JSON,
)
