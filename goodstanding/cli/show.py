"""`goodstanding show`: one scheme as a card."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON


@click.command("show", short_help="Show a scheme: rules, claims beside documents, numbers.")
@click.argument("scheme")
@CATALOG
@JSON
def command(scheme: str, catalogs: tuple[Path, ...], as_json: bool) -> None:
    """Show a scheme: what it does, what is claimed beside what documents say, and its numbers with their
    basis.

    SCHEME is an id (see `goodstanding list`) or the path of a scheme.yaml or of its folder.
    """
    from goodstanding import api
    from goodstanding.cli import _show

    card = api.card(scheme, catalog=catalogs)
    if as_json:
        _show.as_json(card.to_json())
    else:
        _show.card(card)
