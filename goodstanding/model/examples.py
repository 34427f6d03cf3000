"""Worked examples evaluated on the resolved rules, one record of each act; only `check` does so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodstanding.core.errors import Flaw
from goodstanding.core.quantity import plain
from goodstanding.model.conduct import Conduct
from goodstanding.model.evidence import Example
from goodstanding.model.machine import Column, Go, Standing
from goodstanding.model.resolve_standing import goes_of, standings_of
from goodstanding.model.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Span:
    """Lowest and highest value that a column can have; they differ where an official chooses."""

    low: int
    high: int

    def moved(self, go: Go, column: Column) -> Span:
        """After one record of a rule."""
        low, high = self.low + go.by_low, self.high + go.by_high
        if column.clip_when_moved:
            low, high = column.clipped(low), column.clipped(high)
        return Span(low, high)


def example_flaws(scheme: Scheme, conducts: Mapping[str, Conduct]) -> Iterator[Flaw]:
    """Every expectation of a worked example that the rules do not meet.

    `conducts`: those that the scheme names.
    """
    parts = scheme.standings.items()
    standings = {one.id: one for id, standing in parts for one in standings_of(id, standing)}
    goes = {id: acting(goes_of(id, standing, conducts, {})) for id, standing in parts}
    for i, example in enumerate(scheme.examples):
        for id, expected in example.expect.items():
            reached = _reached(standings[id], goes.get(id, ()), example)
            message = _mismatch(standings[id], reached, expected)
            if message:
                yield Flaw(
                    message,
                    ("examples", i, "expect", id),
                    "Correct the example, or the rules that it works out.",
                )


def acting(goes: Sequence[Go]) -> tuple[Go, ...]:
    """The rules that an act sets off, and no date."""
    return tuple(go for go in goes if go.on != "year")


def _reached(standing: Standing, goes: Sequence[Go], example: Example) -> dict[str, Span]:
    """Each column's value after the acts."""
    columns = {column.id: column for column in standing.columns}
    spans = {id: Span(column.start, column.start) for id, column in columns.items()}
    given = (example.given.model_extra or {}).get(standing.id)
    if given is not None:
        main = _column_of(standing, given)
        value = given if isinstance(given, int | float) else _level(main, standing.states.index(given))
        spans[main.id] = Span(round(value), round(value))
    counted: dict[str, int] = {}
    for act in example.given.acts:
        for go in goes:
            counted[go.id] = counted.get(go.id, 0) + (go.conduct == act)
            if go.conduct == act and not 0 < go.monthly_limit < counted[go.id]:
                spans[go.column] = spans[go.column].moved(go, columns[go.column])
    return spans


def _column_of(standing: Standing, given: float | str) -> Column:
    """The column that a given level is set in: one that reads as the state, else the first."""
    if isinstance(given, str):
        state = standing.states.index(given)
        for column in standing.columns:
            if any(reached == state for _, reached in column.cuts):
                return column
    return standing.columns[0]


def _level(column: Column, state: int) -> int:
    """A value that reads as the state: the lowest, or just below every cut."""
    levels = [at_least for at_least, reached in column.cuts if reached == state]
    return levels[0] if levels else column.cuts[0][0] - 1 if column.cuts else column.start


def _mismatch(standing: Standing, reached: Mapping[str, Span], expected: float | str) -> str | None:
    main = standing.columns[0]
    if isinstance(expected, str):
        ends = [[getattr(reached[c.id], end) for c in standing.columns] for end in ("low", "high")]
        states = [max(c.reads(v) for v, c in zip(values, standing.columns, strict=True)) for values in ends]
        names = list(dict.fromkeys(standing.states[state] for state in states))
        return None if names == [expected] else f"the rules give {' or '.join(names)}, not {expected}"
    low, high = main.clipped(reached[main.id].low), main.clipped(reached[main.id].high)
    if low <= expected <= high:
        return None
    given = plain(low) if low == high else f"{plain(low)} to {plain(high)}"
    return f"the rules give {given}, not {plain(expected)}"
