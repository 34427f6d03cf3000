"""Rates that change on dates for reasons outside every scheme: a wave, a lockdown, doses from a day on.

They are part of the world, so that every arm of a comparison lives through the same.
"""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Conduct, World


def rate_on(conduct: Conduct, day: int) -> float:
    """The mean rate per person and day on a day (proleptic ordinal of its date)."""
    return next((rate for since, rate in reversed(conduct.dated) if since <= day), conduct.rate)


def mean_rate(conduct: Conduct, first: int, last: int) -> float:
    """The mean of its rates over the days `first` to `last`."""
    if not conduct.dated:
        return conduct.rate
    return sum(rate_on(conduct, day) for day in range(first, last + 1)) / (last + 1 - first)


def changes(world: World) -> tuple[int, ...]:
    """The days on which some rate is another than the day before, ascending."""
    return tuple(sorted({since for conduct in world.conducts for since, _ in conduct.dated}))


def world_on(world: World, day: int) -> World:
    """The world with the rates of a day in place of all others; the world itself if none is dated."""
    if not changes(world):
        return world
    return replace(world, conducts=tuple(replace(c, rate=rate_on(c, day), dated=()) for c in world.conducts))


def world_over(world: World, first: int, days: int) -> World:
    """The world with the mean of each rate over the days of a run on all of them; itself if none is dated."""
    last = first + max(1, days) - 1
    conducts = (replace(c, dated=((1, mean_rate(c, first, last)),)) if c.dated else c for c in world.conducts)
    return replace(world, conducts=tuple(conducts)) if changes(world) else world
