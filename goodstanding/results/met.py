"""What the meeting of persons and firms did: link by link, what began on one side and what befell the
other."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from goodstanding.model.machine import DAYS_PER_YEAR
from goodstanding.model.machine_pair import ACROSS
from goodstanding.results.run import ArmRun, Comparison, Panel


@dataclass(frozen=True, slots=True)
class Met:
    """One link in one run. `society`: where it arrives; `of`, `to`: persons or firms; `began`: how often
    something began there that it tells of; `befell`: how often it befell somebody here, other causes of the
    same conduct included; `years`: subject-years spent so, None for what does not last; `anyway`,
    `anyway_years`: the same where the two sides live together under no scheme; `stretches`, `stretch_years`:
    times and subject-years under a consequence that followed."""

    society: str
    arm: str
    link: str
    title: str
    of: str
    to: str
    began: int
    befell: int
    years: float | None
    anyway: int
    anyway_years: float | None
    stretches: int
    stretch_years: float

    @property
    def sentence(self) -> str:
        """In words."""
        lasted = "" if self.years is None else f", for {self.years:,.1f} years in all"
        after = (
            f"; consequences followed {self.stretches:,} times, {self.stretch_years:,.1f} years in all"
            if self.stretches
            else "; no consequence followed"
        )
        without = f"; {self.share}" if self.anyway else ""
        return (
            f"{self.title}: told of {self.of} {self.began:,} times, befell {self.to} {self.befell:,} times"
            f"{lasted}{without}{after}."
        )

    @property
    def share(self) -> str:
        """How much of it comes without the scheme, in words."""
        more = self.befell - self.anyway
        if not more:
            return "as often without the scheme"
        return (
            f"{abs(more):,} times {'more' if more > 0 else 'less'} than without the scheme ({self.anyway:,})"
        )


def met(comparison: Comparison) -> tuple[Met, ...]:
    """Every link of every pair that was run, side by side; empty where there is none."""
    return tuple(
        _met(panel, arm, number)
        for panel in comparison.panels
        for arm in panel.arms
        if arm.meeting is not None
        for number, link in enumerate(arm.meeting.pair.links)
        if ACROSS[link.through][1] == arm.side
    )


def met_json(comparison: Comparison) -> list[dict[str, Any]]:
    """The same as plain values."""
    return [asdict(one) for one in met(comparison)]


def _met(panel: Panel, arm: ArmRun, number: int) -> Met:
    assert arm.meeting is not None
    link, outcome = arm.meeting.pair.links[number], arm.outcome
    told: Any = outcome.told
    told = told[(told[:, 1] == number) & (told[:, 0] < outcome.days)]
    k = outcome.conducts.index(link.befalls)
    lasts = next(c for c in panel.world.conducts if c.id == link.befalls).form == "spell"
    columns: dict[str, Any] = dict(outcome.ledger.columns)
    caused = columns["cause"] == k
    of, to = ACROSS[link.through]
    anyway, anyway_days = arm.anyway.get(link.id, (0, 0))
    return Met(
        society=panel.society_id,
        arm=arm.label,
        link=link.id,
        title=link.title or link.id,
        of=of,
        to=to,
        began=int((told[:, 3] == 1).sum()),
        befell=int(outcome.acts[k].sum()),
        years=int(outcome.spell_days[k].sum()) / DAYS_PER_YEAR if lasts else None,
        anyway=anyway,
        anyway_years=anyway_days / DAYS_PER_YEAR if lasts else None,
        stretches=int(columns["stretches"][caused].sum()),
        stretch_years=int(columns["person_days"][caused].sum()) / DAYS_PER_YEAR,
    )
