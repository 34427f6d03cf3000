"""The part of the machine form that says what is decided once a year."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Yearly:
    """On `month`-`day` of each year a record is made of whoever's column reads as `state` that morning, by
    itself, whatever other columns of the standing say. Nobody disputes it: it rests on what the column reads
    as."""

    month: int
    day: int
    state: int
