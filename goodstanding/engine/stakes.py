"""What a rule does to a standing: for the worse or for the better, and how far it is to the next state."""

from __future__ import annotations

from goodstanding.engine.layout import Layout
from goodstanding.model.machine import Column, Go, Period, Standing

EXPRESSION = frozenset({"speech", "religion", "association"})
"""Topics of protected expression."""


def column_of(layout: Layout, go: Go) -> Column:
    """The column that a rule moves."""
    return next(c for s, c in layout.columns if layout.standings[s].id == go.standing and c.id == go.column)


def harsher_upwards(column: Column) -> bool:
    """Whether a higher value reads as a harsher state."""
    return bool(column.cuts) and column.cuts[-1][1] > column.below


def penalises(layout: Layout, go: Go) -> bool:
    """Whether a record counts for the worse."""
    return (go.by_low + go.by_high > 0) == harsher_upwards(column_of(layout, go))


def certainty(period: Period, conduct: str) -> float:
    """The probability that some feed sees an act."""
    missed = 1.0
    for one in period.observations:
        if one.conduct == conduct:
            missed *= 1.0 - one.sensitivity
    return 1.0 - missed


def rules_on(layout: Layout, period: Period, conduct: str, *, worse: bool) -> tuple[Go, ...]:
    """The rules by which a record of the conduct counts for the worse, or for the better; not those that move
    nothing."""
    if not period.active:
        return ()
    goes = (g for g in period.goes if g.conduct == conduct and g.on != "year")
    moving = (g for g in goes if g.by_low or g.by_high)
    return tuple(g for g in moving if penalises(layout, g) == worse)


def first_state(standing: Standing) -> int:
    """The state in which people start who have no record."""
    return max((column.reads(column.start) for column in standing.columns), default=0)


def ends_a_burden(period: Period, standing: str, state: int) -> bool:
    """Whether a state is under a burden that some milder one is free of."""
    return any(
        c.burden and c.standing == standing and state in c.states and not set(range(state)) <= set(c.states)
        for c in period.consequences
    )


def at_stake(column: Column, go: Go, state: int, *, worse: bool) -> float:
    """How much of the way to the next worse (better) state one record goes, 0..1, from where a state's people
    start, else from its middle. Where no state is better, but records run out, the best one has to be earned
    again: the whole way from the start is at stake. Else 0."""
    edges, reads = [at for at, _ in column.cuts], [column.below, *(s for _, s in column.cuts)]
    if state not in reads:
        return 0.0
    place, upwards = reads.index(state), harsher_upwards(column) == worse
    ahead, behind = (place, place - 1) if upwards else (place - 1, place)
    if not 0 <= ahead < len(edges):
        held = 0 <= behind < len(edges) and not worse and go.keep_high > 0
        return _share(go, column.start, edges[behind], upwards=upwards) if held else 0.0
    here = (edges[ahead] + edges[behind]) // 2 if 0 <= behind < len(edges) else edges[ahead] - 1
    if place == sum(1 for edge in edges if column.start >= edge):
        here = column.start
    return _share(go, here, edges[ahead], upwards=upwards)


def _share(go: Go, here: int, edge: int, *, upwards: bool) -> float:
    """How much of the way across an edge one record goes; 0 from beyond it."""
    way = edge - here if upwards else here - edge + 1
    return min(1.0, max(abs(go.by_low), abs(go.by_high)) / max(1, way)) if way > 0 else 0.0
