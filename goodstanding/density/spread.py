"""How far the totals of N people may stray from the limit: exact variances, person by person and home by
home.

One person's count is not a sum of independent days: a disposition lasts, a spell keeps its next start away, a
response follows the score. So the second moment of each count travels with the mass. Between people, only
those of one household are tied (they share an income fifth), and heads are older than others: the variance of
N people is that of their households. Who is in which group plays no part, as no rate depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from goodstanding.density.carried import effective, require_carried
from goodstanding.density.course import Course
from goodstanding.density.crowd import crowd_of
from goodstanding.density.expected import Floats
from goodstanding.density.memories import memories_of
from goodstanding.density.populations import HEAD, OTHER, Population, Society, society_of
from goodstanding.density.step import Weights
from goodstanding.model.machine import Go, Machine, World

KINDS = (Weights(1.0, 1.0, 0.0, 0.0), Weights(1.0, 0.0, 0.0, 1.0), Weights(0.0, 0.0, 1.0, 0.0))
"""What counts as an act, as a recorded one, and as an invented record."""

Moments = list[tuple[Any, Any]]
"""First and second moment [class] of one person's count, by population."""


def standard_errors(world: World, machine: Machine, *, people: int, days: int, start_day: int) -> Floats:
    """Standard errors [kind, conduct] of the totals of a run of `people`: acts, recorded, invented. Raises
    RequestProblem where the scheme has what a density cannot carry."""
    require_carried(world, machine)
    errors = np.zeros((len(KINDS), len(world.conducts)))
    for k, conduct in enumerate(world.conducts):
        family = {conduct.id, conduct.given} - {None}
        answers = any(r.conduct in family for period in machine.periods for r in effective(period))
        alone, bare = (world, machine) if answers else _apart(world, machine, k)
        index = alone.conducts.index(conduct)
        society = society_of(alone, bare, people=people)
        course = Course(alone, bare, start_day)
        independent = conduct.form == "event" and conduct.given is None and not answers
        for kind, weights in enumerate(KINDS):
            moments = (
                _independent(course, society.populations, index, kind, days)
                if independent
                else [_followed(course, p, index, weights, days) for p in society.populations]
            )
            errors[kind, k] = np.sqrt(household_variance(society, moments))
    return errors


def _apart(world: World, machine: Machine, k: int) -> tuple[World, Machine]:
    """The conduct, and the spell that it belongs to, in a scheme that gives no points."""
    conduct = world.conducts[k]
    kept = tuple(c for c in world.conducts if c is conduct or c.id == conduct.given)
    periods = tuple(replace(p, goes=tuple(map(_pointless, p.goes))) for p in machine.periods)
    return replace(world, conducts=kept), replace(machine, periods=periods)


def _pointless(go: Go) -> Go:
    return replace(go, by_low=0, by_high=0)


def _independent(course: Course, populations: Sequence[Population], k: int, kind: int, days: int) -> Moments:
    """Days that know nothing of each other: a sum of independent draws."""
    found: Moments = []
    for population in populations:
        crowd = crowd_of(population, memories_of(course.world, course.machine), course.column)
        mean = variance = np.zeros(population.rates.shape[1])
        for day in range(1, days + 1):
            rate, _ = course.chances(crowd, k, len(course.states), day)
            watched = course.watched(crowd, k, day)
            chance = (rate, rate * watched.seen, (1.0 - rate) * watched.invented)[kind]
            mean, variance = mean + chance, variance + chance * (1.0 - chance)
        found.append((mean, variance + mean**2))
    return found


def _followed(course: Course, population: Population, k: int, weights: Weights, days: int) -> tuple[Any, Any]:
    """The moments pushed along with the mass."""
    memories = memories_of(course.world, course.machine, counted=k)
    crowd = crowd_of(population, memories, course.column, moments=3)
    for day in range(1, days + 1):
        course.advance(crowd, memories, day, {k: weights})
    whole = crowd.mass.reshape(*crowd.mass.shape[:2], -1).sum(axis=-1)
    return whole[1], whole[2]


def household_variance(society: Society, moments: Moments) -> float:
    """Variance of the sum of a count over all people, who come in households: within each, given its income
    fifth, and between them through it."""
    first, second, whole = (np.zeros((2, society.populations[0].share.shape[2])) for _ in range(3))
    for population, (mean, square) in zip(society.populations, moments, strict=True):
        share = population.share.sum(axis=3)
        first += np.einsum("rcf,c->rf", share, mean)
        second += np.einsum("rcf,c->rf", share, square)
        whole += share.sum(axis=1)
    mean, within = first / whole, second / whole - (first / whole) ** 2
    fifths = whole[HEAD] / whole[HEAD].sum()
    total = 0.0
    for size, count in enumerate(society.households, 1):
        home = mean[HEAD] + (size - 1) * mean[OTHER]
        inside = within[HEAD] + (size - 1) * within[OTHER]
        total += count * float(fifths @ inside + fifths @ home**2 - (fifths @ home) ** 2)
    return total
