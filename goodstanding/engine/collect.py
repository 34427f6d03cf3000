"""From a finished simulation to what it leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from goodstanding.engine.block import Block
from goodstanding.engine.layout import Layout
from goodstanding.engine.ledger_sums import ledger_of
from goodstanding.engine.norms import looks_near
from goodstanding.engine.rating_sums import ratings_of
from goodstanding.engine.review import is_limited
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import ELIGIBLE
from goodstanding.engine.two_states import LOW
from goodstanding.results.outcome import Marks, Outcome

DISPUTES = ("filed", "won_wrong", "won_right", "lost_wrong", "lost_right")
PERSON_CLASSES = 9
BURDENED = 0b111


def outcome_of(simulation: Simulation, *, timing: dict[str, Any], marks: bool = True) -> Outcome:
    """The totals of a simulation that has run to its last day. Arrays as in `Outcome`."""
    layout, blocks = simulation.layout, simulation.blocks
    totals = [block.totals for block in blocks]
    states, shadow = np.array(simulation.daily.states), np.array(simulation.daily.shadow_states)
    base = sum(1 for source in layout.spilled_from if source < 0)
    people = [_counted(layout, block, base) for block in blocks]
    known = len(layout.conducts)

    def total(name: str) -> Any:
        return _added(getattr(t, name) for t in totals)[:known]

    return Outcome(
        conducts=layout.conducts,
        consequences=tuple(effect.id for effect in layout.effects[:base]),
        start_day=simulation.start_day,
        days=simulation.day,
        people=_added(one.people for one in people),
        eligible=_added(one.eligible for one in people),
        adults=_added(one.adults for one in people),
        acts=total("acts"),
        spell_days=simulation.daily.spell_days[:known],
        ends=_ends(simulation, total("ends")),
        recorded=total("recorded"),
        unrecorded=total("unrecorded"),
        invented=total("invented"),
        disputes={name: int(n) for name, n in zip(DISPUTES, _added(t.disputes for t in totals), strict=True)},
        states={s.id: states[:, i, : len(s.states) + 1, :] for i, s in enumerate(layout.standings)},
        shadow_states={s.id: shadow[:, i, : len(s.states) + 1, :] for i, s in enumerate(layout.standings)},
        moves=_moves(layout, _added(t.moves for t in totals)),
        burden_persons=np.array(simulation.daily.burdened),
        persons=_added(one.persons for one in people),
        consequence_persons=_added(one.consequence_persons for one in people),
        ledger=ledger_of(simulation, base),
        marks=_marks(simulation) if marks else _NO_MARKS,
        timing=timing,
        publics=np.array(simulation.daily.acts, np.int64).reshape(len(simulation.daily.acts), known),
        review=np.array(simulation.daily.review, np.int64) if is_limited(simulation.machine) else None,
        ratings=ratings_of(simulation),
        renewed=_renewed(simulation, _added(t.renewed for t in totals)),
        nearby=_nearby(simulation),
    )


def _added(parts: Iterable[Any]) -> Any:
    return sum(parts)


def _nearby(simulation: Simulation) -> Any:
    if not looks_near(simulation.world):
        return None
    none = np.zeros((0, *simulation.daily.noticed.shape), np.int32)
    return np.stack(simulation.daily.nearby) if simulation.daily.nearby else none


def _renewed(simulation: Simulation, by_cell: Any) -> Any:
    """By kind of firm; in a society of firms every kind is a class of its own."""
    kinds = len(simulation.world.society.kinds)
    if not any(conduct.renews for conduct in simulation.world.conducts) or not kinds:
        return None
    return by_cell.reshape(-1, simulation.layout.cells_per_age_class).sum(axis=1)[:kinds]


def _ends(simulation: Simulation, ends: Any) -> dict[str, dict[str, int]]:
    return {
        conduct.id: {reason: int(ends[k, r]) for r, (reason, _) in enumerate(conduct.ends)}
        for k, conduct in enumerate(simulation.world.conducts)
        if conduct.form == "spell"
    }


def _moves(layout: Layout, moves: Any) -> dict[str, Any]:
    sizes = [len(standing.states) + 1 for standing in layout.standings]
    return {s.id: moves[i, :n, :n] for i, (s, n) in enumerate(zip(layout.standings, sizes, strict=True))}


class _Counted(NamedTuple):
    """People of a block by group, as in `Outcome`."""

    people: Any
    eligible: Any
    adults: Any
    persons: Any
    consequence_persons: Any


def _counted(layout: Layout, block: Block, base: int) -> _Counted:
    group = block.group + (block.people.cell & 1)

    def count(which: Any) -> Any:
        return np.bincount(group[which], minlength=layout.groups)

    classes, ever = block.people.classes, block.people.ever
    persons = [count((classes >> bit) & 1 == 1) for bit in range(8)] + [count((classes & BURDENED) != 0)]
    under = np.zeros((base, 4, layout.groups), np.int64)
    for q in range(base):
        for footing in range(4):
            same = [q, *(i for i, source in enumerate(layout.spilled_from) if source == q)]
            held = [ever[i // 2] & np.uint8(1 << (4 * (i % 2) + footing)) != 0 for i in same]
            under[q, footing] = count(np.logical_or.reduce(held))
    return _Counted(
        people=np.bincount(group, minlength=layout.groups),
        eligible=count((block.people.scope & ELIGIBLE) != 0),
        adults=count(block.people.cell >= layout.adult_cell),
        persons=np.array(persons),
        consequence_persons=under,
    )


_NO_MARKS = Marks(
    burden_days=np.zeros(0, np.uint16),
    false_burden_days=np.zeros(0, np.uint16),
    classes=np.zeros(0, np.uint8),
    first_state=np.zeros((0, 0), np.uint8),
    last_state=np.zeros((0, 0), np.uint8),
)


def _marks(simulation: Simulation) -> Marks:
    people = [block.people for block in simulation.blocks]
    last = np.concatenate([p.state & np.uint8(LOW) for p in people], axis=1)
    assert simulation.first_state is not None
    return Marks(
        burden_days=np.concatenate([p.burden_days for p in people]),
        false_burden_days=np.concatenate([p.false_days for p in people]),
        classes=np.concatenate([p.classes for p in people]),
        first_state=simulation.first_state,
        last_state=last,
    )
