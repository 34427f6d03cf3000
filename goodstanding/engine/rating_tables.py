"""What raters measure, as integer tables: levels in 1,024ths of a standard deviation, ratings in thousandths.

A normal draw is one of 4,096 equally likely steps of the normal law, brought to variance 1. The deviations of
what is measured follow in closed form, because all of it is a sum of such draws.
"""

from __future__ import annotations

from functools import cache
from math import sqrt
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.keys import lattice_key
from goodstanding.engine.layout import Layout
from goodstanding.engine.people import Margins
from goodstanding.model.machine import Rater, Rating

A = Any
BITS = 12
LEVEL = 1024
"""A standard deviation of a level."""
RATED = 1000
"""A standard deviation of a rating."""
WEIGHT_BITS = 14
HALF, SHIFT = 1 << (WEIGHT_BITS + 9), WEIGHT_BITS + 10
"""Of a sum of weights times levels, what rounds it and brings it to thousandths."""
PART = 4
"""Indicators that share a word of a lattice, and the year from which they are new."""
L_COMMON, L_OWN = 0, 1
N_ERROR, N_EFFECT = 0, 1


class RatingTables(NamedTuple):
    """R ratings, N raters of all of them, K indicators, made up to whole parts of four.

    steps i8[4096]; quality u8[2]: key of the lattice of dispositions; column, standing, agree, anew, parts
    i8[R]; first i8[R + 1]: of its raters; share i8[R, 2]: of what a subject's levels have in common, and of
    what each has apart; noise i8[N, 2]: of errors and of the rater's view; weight, true_weight i8[N, K]: with
    errors and without, per standard deviation of what comes of it; level_keys u8[R, 2], error_keys, view_keys
    u8[N, 2]: of lattices."""

    steps: A
    quality: A
    column: A
    standing: A
    agree: A
    anew: A
    parts: A
    first: A
    share: A
    noise: A
    weight: A
    true_weight: A
    level_keys: A
    error_keys: A
    view_keys: A


def rating_tables(layout: Layout, margins: Margins, seed: int) -> RatingTables | None:
    """Tables of all ratings of a scheme under one seed; None if it has none."""
    rated = [(s, standing.rating) for s, standing in enumerate(layout.standings) if standing.rating]
    if not rated:
        return None
    ratings = [rating for _, rating in rated]
    raters = [(rating, rater) for rating in ratings for rater in rating.raters]
    columns = [next(c for c, (of, _) in enumerate(layout.columns) if of == s) for s, _ in rated]
    parts = [-(-len(rating.raters[0].weights) // PART) for rating in ratings]
    room = PART * max(parts)
    return RatingTables(
        steps=normal_steps(),
        quality=margins.disposition,
        column=np.array(columns, np.int64),
        standing=np.array([s for s, _ in rated], np.int64),
        agree=np.array([rating.agree for rating in ratings], np.int64),
        anew=np.array([rating.anew_years for rating in ratings], np.int64),
        parts=np.array(parts, np.int64),
        first=np.cumsum([0] + [len(rating.raters) for rating in ratings]).astype(np.int64),
        share=np.array([_parts_of(rating.quality) for rating in ratings], np.int64),
        noise=np.array(
            [(round(LEVEL * r.measurement_sd), round(LEVEL * r.effect_sd)) for _, r in raters], np.int64
        ),
        weight=np.array([_weights(one, rater, room, noisy=True) for one, rater in raters], np.int64),
        true_weight=np.array([_weights(one, rater, room, noisy=False) for one, rater in raters], np.int64),
        level_keys=_keys(seed, [("level", one.drawn_as) for one in ratings]),
        error_keys=_keys(seed, [("error", one.drawn_as, rater.id) for one, rater in raters]),
        view_keys=_keys(seed, [("view", one.drawn_as, rater.id) for one, rater in raters]),
    )


@cache
def normal_steps() -> Any:
    """The normal law as 4,096 equally likely integers of variance 1 in units of `LEVEL`, ascending; i8."""
    count = 1 << BITS
    upper = [NormalDist().inv_cdf((i + 0.5) / count) for i in range(count // 2, count)]
    scale = LEVEL / sqrt(sum(z * z for z in upper) / len(upper))
    steps = [round(scale * z) for z in upper]
    return np.array([*(-z for z in reversed(steps)), *steps], np.int64)


def deviation(rating: Rating, rater: Rater, *, noisy: bool) -> float:
    """Standard deviation, over all subjects, of a rater's weighted mean; in those of a true level."""
    squares = sum(weight * weight for weight in rater.weights)
    variance = rating.quality + (1.0 - rating.quality) * squares
    if noisy:
        variance += rater.measurement_sd**2 * squares + rater.effect_sd**2
    return sqrt(variance)


def _parts_of(quality: float) -> tuple[int, int]:
    return round(LEVEL * sqrt(quality)), round(LEVEL * sqrt(1.0 - quality))


def _weights(rating: Rating, rater: Rater, room: int, *, noisy: bool) -> list[int]:
    scale = RATED * (1 << WEIGHT_BITS) / deviation(rating, rater, noisy=noisy)
    weights = [round(scale * weight) for weight in rater.weights]
    return weights + [0] * (room - len(weights))


def _keys(seed: int, names: list[tuple[str, ...]]) -> Any:
    return np.array([lattice_key(seed, "rate", *name) for name in names], np.uint64)
