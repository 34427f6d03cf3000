"""What follows where evidence leaves the sign of a number open: in a line of the terminal, at a figure of the
page and as its own table there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from goodstanding.charts.base import Table
from goodstanding.metrics.base import Metric, measures
from goodstanding.model.machine import Society
from goodstanding.results.subjects import said_of
from goodstanding.studies.signs import Either


@dataclass(frozen=True, slots=True)
class EitherWay:
    """One such number as a block of the page. `heading`: the number, its ends and how many lived at each;
    `because`: why its sign is open; `table`: every measure at each end."""

    heading: str
    because: str
    table: Table


def heading(either: Either, society: Society) -> str:
    """The number in words, the ends at which it was tried, and how many subjects lived at each."""
    ends = ", ".join(_ends(either))
    return said_of(society, f"{either.name}, either way ({ends}; {either.people:,} people each)")


def line(either: Either, metric: Metric, society: Society) -> str:
    """What a measure is at each end: "Debts performed: 18.6, 18.7, 18.9 (a year per 100 open debts)"."""
    return said_of(society, f"{metric.title}: {', '.join(_written(either, metric))} ({metric.unit})")


def at_figure(either: Either, metric: Metric, society: Society) -> str:
    """What stands at the figure of a measure that the number moves; empty where it does not move it."""
    values = _written(either, metric) if metric.id in either.found else ()
    if len(set(values)) < 2:
        return ""
    return f"{heading(either, society)}: {', '.join(values)} ({said_of(society, metric.unit)})."


def block(either: Either, society: Society) -> EitherWay:
    """The whole of it."""
    said = partial(said_of, society)
    metrics = [item.metric for name, item in measures().items() if name in either.found]
    rows = tuple((said(one.title), *_written(either, one), said(one.unit)) for one in metrics)
    columns = ("Measure", *(f"at {end}" for end in _ends(either)), "Unit")
    return EitherWay(heading(either, society), _sentence(either.because), Table(columns, rows))


def _ends(either: Either) -> list[str]:
    return [f"{end:+g}".replace("-", "−") if end else "0" for end in either.ends]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].removesuffix('.')}." if words else ""


def _written(either: Either, metric: Metric) -> tuple[str, ...]:
    values = either.found[metric.id]
    return tuple("not estimable" if value is None else metric.write(value) for value in values)
