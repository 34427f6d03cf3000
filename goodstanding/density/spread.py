"""How far the totals of N people may stray from the limit: covariances person by person and home by home.

One person's count is not a sum of independent days: a disposition lasts, a spell keeps its next start away, a
response follows the score. So the second moment of each count travels with the mass. Between people, only
those of one household are tied (they share an income fifth), and heads are older than others: the variance of
N people is that of their households. Who is in which group plays no part, as no rate depends on it.

Variances are exact. Covariances leave out, within a class, what ties two conducts: the points of one where
another answers to the score, and a spell to what happens inside it.
"""

from __future__ import annotations

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
"""Of one person's counts, by population: mean [class, count], second moment [class, count, count]."""


def covariance(world: World, machine: Machine, *, people: int, days: int, start_day: int) -> Floats:
    """Covariance [kind, conduct, kind, conduct] of the totals of a run of `people`: acts, recorded, invented.
    Raises RequestProblem where the scheme has what a density cannot carry."""
    require_carried(world, machine)
    society = society_of(world, machine, people=people)
    counts = len(KINDS) * len(world.conducts)
    means = [np.zeros((p.share.shape[1], len(KINDS), len(world.conducts))) for p in society.populations]
    own = [np.zeros((*m.shape, len(KINDS))) for m in means]
    for k in range(len(world.conducts)):
        for i, (mean, second) in enumerate(_of_conduct(world, machine, k, society, days, start_day)):
            means[i][:, :, k] = mean
            own[i][:, :, k] = second
    flat: Moments = []
    for mean, second in zip(means, own, strict=True):
        both = np.einsum("cak,cbl->cakbl", mean, mean)
        for k in range(len(world.conducts)):
            both[:, :, k, :, k] = second[:, :, k]
        flat.append((mean.reshape(-1, counts), both.reshape(-1, counts, counts)))
    return household_covariance(society, flat).reshape((len(KINDS), len(world.conducts)) * 2)


def standard_errors(world: World, machine: Machine, *, people: int, days: int, start_day: int) -> Floats:
    """Standard errors [kind, conduct] of the totals of a run of `people`. Raises as `covariance`."""
    whole = covariance(world, machine, people=people, days=days, start_day=start_day)
    return np.sqrt(np.einsum("akak->ak", whole))


def _of_conduct(
    world: World, machine: Machine, k: int, society: Society, days: int, start_day: int
) -> Moments:
    """The three counts of one conduct, from no more of the scheme than it depends on."""
    conduct = world.conducts[k]
    course = Course(world, machine, start_day)
    answers = any(effective(period) for period in machine.periods)
    if conduct.form == "event" and conduct.given is None and not _answers(machine, conduct.id):
        return [_independent(course, p, k, days) for p in society.populations]
    if not answers:
        course = Course(world, _pointless(machine), start_day)
    return [_followed(course, p, k, days) for p in society.populations]


def _answers(machine: Machine, conduct: str) -> bool:
    return any(r.conduct == conduct for period in machine.periods for r in effective(period))


def _pointless(machine: Machine) -> Machine:
    def without(go: Go) -> Go:
        return replace(go, by_low=0, by_high=0)

    periods = tuple(replace(p, goes=tuple(map(without, p.goes))) for p in machine.periods)
    return replace(machine, periods=periods)


def _independent(course: Course, population: Population, k: int, days: int) -> tuple[Any, Any]:
    """Days that know nothing of each other: a sum of independent draws of one of four outcomes."""
    crowd = crowd_of(population, memories_of(course.world, course.machine), course.column)
    weights = np.array(KINDS)[:, :3]
    mean = np.zeros((population.rates.shape[1], len(KINDS)))
    within = np.zeros((*mean.shape, len(KINDS)))
    for day in range(1, days + 1):
        rate, _ = course.chances(crowd, k, len(course.states), day)
        w = course.watched(crowd, k, day)
        outcomes = np.stack([rate * w.seen, rate * (1.0 - w.seen), (1.0 - rate) * w.invented])
        today = np.einsum("oc,ao->ca", outcomes, weights)
        mean += today
        within += np.einsum("oc,ao,bo->cab", outcomes, weights, weights)
        within -= np.einsum("ca,cb->cab", today, today)
    return mean, within + np.einsum("ca,cb->cab", mean, mean)


def _followed(course: Course, population: Population, k: int, days: int) -> tuple[Any, Any]:
    """Moments pushed along with the mass; those of two counts from the moments of their sum."""
    mean = np.zeros((population.rates.shape[1], len(KINDS)))
    second = np.zeros((*mean.shape, len(KINDS)))
    for a, one in enumerate(KINDS):
        mean[:, a], second[:, a, a] = _pushed(course, population, k, one, days)
    for a, b in ((0, 1), (0, 2), (1, 2)):
        both = Weights(*(x + y for x, y in zip(KINDS[a], KINDS[b], strict=True)))
        _, square = _pushed(course, population, k, both, days)
        second[:, a, b] = second[:, b, a] = (square - second[:, a, a] - second[:, b, b]) / 2.0
    return mean, second


def _pushed(course: Course, population: Population, k: int, weights: Weights, days: int) -> tuple[Any, Any]:
    memories = memories_of(course.world, course.machine, counted=k)
    crowd = crowd_of(population, memories, course.column, moments=3)
    for day in range(1, days + 1):
        course.advance(crowd, memories, day, {k: weights})
    whole = crowd.mass.reshape(*crowd.mass.shape[:2], -1).sum(axis=-1)
    return whole[1], whole[2]


def household_covariance(society: Society, moments: Moments) -> Any:
    """Covariance [count, count] of the sums over all people, who come in households: within each, given its
    income fifth, and between them through it."""
    shape = society.populations[0].share.shape
    first = np.zeros((2, shape[2], moments[0][0].shape[1]))
    second = np.zeros((*first.shape, first.shape[-1]))
    whole = np.zeros((2, shape[2]))
    for population, (mean, square) in zip(society.populations, moments, strict=True):
        share = population.share.sum(axis=3)
        first += np.einsum("rcf,ca->rfa", share, mean)
        second += np.einsum("rcf,cab->rfab", share, square)
        whole += share.sum(axis=1)
    first, second = first / whole[..., None], second / whole[..., None, None]
    within = second - np.einsum("rfa,rfb->rfab", first, first)
    fifths = whole[HEAD] / whole[HEAD].sum()
    total = np.zeros(second.shape[-2:])
    for size, count in enumerate(society.households, 1):
        home = first[HEAD] + (size - 1) * first[OTHER]
        inside = within[HEAD] + (size - 1) * within[OTHER]
        between = np.einsum("f,fa,fb->ab", fifths, home, home) - np.outer(fifths @ home, fifths @ home)
        total += count * (np.einsum("f,fab->ab", fifths, inside) + between)
    return total
