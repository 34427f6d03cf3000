"""Which schemes can keep counts in place of records, and their tables.

A record that takes effect at once, counts for ever and cannot be disputed need not be kept: its points are
added and it is counted. Where that holds of every rule of a scheme with one column and no consequence, a
person is a class (whose rates are all alike) and a score, three bytes, and a whole tile lives a day at once.
The draws are those of the general engine, and so are the results.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodstanding.engine.act_tables import act_tables, rows_by_state
from goodstanding.engine.answers import answering
from goodstanding.engine.draws import ALWAYS
from goodstanding.engine.layout import SMALL, Layout, layout_of
from goodstanding.engine.people import FIFTHS
from goodstanding.engine.rates import by_person, fine, lattice_keys
from goodstanding.engine.sights import invented_of_groups, seen_of_groups
from goodstanding.engine.state import MAX_STATES
from goodstanding.engine.wide import CLASSES, DOUBLED, LANES
from goodstanding.model.machine import (
    WATCHING,
    Column,
    Conduct,
    Eligibility,
    Go,
    Machine,
    Period,
    Society,
    World,
)

A = Any
MOST = (1 << 64) - (1 << 48)
"""Thresholds of acts stay below it, so that a threshold's first 16 bits can be rounded up."""


class FoldTables(NamedTuple):
    """K conducts; cells: class x states + state. keys u8[K, 2], of lattices; first u2[K, 3 * CLASSES], low
    u8[K, 3 * CLASSES]: the first 16 and the low 48 bits of the thresholds of seen acts, of acts, and of
    what lies below invented records; by i2[K]; cut_at i2[C, 32]: cuts, ascending, each 32 times over;
    cut_step u2[C, 32]: how far the state of each is from the one before, DOUBLED; part_state i8[C + 1]: the
    states below all cuts and from each cut on; numbers i8[4]: states, the one below all cuts, floor,
    ceiling."""

    keys: A
    first: A
    low: A
    by: A
    cut_at: A
    cut_step: A
    part_state: A
    numbers: A


def foldable(world: World, machine: Machine, start_day: int) -> Classes | None:
    """The classes of people, if counts can stand for records in this run."""
    if len(machine.periods) != 1 or len(machine.standings) != 1 or len(machine.standings[0].columns) != 1:
        return None
    (period,) = machine.periods
    plain = (
        period.active
        and period.from_day <= start_day
        and period.participation >= 1.0
        and machine.eligible == Eligibility()
        and _whole(world.society)
        and not period.consequences
        and not answering(world)
        and all(response.of != WATCHING for response in period.responses)
        and period.contest.take_up <= 0.0
        and _is_held(machine.standings[0].columns[0], period)
        and len(machine.standings[0].columns[0].cuts) > 0
        and all(_at_once(go) for go in period.goes)
        and all(o.lag_days == 0 for o in period.observations)
        and all(_simple(conduct) for conduct in world.conducts)
    )
    return _classes_of(world, layout_of(world, machine), period) if plain else None


def _whole(society: Society) -> bool:
    """Whether a block is of one group: what is counted is counted by block."""
    return society.places or society.group_share <= 0.0


def _is_held(column: Column, period: Period) -> bool:
    """Whether scores are kept within bounds from the start on, and a day's moves from there fit 16 bits."""
    up, down = (sum(max(sign * go.by_low, 0) for go in period.goes) for sign in (1, -1))
    bounded = column.clip_when_moved and column.floor <= column.start and column.start_most <= column.ceiling
    return bounded and column.floor - down >= -SMALL and column.ceiling + up <= SMALL


def _at_once(go: Go) -> bool:
    plain = Go(go.id, go.standing, go.column, go.conduct, "act", go.by_low, go.by_low)
    return go == plain


def _simple(conduct: Conduct) -> bool:
    return (
        conduct.form == "event"
        and not conduct.renews
        and not conduct.dated
        and conduct.given is None
        and conduct.eligible == Eligibility()
    )


class Classes(NamedTuple):
    """Cells with the same rates are one class. of_cell u1[cells]; cell i8[classes]: one of each;
    of_disposition: u1[dispositions] if nothing but the disposition matters, else None."""

    of_cell: A
    cell: A
    of_disposition: A


