"""What joining adds, as a block of the page: the parts alone, the parts joined, and the difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodstanding.charts.base import Table
from goodstanding.joining import Joining, joinings_of
from goodstanding.reports.glance import anchor
from goodstanding.reports.words import signed
from goodstanding.results.run import Comparison, Panel
from goodstanding.results.subjects import said_of


@dataclass(frozen=True, slots=True)
class Joined:
    """One joined scheme beside its parts. `anchor`: id of its card; `society`: its title; `caption`: what is
    counted; `sentences`: as the command line says it; `table`: subjects and days under burdens."""

    title: str
    society: str
    anchor: str
    caption: str
    sentences: tuple[str, ...]
    table: Table


def joined_of(comparison: Comparison) -> tuple[Joined, ...]:
    """Every joined arm of which all parts were run beside it."""
    return tuple(one for panel in comparison.panels for one in _joined(panel))


def _joined(panel: Panel) -> Iterator[Joined]:
    for found in joinings_of(panel):
        arm = panel.arm(found.arm)
        yield Joined(
            title=arm.case.scheme.title,
            society=panel.world.society.title,
            anchor=anchor(panel, arm),
            caption=said_of(
                panel.world.society,
                "In this model, among synthetic people. Each person is counted once in a row, days once for "
                "each consequence.",
            ),
            sentences=found.sentences,
            table=_table(panel, found),
        )


def _table(panel: Panel, found: Joining) -> Table:
    parts = [(f"{panel.arm(label).case.scheme.title}, alone", *of) for label, of in found.alone.items()]
    counted = [*parts, ("All of these", found.once, found.apart), ("Joined", found.subjects, found.days)]
    return Table(
        ("", said_of(panel.world.society, "People under a burden at some time"), "Days under burdens"),
        (
            *((name, f"{people:,}", f"{days:,}") for name, people, days in counted),
            ("What joining adds", signed(found.added_subjects, 0), signed(found.added, 0)),
        ),
    )
