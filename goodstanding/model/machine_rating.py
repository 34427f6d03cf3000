"""Ratings in the machine form: who rates a subject, by what, and how well each measures it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rater:
    """One who rates: a measured level of an indicator is the true one, plus `effect_sd` times how the rater
    sees this subject, plus `measurement_sd` times an error of its own, all in standard deviations of the true
    levels. `weights`: of each indicator, which add up to 1; 0 where this rater does not look."""

    id: str
    weights: tuple[float, ...]
    measurement_sd: float
    effect_sd: float


@dataclass(frozen=True, slots=True)
class Rating:
    """A column that raters set, on `month`-`day` of each year, and that no record moves.

    Its value is what the `agree`-th lowest of the raters says: the weighted mean of the levels that it
    measured, in thousandths of the standard deviation that this has over all subjects. `quality`: share of
    the variance of each indicator's true level that all indicators of a subject have in common; it is the
    subject's disposition. Levels and errors are new every `anew_years` years, part after part. `drawn_as`
    names the draws, which ratings of one name share. The shadow standing is the rating without errors.
    """

    drawn_as: str
    quality: float
    anew_years: int
    month: int
    day: int
    agree: int
    raters: tuple[Rater, ...]
