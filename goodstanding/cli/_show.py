"""How results look on a terminal, and as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from goodstanding.cards import Card, Entry
    from goodstanding.core.errors import Problem
    from goodstanding.likeness import Likeness
    from goodstanding.model.scheme import Scheme
    from goodstanding.results.life import Life
    from goodstanding.timelines import Step, Told

PIPE_WIDTH = 160
"""Columns of a table that no terminal shows, so that nothing is cut off."""


def as_json(value: Any) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False))


def entries(found: Sequence[Entry]) -> None:
    """The schemes as a table."""
    table = _table("id", "row", "mechanism", "compulsion", "subject", "standing", "status", "read", "assumed")
    for entry in found:
        share = f"{entry.assumed_share:.0%} of {entry.numbers}" if entry.numbers else "no numbers"
        read = "twice" if entry.reviewed else "once"
        kinds = ", ".join(entry.standing) or "none"
        table.add_row(
            entry.id,
            entry.row or "",
            entry.mechanism,
            entry.compulsion,
            entry.subject,
            kinds,
            _plain(entry.status),
            read,
            share,
        )
    _console().print(table)


def card(shown: Card) -> None:
    """A scheme as a card."""
    scheme, entry = shown.scheme, shown.entry
    console = _console()
    reading = "read twice" if entry.reviewed else "read once, provisional"
    console.print(f"{scheme.title}", style="bold")
    console.print(f"Mechanism: {scheme.mechanism}")
    console.print(f"Compulsion: {scheme.compulsion}")
    console.print(f"{entry.id} · {scheme.jurisdiction} · {_plain(scheme.status)} · {reading}")
    if entry.joins:
        pooled = (
            f"; records of {', '.join(map(_plain, scheme.pooled))} count for all" if scheme.pooled else ""
        )
        console.print(f"Joins: {', '.join(entry.joins)}{pooled}")
    if scheme.in_force:
        since, until = scheme.in_force.from_ or "always", scheme.in_force.until or "now"
        console.print(
            f"In force: {since} to {until}; a run of a year begins on {shown.first_day} unless told"
        )
    if shown.outside:
        console.print(shown.outside)
    if scheme.subject.slice:
        few = scheme.subject.slice
        console.print(f"A run is of these alone: {few.of}, about {few.size.value:,.0f} of them")
    console.print(f"\n{scheme.summary}\n")
    if scheme.aim:
        console.print(f"Aim: {scheme.aim.says} ({scheme.aim.kind}; {_keys(scheme.aim.who)})\n")
    _follows(scheme, console)
    if scheme.claims:
        table = _table("who claims", "what", "documents", "finding", "sources")
        for claim in scheme.claims:
            documents = _plain(claim.documents)
            table.add_row(claim.who, claim.says, documents, claim.finding, _keys(claim.sources))
        console.print(table)
        console.print(f"Documents: {_counted(_plain(claim.documents) for claim in scheme.claims)}.")
    if scheme.sources:
        voices = (source.voice or "not said" for source in scheme.sources.values())
        console.print(f"Sources: {_counted(voices)}.\n")
    if scheme.published:
        from goodstanding.model.evidence import uses

        table = _table("published figure (a run prints its own beside it)", "used as", "range", "sources")
        for figure in scheme.published:
            span = f"{figure.low:g} to {figure.high:g} {_plain(figure.unit)}"
            table.add_row(figure.says, figure.use, span, f"{_keys(figure.source)}, {figure.at}")
        console.print(table)
        console.print(f"Figures: {uses(scheme.published)}.\n")
    table = _table("path for --set", "value", "basis", "range", "source or reason")
    for path, number in shown.numbers:
        span = f"{number.range[0]:g} to {number.range[1]:g}" if number.range else ""
        reason = f"{_keys(number.source)}, {number.at}" if number.source else number.because or ""
        table.add_row(path, f"{number.value:g} {number.unit}", number.basis, span, reason)
    console.print(table)
    console.print(f"{entry.numbers} numbers, {entry.assumed_share:.0%} of them assumed.")


def _follows(scheme: Scheme, console: Console) -> None:
    """What follows from which state, and since when where a dated change brought it."""
    rows: dict[str, tuple[str, str, str, str]] = {
        id: (_when(item.when), item.title or id, f"{item.domain}, {item.effect}", "")
        for id, item in scheme.consequences.items()
    }
    for dated in scheme.timeline:
        for id, part in (dated.change.consequences or {} if dated.change else {}).items():
            if id not in rows:
                what = f"{part['domain']}, {part['effect']}"
                rows[id] = (_when(part["when"]), part.get("title", id), what, f"since {dated.date}")
    if not rows:
        watched = (
            "Feeds record, and nothing follows." if scheme.feeds else "Nothing watches, nothing follows."
        )
        console.print(f"{watched}\n")
        return
    table = _table("who is", "meets", "part of life, effect", "")
    for row in rows.values():
        table.add_row(*(_plain(cell) for cell in row))
    console.print(table)


def _when(when: Mapping[str, Any]) -> str:
    """States as a reader says them: `list: listed`; of several, any."""
    told = ((name, (states,) if isinstance(states, str) else states) for name, states in when.items())
    return "; ".join(f"{name}: {' or '.join(str(state) for state in states)}" for name, states in told)


def _plain(word: str) -> str:
    return word.replace("in_force_", "in force, ").replace("_", " ")


def timeline(scheme: str, steps: Sequence[Step]) -> None:
    """What happened when; only what widens purpose or recipients is called creep."""
    for step in steps:
        told = f" (announced {step.announced})" if step.announced else ""
        click.echo(f"{step.date}{told}  {step.says} [{_keys(step.source)}]")
        for change in step.changes:
            click.echo(f"    {change}")
        for widened in step.creep:
            click.echo(f"    creep: {widened}")
        for reached in step.reaches:
            click.echo(f"    {reached}")
    if not steps:
        click.echo(f"{scheme}: no date is written")


def predictions(told: Sequence[Told]) -> None:
    """What was said to come, what would count, what is known."""
    for i, one in enumerate(told, 1):
        click.echo(f"{i}. {one.says} ({one.who}, {one.said})")
        click.echo(f"   would count: {one.would_count}")
        known = one.known
        if known is None:
            click.echo(f"   {'nothing was known on this day' if one.made else 'not yet made'}")
            continue
        outcome = f"not by {known.on}" if known.outcome == "not_by" else known.outcome.replace("_", " ")
        click.echo(f"   {outcome}: {known.finding} [{_keys(known.sources)}; {known.on}]")


def resemblance(found: Sequence[Likeness]) -> None:
    """What entries have in common, from 0 (nothing) to 1 (all), aspect by aspect."""
    table = _table("id", "beside", *(found[0].alike if found else ()), "mean")
    for one in found:
        shares = ("neither" if share is None else f"{share:.2f}" for share in one.alike.values())
        table.add_row(one.id, one.other, *shares, f"{one.mean:.2f}")
    _console().print(table)
    click.echo("0: nothing in common, 1: all; computed from the files, the same either way round.")


def life(arm: str, lived: Life) -> None:
    """A life as a dated list."""
    traits = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in lived.traits.items())
    whom = "firm" if "sector" in lived.traits else "person"
    click.echo(f"\n{arm}: synthetic {whom} {lived.subject} ({traits})")
    for standing, (first, last) in lived.states.items():
        click.echo(f"  {standing}: {first} at first, {last} at last")
    for event in lived.events:
        seen = {True: " (recorded)", False: " (not recorded)", None: ""}[event.recorded]
        click.echo(f"  day {event.day:>4}  {event.what:<9} {event.subject}: {event.detail}{seen}")
    if not lived.events:
        click.echo("  nothing that the model tells of")


def life_json(lived: Life) -> dict[str, Any]:
    """A life as plain values."""
    return asdict(lived)


def problem(found: Problem) -> dict[str, Any]:
    """A problem as plain values, and as the text that the terminal shows."""
    place = {"path": str(found.path) if found.path else None, "line": found.line, "column": found.column}
    return {"message": found.message, **place, "hint": found.hint, "shown": str(found)}


def _counted(words: Iterable[str]) -> str:
    counts = Counter(word.replace("_", " ") for word in words)
    return ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))


def _keys(keys: str | Sequence[str] | None) -> str:
    return keys if isinstance(keys, str) else ", ".join(keys or ())


def _table(*columns: str) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column == "id")
    return table


def _console() -> Console:
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False, markup=False)
