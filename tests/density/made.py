"""Small schemes made by hand: one score, plain numbers, nothing from the catalogue."""

from __future__ import annotations

from datetime import date

from goodstanding.model.machine import (
    Column,
    Conduct,
    Eligibility,
    Go,
    Machine,
    Observation,
    Period,
    Response,
    Standing,
    World,
)
from tests.engine.worlds import FLAT, SOCIETY

ANYONE = Eligibility()
START = date(2023, 1, 11).toordinal()
"""Three weeks before the first of a month."""


def event(id: str, rate: float, **more) -> Conduct:
    """Something that everyone may do on any day."""
    return Conduct(id, id, "event", "civic", "lawful", (), ANYONE, rate, **more)


def spell(id: str, rate: float, ends: float, prevalence: float | None = None) -> Conduct:
    """Something that lasts."""
    return Conduct(
        id, id, "spell", "debt", "unlawful", (), ANYONE, rate, ends=(("over", ends),), prevalence=prevalence
    )


def gives(conduct: str, low: int, high: int | None = None, on: str = "act", **more) -> Go:
    """A rule for the points."""
    return Go(
        f"points.{conduct}.{on}", "points", "points", conduct, on, low, low if high is None else high, **more
    )


def scheme(
    conducts: tuple[Conduct, ...],
    goes: tuple[Go, ...],
    *,
    seen: float = 1.0,
    invented: float = 0.0,
    lag: int = 0,
    cuts: tuple[tuple[int, int], ...] = ((0, 0),),
    states: tuple[str, ...] = ("up", "down"),
    bounds: tuple[int, int] | None = None,
    responses: tuple[Response, ...] = (),
    share: float = 1.0,
    behaviour=FLAT,
) -> tuple[World, Machine]:
    """One score that starts at 0 and reads as the first state from 0 up; everyone watched alike."""
    floor, ceiling = bounds or (-1000, 1000)
    column = Column("points", 0, floor, ceiling, bounds is not None, len(states) - 1, cuts)
    looks = tuple(Observation("feed", c.id, seen, invented, lag) for c in conducts)
    period = Period(1, True, share, looks, goes, responses=responses)
    standing = Standing("points", "score", (column,), states)
    machine = Machine("made", "", "made", "ZZ", ANYONE, (standing,), (period,), tuple(c.id for c in conducts))
    return World(SOCIETY, behaviour, conducts), machine
