"""One life, recomputed alone: the subject's household is simulated with everything recorded, and nothing is
stored."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from goodstanding.core.errors import RequestProblem
from goodstanding.engine.block import Block
from goodstanding.engine.norms import looks_near
from goodstanding.engine.people import (
    age_of,
    community_of,
    disposition_of,
    group_of,
    household,
    household_of,
    income_of,
    is_female,
)
from goodstanding.engine.quiet import first_stir
from goodstanding.engine.review import is_limited
from goodstanding.engine.rulebook import Rulebook
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import Clock
from goodstanding.engine.telling import state_name, told
from goodstanding.engine.two_states import LOW
from goodstanding.engine.visits import Company, Visits
from goodstanding.model.machine import Machine, World
from goodstanding.results.life import Life
from goodstanding.results.outcome import REVIEW

KEPT = 64
"""Sets of tables that are kept for the lives of one run: more than a year has weeks, after each of which
norms may be others."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all lives of a run share. publics i8[days, K] or None; nearby i4[windows, K + 1, communities];
    reached i8[days]: how far in line officials
    come; calendar u1[days + 1]: 1 for days on which a month begins, ratings are made, or the rules are new;
    meets u1[days + 1, E]: which encounters can happen."""

    rulebook: Rulebook
    publics: Any
    nearby: Any
    reached: Any
    calendar: Any
    meets: Any


def relive(
    world: World,
    machine: Machine,
    *,
    subject: int,
    people: int,
    days: int,
    seed: int,
    start_day: int,
    publics: Any = None,
    review: Any = None,
    nearby: Any = None,
    company: Company | None = None,
) -> Life:
    """The life of person `subject` (0 .. people - 1) in the run that the other arguments describe. `publics`,
    `review`, `nearby`: of its outcome; needed where people follow what others do, where cases wait for
    review, and where people look to their community. `company`: the other side, where the run is of a pair.

    Raises RequestProblem where there is no such person, or publics are missing.
    """
    if not 0 <= subject < people:
        raise RequestProblem(
            f"subject {subject} is not one of the {people} synthetic people; choose 0 to {people - 1}"
        )
    if publics is None and (world.behaviour.copies or world.behaviour.adapt is not None):
        raise RequestProblem(
            f"people follow each other under behaviour '{world.behaviour.id}', so a life needs the publics "
            "of its run; run it again with this version"
        )
    if nearby is None and looks_near(world):
        raise RequestProblem(
            f"people look to their community under behaviour '{world.behaviour.id}', so a life needs what "
            "communities did in its run; run it again with this version"
        )
    if review is None and is_limited(machine):
        raise RequestProblem(
            f"cases wait for review under '{machine.id}', so a life needs the review of its run; "
            "run it again with this version"
        )
    known = None if publics is None else np.ascontiguousarray(publics, np.int64).tobytes()
    reached = np.zeros(days, np.int64) if review is None else review[:, REVIEW.index("reached")]
    windows = np.zeros((0, 1, 1), np.int32) if nearby is None else np.asarray(nearby, np.int32)
    around = windows.shape, windows.tobytes()
    ground = _ground(world, machine, people, days, seed, start_day, known, around, reached.tobytes())
    home = household(ground.rulebook.margins, subject)
    count = min(people, max(2, home.size))  # someone alone would be compiled for anew (`core.beside`)
    heard: list[tuple[int, int, str, dict[str, Any]]] = []
    simulation = Simulation(
        world,
        machine,
        people=people,
        seed=seed,
        start_day=start_day,
        first=min(home.first, people - count),
        count=count,
        publics=ground.publics,
        reached=ground.reached,
        nearby=ground.nearby,
        trace=lambda day, first, name, columns: heard.append((day, first, name, columns)),
        rulebook=ground.rulebook,
    )
    _live(simulation, ground, None if company is None else Visits(company, simulation, seed))
    return Life(
        subject=subject,
        arm=machine.id,
        traits=traits_of(simulation, subject),
        states=_states(simulation, subject),
        events=tuple(
            event
            for day, first, name, columns in heard
            for i in np.flatnonzero(columns["lane"] == subject - first)
            for event in told(
                world, simulation.layout, day, name, {field: values[i] for field, values in columns.items()}
            )
        ),
    )


@lru_cache(maxsize=4)
def _ground(
    world: World,
    machine: Machine,
    people: int,
    days: int,
    seed: int,
    start_day: int,
    known: bytes | None,
    around: tuple[tuple[int, ...], bytes],
    reached: bytes,
) -> Ground:
    rulebook = Rulebook(world, machine, people=people, seed=seed, start_day=start_day, kept=KEPT)
    publics = None if known is None else np.frombuffer(known, np.int64).reshape(days, len(world.conducts))
    rules = rulebook.foresee(days, () if publics is None else publics)
    begins = [
        day > 0
        and (
            rules[day] != rules[day - 1]
            or rulebook.month_starts(day)
            or bool((rulebook.rated(day) >= 0).any())
            or bool((rulebook.carried(day) >= 0).any())
        )
        for day in range(days + 1)
    ]
    return Ground(
        rulebook,
        publics,
        nearby=np.frombuffer(around[1], np.int32).reshape(around[0]),
        reached=np.frombuffer(reached, np.int64),
        calendar=np.array(begins, np.uint8),
        meets=np.array([rulebook.encounters(day) for day in range(days + 1)]),
    )


def _live(simulation: Simulation, ground: Ground, visits: Visits | None) -> None:
    """Live every day on which something happens in the household."""
    day = 0
    while day < ground.calendar.shape[0]:
        if visits is not None:
            visits.before(day)
        simulation.live_one_day(day)
        day = _next_day(simulation, ground)
        if visits is not None:
            visits.after()
            day = min(day, visits.next_day() or day)


def _next_day(simulation: Simulation, ground: Ground) -> int:
    """The next day on which something happens, or the day after the last."""
    tables, found, days = simulation.tables, np.zeros(1, np.int64), [ground.calendar.shape[0]]
    assert tables is not None
    for block, arriving in zip(simulation.blocks, simulation.arriving, strict=True):
        if arriving.count[0]:
            return simulation.day + 1
        first_stir(
            Clock(block.first, block.group, simulation.day, 0),
            block.people,
            simulation.margins,
            tables.acts,
            tables.feeds,
            tables.rules,
            tables.effects,
            simulation.reviews(simulation.day)[0],
            block.rows,
            block.stretches,
            ground.calendar,
            ground.meets,
            ground.reached,
            found,
        )
        days.append(int(found[0]))
    return min(days)


def traits_of(simulation: Simulation, subject: int) -> dict[str, int | str]:
    """Who the subject is, in words and integers."""
    m, society = simulation.margins, simulation.world.society
    home, _, size = household_of(m, subject)
    income, age = income_of(m, home), age_of(m, subject)
    group = society.groups[_block_of(simulation, subject).group + int(group_of(m, home, income))]
    community, disposition = int(community_of(m, home)), int(disposition_of(m, subject)) + 1
    if society.subject == "firm":
        sector, scale = society.kinds[int(age)]
        return {
            "sector": sector,
            "size": scale,
            "liquidity_fifth": int(income) + 1,
            "ties": group,
            "firms_of_owner": int(size),
            "region": community,
            "quality": disposition,
        }
    return {
        "age": int(age),
        "sex": "female" if is_female(m, subject, age) else "male",
        "income_fifth": int(income) + 1,
        "group": group,
        "household_size": int(size),
        "community": community,
        "disposition": disposition,
    }


def _states(simulation: Simulation, subject: int) -> dict[str, tuple[str, str]]:
    first, block = simulation.first_state[:, subject - simulation.first], _block_of(simulation, subject)
    last = block.people.state[:, subject - block.first] & np.uint8(LOW)
    return {
        standing.id: (
            state_name(simulation.layout, i, first[i]),
            state_name(simulation.layout, i, last[i]),
        )
        for i, standing in enumerate(simulation.layout.standings)
    }


def _block_of(simulation: Simulation, subject: int) -> Block:
    return next(b for b in simulation.blocks if b.first <= subject < b.first + b.size)
