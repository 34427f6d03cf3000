"""The day loop of the limit: tally who does what in which state, then push everybody's score a day on."""

from __future__ import annotations

import numpy as np

from goodstanding.density.carried import require_carried
from goodstanding.density.course import Course
from goodstanding.density.crowd import crowd_of
from goodstanding.density.expected import Expected
from goodstanding.density.memories import memories_of
from goodstanding.density.populations import society_of
from goodstanding.model.machine import Machine, World

KINDS = ("acts", "recorded", "unrecorded", "invented")


def density(world: World, machine: Machine, *, people: int, days: int, start_day: int) -> Expected:
    """The limit of a scheme over `days` from `start_day` (proleptic ordinal). `people` fixes only how many of
    them head a household. Raises RequestProblem where the scheme has what a density cannot carry."""
    require_carried(world, machine)
    course = Course(world, machine, start_day)
    society = society_of(world, machine, people=people)
    memories = memories_of(world, machine)
    crowds = [crowd_of(p, memories, course.column) for p in society.populations]
    weights = [society.weights(p) for p in society.populations]
    states, groups = len(course.states) + 1, len(world.society.groups)
    found = {kind: np.zeros((days, len(world.conducts), states, groups)) for kind in KINDS}
    in_spell = np.zeros((days, len(world.conducts), groups))
    present = np.zeros((days + 1, states, groups))
    for day in range(days + 1):
        for crowd, weight in zip(crowds, weights, strict=True):
            if day:
                for k, tally in enumerate(course.tallies(crowd, memories, day)):
                    for kind in KINDS:
                        found[kind][day - 1, k] += getattr(tally, kind) @ weight
                    in_spell[day - 1, k] += tally.in_spell @ weight
                course.advance(crowd, memories, day)
            shares = crowd.by_state(course.states_of(crowd, day), states)
            present[day] += shares.reshape(*shares.shape[:2], -1).sum(axis=-1) @ weight
        if day:
            course.note_company(found["acts"][day - 1].sum(axis=(1, 2)))
    return Expected(
        conducts=tuple(c.id for c in world.conducts),
        states=course.states,
        start_day=start_day,
        days=days,
        people=people,
        present=present,
        in_spell=in_spell,
        **found,
    )
