"""The ledger's headline: three parts by the record behind a burden; rewards and misses beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goodstanding.model.machine import Machine
from goodstanding.results.outcome import ENDINGS, LENGTHS, TRUTHS, Ints
from goodstanding.results.run import ArmRun

Part = Literal[
    "false_record", "lawful_conduct", "unlawful_conduct", "rewards", "missed_burdens", "missed_rewards"
]
PARTS: tuple[Part, ...] = (
    "false_record",
    "lawful_conduct",
    "unlawful_conduct",
    "rewards",
    "missed_burdens",
    "missed_rewards",
)
HEADLINE: tuple[Part, ...] = PARTS[:3]
"""Burdens by what is behind them: no true record (where records are shown: or one that was lost); a true
record of lawful or protected conduct (or of no conduct at all); a true record of unlawful conduct."""

LENGTH_LABELS = ("up to 7 days", "8 to 30", "31 to 90", "91 to 180", "181 to 365", "over 365")

MARK_BIT: dict[Part, int] = {
    "false_record": 0,
    "lawful_conduct": 1,
    "unlawful_conduct": 2,
    "rewards": 3,
    "missed_burdens": 4,
}
"""Row of `Outcome.persons` (bit of `Marks.classes`) of each part; missed rewards have none."""

SPILLED, EVER_BURDENED = 7, 8
"""Rows of `Outcome.persons`: ever under a burden through a household member; ever under any burden."""


@dataclass(frozen=True, slots=True)
class PartTotals:
    """One part of one arm's ledger.

    `persons` [2]: by group, ever in this part, or None where the run does not count them; `person_days`:
    persons x days, each person once a day however many consequences apply, or None likewise;
    `consequence_days`: the same summed over consequences; `stretches`; `lengths` [6]: stretches by length
    within the run; `endings`: stretches by how they ended (names of `ENDINGS`, only those that occurred);
    `attempts`, `met`: encounters, and those at which a consequence was applied.
    """

    part: Part
    persons: tuple[int, ...] | None
    person_days: int | None
    consequence_days: int
    stretches: int
    lengths: tuple[int, ...]
    endings: dict[str, int]
    attempts: int
    met: int


def row_parts(arm: ArmRun) -> NDArray[np.int64]:
    """The part of each row of the arm's ledger, as an index into `PARTS`."""
    columns = arm.outcome.ledger.columns
    burden = _burdens(arm)[columns["consequence"]]
    unlawful = _unlawful(arm)[columns["cause"]]
    false = columns["truth"] == TRUTHS.index("false")
    missed = columns["truth"] == TRUTHS.index("missed")
    part = np.where(false, 0, np.where(unlawful, 2, 1))
    part = np.where(burden, part, PARTS.index("rewards"))
    return np.where(missed, np.where(burden, 4, 5), part).astype(np.int64)


def headline(arm: ArmRun) -> dict[Part, PartTotals]:
    """Totals of each part of the arm's ledger, in the order of `PARTS`."""
    parts = row_parts(arm)
    return {part: _totals(arm, part, parts == index) for index, part in enumerate(PARTS)}


def causes(arm: ArmRun, part: Part) -> list[tuple[str, int, int]]:
    """(conduct id or "", stretches, consequence days) of one part, most days first."""
    columns = arm.outcome.ledger.columns
    chosen = row_parts(arm) == PARTS.index(part)
    found: list[tuple[str, int, int]] = []
    names = (*arm.outcome.conducts, "")
    for cause, name in zip((*range(len(arm.outcome.conducts)), -1), names, strict=True):
        rows = chosen & (columns["cause"] == cause)
        if not rows.any():
            continue
        found.append((name, _sum(columns["stretches"], rows), _sum(columns["person_days"], rows)))
    return sorted(found, key=lambda item: (-item[2], item[0]))


ERROR = "an error of measurement"


def mistaken(machine: Machine) -> str:
    """On what a burden by mistake rests, in words: where records are shown, the lack of one is one too, and
    a rating rests on none."""
    rated = [standing.rating is not None for standing in machine.standings]
    if rated and all(rated):
        return ERROR
    shown = any(standing.shown for standing in machine.standings)
    record = "a false or missing record" if shown else "a false record"
    return f"{record} or {ERROR}" if any(rated) else record


def mistakes(arm: ArmRun) -> tuple[int, int]:
    """(records of no act made in the run, persons at least whom a burden outlived its reason).

    Whoever is burdened on a record of no act needs one such record, or a household member with one. So of
    those burdened on a false record at least the rest had a true reason once, which ended before the burden;
    where records are shown, less those of whom one may never have been made.
    """
    persons = arm.outcome.persons
    invented = int(arm.outcome.invented.sum())
    spilled = int(persons[SPILLED].sum())
    lost = int(arm.outcome.unrecorded.sum()) if any(s.shown for s in arm.machine.standings) else 0
    return invented, max(0, int(persons[MARK_BIT["false_record"]].sum()) - invented - spilled - lost)


def _totals(arm: ArmRun, part: Part, rows: NDArray[np.bool_]) -> PartTotals:
    columns = arm.outcome.ledger.columns
    stretches = columns["stretches"]
    endings = {name: _sum(stretches, rows & (columns["ending"] == i)) for i, name in enumerate(ENDINGS)}
    bit = MARK_BIT.get(part)
    return PartTotals(
        part=part,
        persons=None if bit is None else tuple(arm.outcome.persons[bit].tolist()),
        person_days=int(arm.outcome.burden_persons[1:, HEADLINE.index(part)].sum())
        if part in HEADLINE
        else None,
        consequence_days=_sum(columns["person_days"], rows),
        stretches=_sum(stretches, rows),
        lengths=tuple(_sum(stretches, rows & (columns["length"] == i)) for i in range(len(LENGTHS) + 1)),
        endings={name: count for name, count in endings.items() if count},
        attempts=_sum(columns["attempts"], rows),
        met=_sum(columns["met"], rows),
    )


def _burdens(arm: ArmRun) -> NDArray[np.bool_]:
    """Whether each consequence of the outcome is a burden; an id keeps its sense in every period."""
    burden = {item.id: item.burden for period in arm.machine.periods for item in period.consequences}
    return np.array([burden[name] for name in arm.outcome.consequences], dtype=np.bool_)


def _unlawful(arm: ArmRun) -> NDArray[np.bool_]:
    """Whether each conduct of the outcome is unlawful; one more False at the end, which cause -1 reads."""
    legality = {conduct.id: conduct.legality for conduct in arm.world.conducts}
    return np.array([legality[name] == "unlawful" for name in arm.outcome.conducts] + [False], dtype=np.bool_)


def _sum(values: Ints, rows: NDArray[np.bool_]) -> int:
    return int(values[rows].sum())
