"""`goodstanding run`: one scheme beside no scheme."""

from __future__ import annotations

from typing import Any

import click

from goodstanding.cli._options import run_options


@click.command("run", short_help="One scheme, beside no scheme.")
@click.argument("arm")
@run_options
def command(arm: str, **options: Any) -> None:
    """Let synthetic people live under ARM, beside the same people under no scheme; write the run and its
    report.
    """
    from goodstanding.cli import _run

    _run.go((arm,), options)
