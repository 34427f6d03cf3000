"""`goodstanding warm`: compile the engine ahead of the first run."""

from __future__ import annotations

import click


@click.command("warm", short_help="Compile the engine, so that the first run starts at once.")
def command() -> None:
    """Compile the engine for this processor and this version, and keep what is compiled.

    A run does it where it has to. The compiled code lies in the user's cache folder, or where the
    environment variable GOODSTANDING_CACHE says.
    """
    from goodstanding import api
    from goodstanding.core.compile import is_compiled

    if not is_compiled():
        click.echo("Compiling the engine for this processor; this is done once for each version.", err=True)
    warmed = api.warm()
    if warmed.folder is None:
        click.echo("Nothing is compiled: compilation is switched off (NUMBA_DISABLE_JIT).")
    elif not warmed.compiled:
        click.echo(f"Nothing to do: the engine is compiled, in {warmed.folder}")
    else:
        click.echo(f"Compiled {warmed.compiled} kernels in {warmed.seconds:.0f} s, kept in {warmed.folder}")
