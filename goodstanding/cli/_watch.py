"""Before and during a run: compilation, what it will take, and how far it is. On standard error, plain lines
unless it is a terminal.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from goodstanding.engine import Estimate

PLAIN_STEP = 0.25


def compiling() -> None:
    """Compile the engine where that is not done, after a line that says so."""
    from goodstanding.core.compile import is_compiled

    if not is_compiled():
        from goodstanding.ahead import compile_on_all_cores

        click.echo("Compiling the engine for this processor; this is done once for each version.", err=True)
        compile_on_all_cores()


def announce(*, people: int, days: int, report: bool, estimate: Estimate) -> None:
    """One line: how much is to be run, and about how long and how much memory it takes."""
    seconds, memory = estimate.seconds, estimate.bytes
    took = f"{seconds / 60:.0f} min" if seconds >= 90 else f"{max(seconds, 1):.0f} s"
    size = f"{memory / 1e9:.1f} GB" if memory >= 1e9 else f"{max(memory / 1e6, 1):.0f} MB"
    what = f"{people:,} synthetic subjects in each arm, {days:,} days"
    until = " before the report" if report else ""
    click.echo(f"{what}: about {took}{until}, and {size} of memory.", err=True)


@contextmanager
def watching() -> Generator[Callable[[str, float], None], None, None]:
    """A function to call with what is being done and the share that is done, 0 to 1."""
    if sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield _plain_lines()


@contextmanager
def stopping() -> Generator[Callable[[], bool], None, None]:
    """A function that says whether Ctrl-C or SIGTERM has come. Until it is looked at nothing stops; a second
    one stops at once.
    """
    asked = False

    def ask(number: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        click.echo("Stopping at the end of this day; once more to stop at once.", err=True)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _plain_lines() -> Callable[[str, float], None]:
    said: tuple[str, int] = ("", -1)

    def progress(what: str, share: float) -> None:
        nonlocal said
        now = (what, int(share / PLAIN_STEP))
        if now != said:
            said = now
            click.echo(f"{share:4.0%} {what}", err=True)

    return progress


@contextmanager
def _bar() -> Generator[Callable[[str, float], None], None, None]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=1.0)

        def progress(what: str, share: float) -> None:
            bars.update(task, description=what, completed=share)

        yield progress
