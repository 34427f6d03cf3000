"""`goodstanding compare`: schemes on the same synthetic people, side by side."""

from __future__ import annotations

from typing import Any

import click

from goodstanding.cli._options import run_options


@click.command("compare", short_help="Schemes on the same synthetic people, side by side.")
@click.argument("arms", nargs=-1, required=True, metavar="ARM...")
@run_options
def command(arms: tuple[str, ...], **options: Any) -> None:
    """Let the same synthetic people live under each ARM, and under no scheme; write the run and its report.

    An ARM is ID or ID@DATE, such as cn_rongcheng_residents@2016: the file with its changes up to that date.
    ID+hearing, ID+us_fcra or ID+eu_ai_act:5 is the scheme under a safeguard, a law or a clause; ID+each is it
    alone, then with one safeguard at a time (docs/safeguards.md).
    Each lives in the society of its own jurisdiction unless --society names one; controls (zz_...) live in
    every society used.
    """
    from goodstanding.cli import _run

    _run.go(arms, options, report=True)
