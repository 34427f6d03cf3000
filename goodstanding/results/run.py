"""What was asked for and what came of it: one arm, the arms of one society, a whole comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodstanding.model.case import Case
    from goodstanding.model.machine import Machine, World
    from goodstanding.model.machine_pair import Meeting, Side
    from goodstanding.results.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Request:
    """All that is needed to make a comparison again.

    `arms`: as typed; `society`: None means each scheme's own; `people`, `days`, `seed`: as run; `start`: the
    first day; `sets`: changes as typed (`path=value`); `command`: the line that re-makes it; `study_people`:
    synthetic people in each run of the study of assumptions, 0 for no study.
    """

    arms: tuple[str, ...]
    society: str | None
    behaviour: str
    people: int
    days: int
    seed: int
    start: date
    sets: tuple[str, ...]
    command: str
    study_people: int = 0


@dataclass(frozen=True, slots=True)
class ArmRun:
    """One scheme lived under by one society. `label` is unique in its panel. `meeting`: where it lived
    together with the other side of a pair; `side`: its own; `anyway`: by link that arrives here, how often it
    befell somebody and days spent so where the same two sides live together under no scheme."""

    label: str
    case: Case
    machine: Machine
    world: World
    outcome: Outcome
    meeting: Meeting | None = None
    side: Side = "persons"
    anyway: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])

    @property
    def subjects(self) -> int:
        """How many lived under it."""
        return int(self.outcome.people.sum())


@dataclass(frozen=True, slots=True)
class Panel:
    """Arms on the same society and seed, person by person; the first is the reference (`zz_null`)."""

    society_id: str
    world: World
    arms: tuple[ArmRun, ...]

    @property
    def reference(self) -> ArmRun:
        """The arm that the others are compared with."""
        return self.arms[0]

    def arm(self, label: str) -> ArmRun:
        """The arm of this label. Raises KeyError when there is none."""
        for arm in self.arms:
            if arm.label == label:
                return arm
        raise KeyError(label)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a report or a run folder is made from.

    `studies`: by (society id, arm label), what the study of assumptions found
    (`studies.assumptions.ArmStudy`); empty when none was run. `record`: provenance (`results.record`).
    `signs`: by the same, what follows where evidence leaves a sign open (`studies.signs.Either`), either way.
    """

    request: Request
    panels: tuple[Panel, ...]
    studies: Mapping[tuple[str, str], Any] = field(default_factory=dict[tuple[str, str], Any])
    record: Mapping[str, Any] = field(default_factory=dict[str, Any])
    signs: Mapping[tuple[str, str], tuple[Any, ...]] = field(
        default_factory=dict[tuple[str, str], tuple[Any, ...]]
    )