def _classes_of(world: World, layout: Layout, period: Period) -> Classes | None:
    """The classes of a scheme in a society; None if there are too many for the tables, or if somebody does
    something for certain."""
    acts = act_tables(world, layout, period, 0)
    states = len(layout.standings[0].states)
    stacked = np.concatenate([acts.rate[:, :states], acts.seen[:, :states], acts.false[:, :states]])
    flat = stacked.reshape(-1, stacked.shape[-1])
    _, cell, of_cell = np.unique(flat, axis=1, return_index=True, return_inverse=True)
    wrong = ALWAYS - acts.false
    if cell.size * states > CLASSES or max(int(acts.rate.max()), int(wrong.max())) >= MOST:
        return None
    of_cell = of_cell.ravel().astype(np.uint8)
    parted = of_cell.reshape(-1, layout.dispositions, FIFTHS * 2)
    alike = bool((parted == parted[:1, :, :1]).all())
    return Classes(of_cell, cell, parted[0, :, 0].copy() if alike else None)


class FoldRates(NamedTuple):
    """What does not change from day to day: usual f8[K, cells], chances of acts; watched, invented f8[K, 1]:
    the share of acts that is seen, and records of no act a day."""

    usual: A
    watched: A
    invented: A


def fold_rates(world: World, layout: Layout, period: Period, classes: Classes) -> FoldRates:
    """Chances by cell, as `act_tables` has them."""
    states = len(layout.standings[0].states)
    person = classes.cell // 2 % (layout.dispositions * FIFTHS)
    usual: list[A] = []
    for conduct in world.conducts:
        mine = np.array(by_person(conduct, world.behaviour, conduct.rate))[person]
        ratios = np.ones(MAX_STATES)
        for rows, ratio, _, _ in rows_by_state(
            conduct, [r for r in period.responses if r.conduct == conduct.id]
        ):
            ratios[rows] = ratio
        usual.append((mine[:, None] * ratios[:states]).ravel())
    watched = [seen_of_groups(period, c.id)[:1] for c in world.conducts]
    invented = [invented_of_groups(period, c.id)[:1] for c in world.conducts]
    return FoldRates(np.array(usual), np.array(watched), np.array(invented))


def fold_tables(
    world: World,
    layout: Layout,
    period: Period,
    seed: int,
    rates: FoldRates,
    factors: tuple[float, ...] | None,
) -> FoldTables:
    """Tables of one day; `factors`: from `act_tables.company`."""
    standing, (_, column) = layout.standings[0], layout.columns[0]
    conducts, states = len(layout.conducts), len(standing.states)
    copied = np.array(factors or [1.0] * conducts)[:, None]
    now = np.minimum(world.behaviour.ceiling, rates.usual * copied)
    used = now.shape[1]
    first = np.zeros((conducts, 3, CLASSES), np.uint16)
    low = np.zeros((conducts, 3, CLASSES), np.uint64)
    wrong = ALWAYS - fine((1.0 - now) * rates.invented)
    for part, cells in enumerate((fine(now * rates.watched), fine(now), wrong)):
        first[:, part, :used] = cells >> np.uint64(48)
        low[:, part, :used] = cells & np.uint64((1 << 48) - 1)
    never = (first[:, 2] == 0xFFFF) & (low[:, 2] == (1 << 48) - 1)
    never[:, used:] = True
    first[:, 2][never], low[:, 2][never] = 0xFFFF, 1 << 48
    first[:, 2] -= np.uint16(1)
    parts = [column.below, *(state for _, state in column.cuts)]
    points = {go.conduct: 0 for go in period.goes}
    for go in period.goes:
        points[go.conduct] += go.by_low
    return FoldTables(
        keys=lattice_keys(seed, [("act", conduct.id) for conduct in world.conducts]),
        first=first.reshape(conducts, -1),
        low=low.reshape(conducts, -1),
        by=np.array([points.get(conduct, 0) for conduct in layout.conducts], np.int16),
        cut_at=_wide([at for at, _ in column.cuts]),
        cut_step=_wide(np.diff(parts) * DOUBLED).view(np.uint16),
        part_state=np.array(parts, np.int64),
        numbers=np.array([states, column.below, column.floor, column.ceiling], np.int64),
    )


def _wide(values: Any) -> A:
    """i2[n, 32]: each value 32 times over."""
    return np.repeat(np.array(values, np.int64).astype(np.int16)[:, None], LANES, axis=1)
