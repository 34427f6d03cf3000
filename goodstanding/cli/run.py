"""`goodstanding run`: one scheme beside no scheme; and going on with any run that was stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from goodstanding.cli._options import run_options

WITH_RESUME = {"threads", "snapshot_every", "as_json", "resume"}


@click.command("run", short_help="One scheme, beside no scheme.")
@click.argument("arm", required=False)
@run_options
@click.option(
    "--resume",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Go on with the run for DIR (of `run` or `compare`) that was stopped, to the same bits.",
)
@click.pass_context
def command(context: click.Context, arm: str | None, resume: Path | None, **options: Any) -> None:
    """Let synthetic people live under ARM, beside the same people under no scheme; write the run, and with
    --report its report.
    """
    from goodstanding.cli import _run

    if resume is not None:
        _refuse_more(context)
        _run.go_on(resume, options)
    elif arm is None:
        raise click.UsageError("Missing argument 'ARM'; or give --resume DIR.", context)
    else:
        _run.go((arm,), options, report=False)


def _refuse_more(context: click.Context) -> None:
    given = [
        f"'{name}'"
        for name in context.params
        if name not in WITH_RESUME and context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]
    if given:
        allowed = "--threads, --snapshot-every and --json"
        raise click.UsageError(
            f"--resume knows what was asked for: leave out {', '.join(given)} (allowed: {allowed})", context
        )
