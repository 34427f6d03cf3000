"""How far the totals of N people may stray from the limit: covariances person by person and home by home.

One person's count is not a sum of independent days: a disposition lasts, a spell keeps its next start away, a
response follows the score. So the second moment of each count travels with the mass. Between people, only
those of one household are tied (they share an income fifth), and heads are older than others: the variance of
N people is that of their households. Who is in which group plays no part, as no rate depends on it.

Where people follow each other, one more act brings about others on later days; its echo counts with it.

Variances are exact without such company, and with it to the order in which N matters, but for an echo through
the scores of others. Covariances leave out, within a class, what ties two conducts: the points of one where
another answers to the score, and a spell to what happens inside it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations_with_replacement
from typing import Any

import numpy as np

from goodstanding.density.carried import effective, require_carried
from goodstanding.density.course import Course
from goodstanding.density.crowd import crowd_of
from goodstanding.density.echo import KINDS, weights_of
from goodstanding.density.evolve import density
from goodstanding.density.expected import Expected, Floats
from goodstanding.density.memories import memories_of
from goodstanding.density.populations import HEAD, OTHER, Population, Society, society_of
from goodstanding.density.step import Weights, moments_of
from goodstanding.model.machine import Conduct, Go, Machine, World

Moments = list[tuple[Any, Any]]
"""Of one person's counts, by population: mean [class, count], second moment [class, count, count]."""


def covariance(world: World, machine: Machine, *, people: int, days: int, start_day: int) -> Floats:
    """Covariance [kind, conduct, kind, conduct] of the totals of a run of `people`: acts, recorded, invented.
    Raises RequestProblem where the scheme has what a density cannot carry."""
    require_carried(world, machine)
    society, count = society_of(world, machine, people=people), len(world.conducts)
    limit = density(world, machine, people=people, days=days, start_day=start_day)
    means = [np.zeros((p.share.shape[1], KINDS, count)) for p in society.populations]
    own = [np.zeros((*m.shape, KINDS)) for m in means]
    for k in range(count):
        course = _course(world, machine, start_day, k, limit)
        weights = weights_of(world, limit, k)
        for i, population in enumerate(society.populations):
            means[i][:, :, k], own[i][:, :, k] = _of_conduct(course, population, k, weights)
    flat: Moments = []
    for mean, second in zip(means, own, strict=True):
        both = np.einsum("cak,cbl->cakbl", mean, mean)
        for k in range(count):
            both[:, :, k, :, k] = second[:, :, k]
        flat.append((mean.reshape(-1, KINDS * count), both.reshape(-1, KINDS * count, KINDS * count)))
    return household_covariance(society, flat).reshape((KINDS, count) * 2)


def standard_errors(world: World, machine: Machine, *, people: int, days: int, start_day: int) -> Floats:
    """Standard errors [kind, conduct] of the totals of a run of `people`. Raises as `covariance`."""
    whole = covariance(world, machine, people=people, days=days, start_day=start_day)
    return np.sqrt(np.einsum("akak->ak", whole))


def _course(world: World, machine: Machine, start_day: int, k: int, limit: Expected) -> Course:
    """The scheme as far as the counts of a conduct depend on it, in the limit's company."""
    if not _answers(machine, world.conducts[k]):
        machine = pointless(machine)
    course = Course(world, machine, start_day)
    for acts in limit.acts.sum(axis=(2, 3)):
        course.note_company(acts)
    return course


def _answers(machine: Machine, conduct: Conduct) -> bool:
    """Whether a conduct, or the spell in which it happens, answers to the score."""
    family = (conduct.id, conduct.given)
    return any(r.conduct in family for period in machine.periods for r in effective(period))


def pointless(machine: Machine) -> Machine:
    """The scheme with no points to give: all of it that a conduct depends on which answers to no score."""

    def without(go: Go) -> Go:
        return replace(go, by_low=0, by_high=0)

    periods = tuple(replace(p, goes=tuple(map(without, p.goes)), responses=()) for p in machine.periods)
    return replace(machine, periods=periods)


def _of_conduct(course: Course, population: Population, k: int, weights: list[Any]) -> tuple[Any, Any]:
    """Mean and second moment of the three counts of one conduct."""
    conduct = course.world.conducts[k]
    if conduct.form == "event" and conduct.given is None and not _answers(course.machine, conduct):
        return _independent(course, population, k, weights)
    return _followed(course, population, k, weights)


def _independent(course: Course, population: Population, k: int, weights: list[Any]) -> tuple[Any, Any]:
    """Days that know nothing of each other: a sum of independent draws of one of four outcomes."""
    crowd = crowd_of(population, memories_of(course.world, course.machine), course.column)
    mean = np.zeros((population.rates.shape[1], KINDS))
    within = np.zeros((*mean.shape, KINDS))
    for day, weight in enumerate(weights, 1):
        rate, _ = course.chances(crowd, k, len(course.states), day)
        w = course.watched(crowd, k, day)
        outcomes = np.stack([rate * w.seen, rate * (1.0 - w.seen), (1.0 - rate) * w.invented])
        today = np.einsum("oc,ao->ca", outcomes, weight[:, :3])
        mean += today
        within += np.einsum("oc,ao,bo->cab", outcomes, weight[:, :3], weight[:, :3])
        within -= np.einsum("ca,cb->cab", today, today)
    return mean, within + np.einsum("ca,cb->cab", mean, mean)


def _followed(course: Course, population: Population, k: int, weights: list[Any]) -> tuple[Any, Any]:
    """Moments pushed along with the mass."""
    memories = memories_of(course.world, course.machine, counted=k)
    crowd = crowd_of(population, memories, course.column, moments=moments_of(KINDS))
    for day, weight in enumerate(weights, 1):
        outcomes = Weights(*(tuple(float(w) for w in outcome) for outcome in weight.T))
        course.advance(crowd, memories, day, {k: outcomes})
    whole = crowd.mass.reshape(*crowd.mass.shape[:2], -1).sum(axis=-1)
    second = np.zeros((whole.shape[1], KINDS, KINDS))
    for place, (a, b) in enumerate(combinations_with_replacement(range(KINDS), 2), 1 + KINDS):
        second[:, a, b] = second[:, b, a] = whole[place]
    return whole[1 : 1 + KINDS].T, second


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
