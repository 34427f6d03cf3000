"""One day of one block: which mechanisms have something to do, and what each is given.

What is the same for all blocks of a thread is found once a day; a block adds its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goodstanding.engine.answers import answers
from goodstanding.engine.block import Block, Lists, make_room_for_records, make_room_for_stretches
from goodstanding.engine.carried import make_room_for_carried
from goodstanding.engine.layout import Layout
from goodstanding.engine.plan import Mechanism, mechanisms
from goodstanding.engine.state import Clock, Events, Spills
from goodstanding.engine.table_types import Tables


@dataclass(frozen=True, slots=True)
class Work:
    """What a thread does on a day: mechanisms in order, and what they share, by the names of their
    arguments."""

    mechanisms: tuple[Mechanism, ...]
    shared: Mapping[str, Any]


def work_of(
    day: int, tables: Tables, lists: Lists, shared: Mapping[str, Any], own: Mapping[str, Any]
) -> Work:
    """The work of a day. `shared`: arguments that are of the run or of the day; `own`: tables of the answers
    that are on (`engine.answers`)."""
    found = {
        **shared,
        **own,
        **tables._asdict(),
        "events": lists.events,
        "changes": lists.changes,
        "scratch": lists.scratch,
        "renews": tables.acts.renews,
    }
    idle = _idle(found)
    return Work(
        tuple(
            one
            for one in mechanisms()
            if day >= one.first_day
            and not idle.intersection(one.arguments)
            and (one.name not in answers() or one.name in own)
        ),
        found,
    )


def _idle(found: Mapping[str, Any]) -> set[str]:
    """Arguments of mechanisms whose takers have nothing to do today."""
    nothing = {
        "rated": not (found["rated"] >= 0).any(),
        "carried": not (found["carried"] >= 0).any(),
        "noticed": found["noticed"].size == 0,
        "renews": not found["renews"].any(),
    }
    return {name for name, empty in nothing.items() if empty}


def live(
    work: Work,
    block: Block,
    clock: Clock,
    lists: Lists,
    layout: Layout,
    *,
    arriving: Spills,
    befalling: Events,
    own: Mapping[str, Any],
) -> None:
    """Let a block live a day. `arriving`, `befalling`: news of the household, and of another side; `own`: the
    block's columns of the answers."""
    given: dict[str, Any] = {
        **block.people._asdict(),
        **block.totals._asdict(),
        **own,
        **work.shared,
        "clock": clock,
        "people": block.people,
        "totals": block.totals,
        "arriving": arriving,
        "befalling": befalling,
    }
    if clock.day == 0:
        lists.events.count[0] = 0
    for one in work.mechanisms:
        if "befalling" in one.arguments and not befalling.count[0]:
            continue
        if "carried" in one.arguments:
            make_room_for_carried(block, layout, given["carried"])
        if {"rows", "changes"}.issubset(one.arguments):
            make_room_for_records(block, lists, layout)
        if "stretches" in one.arguments:
            make_room_for_stretches(block, lists, layout, int(arriving.count[0]))
        given["rows"], given["stretches"] = block.rows, block.stretches
        given["opened"], given["closed"] = lists.opened, lists.closed
        given["spilling"], given["met"] = lists.spilling, lists.met
        one.kernel(*[given[name] for name in one.arguments])
