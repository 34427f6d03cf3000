"""`goodstanding list`: the schemes of the catalogue."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli._options import CATALOG, JSON


@click.command("list", short_help="List the schemes of the catalogue.")
@click.option("--predictions", is_flag=True, help="List what authors predicted, and what is known of it.")
@click.option("--as-of", metavar="DATE", help="With --predictions: as it was known on this day.")
@click.option("--resemblance", is_flag=True, help="List what each has in common with three of them.")
@click.option("--pairs", is_flag=True, help="List pairs: persons and firms in one run.")
@click.option("--with", "others", multiple=True, metavar="ROW", help="With --resemblance: other rows or ids.")
@CATALOG
@JSON
def command(
    predictions: bool,
    as_of: str | None,
    resemblance: bool,
    pairs: bool,
    others: tuple[str, ...],
    catalogs: tuple[Path, ...],
    as_json: bool,
) -> None:
    """List the schemes: who has a standing, in which kind of scheme, how much of it is assumed."""
    from goodstanding import api
    from goodstanding.cli import _pairs, _show

    if predictions:
        told = api.predictions(as_of=as_of, catalog=catalogs)
        if as_json:
            _show.as_json([one.to_json() for one in told])
        else:
            _show.predictions(told)
        return
    if resemblance:
        found = api.resemblance(others, catalog=catalogs) if others else api.resemblance(catalog=catalogs)
        if as_json:
            _show.as_json([one.to_json() for one in found])
        else:
            _show.resemblance(found)
        return
    if pairs:
        both = api.pairs(catalog=catalogs)
        if as_json:
            _show.as_json([_pairs.as_data(one) for one in both])
        else:
            _pairs.named(both)
        return
    entries = api.schemes(catalog=catalogs)
    if as_json:
        _show.as_json([entry.to_json() for entry in entries])
    else:
        _show.entries(entries)
