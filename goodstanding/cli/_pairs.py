"""How pairs of persons and firms look on a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from goodstanding.model.pair import PairForm


def as_data(pair: PairForm) -> dict[str, Any]:
    """Plain values, as in its file."""
    return pair.model_dump(mode="json", by_alias=True, exclude_none=True)


def named(pairs: Sequence[PairForm]) -> None:
    """The pairs, a line each, with how many of their own numbers are assumed."""
    from goodstanding.model.pairs import assumed_of

    for pair in pairs:
        assumed, numbers = assumed_of(pair)
        told = f"{pair.persons} and {pair.firms}; {assumed} of {numbers} numbers assumed"
        click.echo(f"{pair.id}: {pair.title} ({told})")


def card(pair: PairForm) -> None:
    """One pair: what meets, through what, and its numbers."""
    from goodstanding.model.places import quantities

    click.echo(f"{pair.title}\n{pair.id} · persons under {pair.persons} · firms under {pair.firms}\n")
    click.echo(f"{pair.summary}\n")
    for link in pair.links.values():
        start = link.after or " ".join(
            f"{standing}: {state}" for standing, state in (link.when or {}).items()
        )
        ends = f", until {link.ends_as}" if link.ends_as else ""
        click.echo(f"{link.title}\n    {start} -> {link.through} -> {link.befalls}{ends}")
    click.echo("")
    for path, number in quantities(pair):
        span = f" ({number.range[0]:g} to {number.range[1]:g})" if number.range else ""
        click.echo(
            f"{'.'.join(path)} = {number.value:g} {number.unit}{span}, {number.basis}: {number.because or ''}"
        )
