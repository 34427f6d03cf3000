"""`goodstanding schema`: the JSON Schema of scheme files, for editors."""

from __future__ import annotations

import click


@click.command("schema", short_help="Print the JSON Schema of scheme files.")
@click.option("--json", "as_json", is_flag=True, help="For symmetry: the schema is JSON with and without it.")
def command(as_json: bool) -> None:
    """Print the JSON Schema of scheme files, from which editors complete and check while one types."""
    from goodstanding import api
    from goodstanding.cli import _show

    _show.as_json(api.schema())
