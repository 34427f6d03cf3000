"""`goodstanding schema`: the JSON Schema of the language's files, for editors."""

from __future__ import annotations

import click


@click.command("schema", short_help="Print the JSON Schema of scheme files.")
@click.argument("kind", default="scheme")
@click.option("--json", "as_json", is_flag=True, help="For symmetry: the schema is JSON with and without it.")
def command(kind: str, as_json: bool) -> None:
    """Print the JSON Schema of one kind of file, from which editors complete and check while one types.

    KIND is scheme (taken if left out), sources, conduct, society, behaviour or pair.
    """
    from goodstanding import api
    from goodstanding.cli import _show

    _show.as_json(api.schema(kind))
