"""Arms before they run: in which society each lives, and what the engine is given for it."""

from __future__ import annotations

from dataclasses import dataclass

from goodstanding.model.case import Case
from goodstanding.model.machine import Machine, World
from goodstanding.model.machine_pair import Pair, Side


@dataclass(frozen=True, slots=True)
class PlannedArm:
    """One arm before it runs; `label` is unique in its panel. `pair`: where it lives together with the arm of
    the same label in the panel of the other side; `side`: its own."""

    label: str
    case: Case
    machine: Machine
    pair: Pair | None = None
    side: Side = "persons"


@dataclass(frozen=True, slots=True)
class PlannedPanel:
    """Arms that will live in one society; the first is the reference. `per_person`: subjects for each person
    asked for."""

    society_id: str
    world: World
    arms: tuple[PlannedArm, ...]
    per_person: float = 1.0

    @property
    def machines(self) -> tuple[Machine, ...]:
        """What the engine is given, arm by arm."""
        return tuple(arm.machine for arm in self.arms)

    def subjects(self, people: int) -> int:
        """How many live here where so many people are asked for."""
        return max(1, round(people * self.per_person))
