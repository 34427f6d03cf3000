"""What joining entries adds: a scheme composed of others beside these others, each alone in the same run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from goodstanding.results.ledger import EVER_BURDENED, HEADLINE, headline
from goodstanding.results.paired import burdened_in_any
from goodstanding.results.run import ArmRun, Panel
from goodstanding.results.subjects import subjects


@dataclass(frozen=True, slots=True)
class Joining:
    """A joined arm beside its parts.

    `subjects`: of the joined arm, ever under a burden in the run; `days`: person-days under its burdens, each
    consequence counted for itself; `alone`: the same of each part, by its label; `once`: subjects ever under
    a burden of any part alone, each counted once.
    """

    society: str
    arm: str
    whom: str
    subjects: int
    days: int
    alone: dict[str, tuple[int, int]]
    once: int

    @property
    def apart(self) -> int:
        """Days under burdens of the parts, each alone, added up."""
        return sum(days for _, days in self.alone.values())

    @property
    def added(self) -> int:
        """Days under burdens that no part alone brings; 0 where nothing of one part acts on another."""
        return self.days - self.apart

    @property
    def added_subjects(self) -> int:
        """Subjects under a burden whom no part alone brings under one, less those of whom it is the other way
        round."""
        return self.subjects - self.once

    @property
    def sentences(self) -> tuple[str, str]:
        """For a reader."""
        alone = ", ".join(f"{people:,} under {label}" for label, (people, _) in self.alone.items())
        return (
            f"{self.subjects:,} {self.whom} were under a burden at some time; alone {alone}, {self.once:,} "
            f"under one or more of them; joining {_change(self.added_subjects, 'nobody', self.whom)}.",
            f"Days under burdens: {self.days:,} joined, {self.apart:,} alone; "
            f"joining {_change(self.added, 'no day', 'days')}.",
        )

    def to_json(self) -> dict[str, Any]:
        """Plain values under the names that `compare --json` promises."""
        alone = {label: {"subjects": people, "days": days} for label, (people, days) in self.alone.items()}
        return {**asdict(self), "alone": alone, "added": self.added, "added_subjects": self.added_subjects}


def _change(added: int, none: str, unit: str) -> str:
    change = f"{added:+,}".replace("-", "−")
    return f"changes this by {change} {unit}" if added else f"adds {none}"


def joinings_of(panel: Panel) -> Iterator[Joining]:
    """Each joined arm of which every part is an arm of its own, as of the same date and under the same
    protections."""
    for arm in panel.arms:
        parts = {id: _alone(panel, arm, id) for id in arm.case.scheme.compose or ()}
        found = [part for part in parts.values() if part]
        if parts and len(found) == len(parts):
            whom = subjects([panel.world.society])
            alone = {part.label: _burdens(part) for part in found}
            once = burdened_in_any([part.outcome for part in found])
            yield Joining(panel.society_id, arm.label, whom, *_burdens(arm), alone, once)


def _alone(panel: Panel, joined: ArmRun, id: str) -> ArmRun | None:
    """The arm that is a part alone."""
    wanted = (id, joined.case.arm.version, joined.case.arm.protections)
    for arm in panel.arms:
        if (arm.case.scheme.id, arm.case.arm.version, arm.case.arm.protections) == wanted:
            return arm
    return None


def _burdens(arm: ArmRun) -> tuple[int, int]:
    """Subjects ever under a burden, and days under burdens."""
    totals = headline(arm)
    people = int(arm.outcome.persons[EVER_BURDENED].sum())
    return people, sum(totals[part].consequence_days for part in HEADLINE)
