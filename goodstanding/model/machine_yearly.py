"""The part of the machine form that says what is decided once a year."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Yearly:
    """On `month`-`day` of each year a record is made of whoever's column `of` lies from `low` to `high` that
    morning, within its floor and ceiling, whatever other columns of the standing say. Nobody disputes it: it
    rests on what the column reads as. `renewed`: it stands until the next date, and one is made also on the
    evening before a run, and on the first day in force."""

    month: int
    day: int
    of: str
    low: int
    high: int
    renewed: bool = False
