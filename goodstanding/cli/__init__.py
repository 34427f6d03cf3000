"""The command line: one file a verb, found by walking this folder; each parses, calls `goodstanding.api`
and shows.

Errors are one message on standard error; a traceback means a mistake in Good Standing and is worth a report.
"""

from __future__ import annotations

import gc
import os
import sys

import click

from goodstanding import __version__
from goodstanding.core.errors import GoodStandingError, Stopped
from goodstanding.core.registry import walk

INTERRUPTED = 130
STORAGE = 3
COLLECT_AFTER = 50_000
"""Objects made between two looks for garbage: what is imported is none, and looking took a tenth of a run."""


class Verbs(click.Group):
    """The verbs are the files of this folder, in alphabetical order."""

    def list_commands(self, ctx: click.Context | None) -> list[str]:
        """Names of the verbs."""
        # Not `list(...)`: the verb of that name is a module of this package.
        return [*walk(__name__)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of this name, imported now; None if there is none."""
        verbs = walk(__name__)
        return verbs[cmd_name].command if cmd_name in verbs else None


@click.command(
    cls=Verbs,
    name="goodstanding",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Exit codes: 0 done; 1 `check` found problems; 2 a request or file is not as it should be; "
    "3 storage (a full disk, a folder that cannot be written or already holds a run); "
    "130 stopped by Ctrl-C or SIGTERM.",
)
@click.version_option(__version__, prog_name="goodstanding")
def group() -> None:
    """A laboratory for social-scoring systems: schemes as data, lived under by synthetic societies.

    It works on synthetic people only: it has no way to score, track or identify a real person.

    \b
    Begin with:
      goodstanding list
      goodstanding show cn_court_defaulters
      goodstanding compare cn_court_defaulters zz_ordinary_enforcement --people 20000
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(COLLECT_AFTER)
    code = outcome(arguments)
    gc.freeze()  # else Python looks through all that there is once more before it ends
    sys.exit(code)


def outcome(arguments: list[str] | None = None) -> int:
    """Run the command line; its exit code. Whatever a user can put right is one message on standard error."""
    try:
        code = group.main(arguments, prog_name="goodstanding", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except Stopped as stopped:
        click.echo(str(stopped), err=True)
        return stopped.exit_code
    except GoodStandingError as problem:
        click.echo(f"Error: {problem}", err=True)
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped at once.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has closed it (`goodstanding list | head`): no fault, and no second error
        # at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        click.echo("Error: not enough memory; ask for fewer --people.", err=True)
        return STORAGE
    except OSError as problem:
        click.echo(
            f"Error: {problem.strerror or problem}{f': {problem.filename}' if problem.filename else ''}",
            err=True,
        )
        return STORAGE
    return code if isinstance(code, int) else 0
