"""One synthetic life: everything that happened to one subject in one arm."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One thing that happened. `day`: 1 is the first day, 0 the evening before.

    `what`: "act" (seen or not: `recorded`), "invented" (a record of no act), "begins" and "ends" (a spell;
    `detail` is the reason of an end), "decision" (an official decides about a spell), "state" (`detail`:
    "standing: old -> new"), "under" and "freed" (a consequence; `detail` says on what footing, or how it
    ended), "met" (an encounter; `detail`: "applied" or "not applied"). `subject`: a conduct, a standing or a
    consequence.
    """

    day: int
    what: str
    subject: str
    detail: str
    recorded: bool | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """A synthetic subject's life. `traits`: age, sex, income_fifth, group, household_size, community,
    disposition (words and integers); `states`: per standing, the state on the first evening and on the last
    day."""

    subject: int
    arm: str
    traits: dict[str, int | str]
    states: dict[str, tuple[str, str]]
    events: tuple[LifeEvent, ...]
