"""`goodstanding show`: one scheme as a card."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON


@click.command("show", short_help="Show a scheme: rules, claims beside documents, numbers.")
@click.argument("scheme")
@click.option("--timeline", is_flag=True, help="Show what happened when, and what each date changed.")
@CATALOG
@JSON
def command(scheme: str, timeline: bool, catalogs: tuple[Path, ...], as_json: bool) -> None:
    """Show a scheme: what it does, what is claimed beside what documents say, and its numbers with their
    basis.

    SCHEME is an id (see `goodstanding list`), ID@DATE for its rules of that day, month or year, or the path
    of a scheme.yaml or of its folder; or a pair of persons and firms.
    """
    from goodstanding import api
    from goodstanding.cli import _pairs, _show

    if timeline:
        steps = api.timeline(scheme, catalog=catalogs)
        if as_json:
            _show.as_json([step.to_json() for step in steps])
        else:
            _show.timeline(scheme, steps)
        return
    pair = api.pair(scheme, catalog=catalogs)
    if pair is not None:
        if as_json:
            _show.as_json(_pairs.as_data(pair))
        else:
            _pairs.card(pair)
        return
    card = api.card(scheme, catalog=catalogs)
    if as_json:
        _show.as_json(card.to_json())
    else:
        _show.card(card)
