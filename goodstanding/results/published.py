"""Published figures beside what the run gives: those that set a parameter, and those that check it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Literal

from goodstanding.model.evidence import Measure, Published, used
from goodstanding.model.machine import DAYS_PER_YEAR
from goodstanding.results.ledger import row_parts
from goodstanding.results.outcome import TRUTHS
from goodstanding.results.raters import agreement
from goodstanding.results.run import ArmRun

FALSE_RECORD = TRUTHS.index("false")
"""Where persons are counted by truth: those on a false record."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure and its simulated counterpart.

    `used_as`: an "input" set a parameter of the run, a "check" set none; `bound`: a check that can miss on
    one side only; `low`..`high`: what was published;
    `simulated`: None where the run holds nobody to measure it on (`why_not` says so), with sampling error;
    a rule has none.
    """

    id: str
    says: str
    used_as: Literal["input", "check"]
    bound: bool
    unit: str
    low: float
    high: float
    value: float | None
    source: tuple[str, ...]
    at: str
    simulated: float | None
    standard_error: float | None
    why_not: str | None = None

    @property
    def hit(self) -> bool | None:
        """Whether the simulated value lies within what was published; None where there is none."""
        return None if self.simulated is None else self.low <= self.simulated <= self.high

    @property
    def use(self) -> str:
        """`input`, `check`, or `check, a bound`."""
        return used(self.used_as, self.bound)

    @property
    def near(self) -> bool:
        """Whether it misses by two standard errors at most, so that with more people it may hit."""
        if self.hit is not False or self.simulated is None or not self.standard_error:
            return False
        return max(self.low - self.simulated, self.simulated - self.high) <= 2 * self.standard_error


def figures(arm: ArmRun) -> tuple[Figure, ...]:
    """Every published figure of the arm's scheme, measured in its run, in the order of the file."""
    return tuple(_figure(arm, item) for item in arm.case.scheme.published)


def _figure(arm: ArmRun, item: Published) -> Figure:
    why_not = None
    simulated = error = None
    if item.measure.because:
        why_not = item.measure.because
    elif arm.case.hypothetical:
        why_not = f"it is of {arm.case.scheme.home}, and this society is {arm.case.society.id}"
    elif item.run and not item.run.holds(arm.outcome.start_day, arm.outcome.days):
        first = date.fromordinal(arm.outcome.start_day)
        why_not = f"it is of {item.run.words}, and this one has {arm.outcome.days} days from {first}"
    elif item.measure.consequence and item.measure.consequence not in arm.outcome.consequences:
        why_not = "the consequence was not in force in this run"
    elif item.measure.standing and item.measure.standing not in arm.outcome.states:
        why_not = "the standing was not in force in this run"
    elif item.measure.date and not 0 < _day(arm, item.measure.date) <= arm.outcome.days:
        why_not = f"{item.measure.date} is no day of this run"
    else:
        found = _found(arm, item.measure)
        if found is None:
            why_not = "nobody was there to measure it on"
        else:
            simulated, error = found
    return Figure(
        id=item.id,
        says=item.says,
        used_as=item.used_as,
        bound=item.bound,
        unit=item.unit,
        low=item.low,
        high=item.high,
        value=item.value,
        source=item.source,
        at=item.at,
        simulated=simulated,
        standard_error=error,
        why_not=why_not,
    )


def _found(arm: ArmRun, measure: Measure) -> tuple[float, float] | None:
    """The simulated figure and its sampling error; None where there is nobody to measure it on."""
    if measure.is_ in _RATERS:
        return _of_raters(arm, measure)
    count, base = _MEASURES[measure.is_](arm, measure)
    if base <= 0:
        return None
    return count / base, 0.0 if measure.is_ in _RULES else sqrt(max(count, 1.0)) / base


def _of_raters(arm: ArmRun, measure: Measure) -> tuple[float, float] | None:
    sums = (arm.outcome.ratings or {}).get(measure.standing or "")
    found, part = agreement(sums) if sums is not None else None, measure.part or "correlation"
    return (found.value[part], found.error[part]) if found and part in found.value else None


def _stock_share(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    return _then(arm, measure, _stock(arm, measure)), float(arm.outcome.eligible.sum())


def _taking_part(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    states = arm.outcome.states[measure.standing or ""]
    inside: list[int] = states[:, :-1].sum(axis=(1, 2)).tolist()
    return _then(arm, measure, inside), float(arm.outcome.eligible.sum())


def _entries(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    moves, state = arm.outcome.moves[measure.standing or ""], _state(arm, measure)
    entries = int(moves[:, state].sum() - moves[state, state])
    return entries, float(arm.outcome.adults.sum()) * _years(arm)


def _exits(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    moves, state = arm.outcome.moves[measure.standing or ""], _state(arm, measure)
    exits = int(moves[state].sum() - moves[state, state])
    return exits, sum(_stock(arm, measure)[1:]) / arm.outcome.days * _years(arm)


def _met(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    columns = arm.outcome.ledger.columns
    which = arm.outcome.consequences.index(measure.consequence or "")
    rows = (columns["consequence"] == which) & (row_parts(arm) < 4)
    return float(columns["met"][rows].sum()), float(columns["person_days"][rows].sum()) / DAYS_PER_YEAR


def _acts(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    which = arm.outcome.conducts.index(measure.conduct or "")
    return float(arm.outcome.acts[which].sum()), float(arm.outcome.adults.sum()) * _years(arm)


def _invented(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    which = arm.outcome.conducts.index(measure.conduct or "")
    invented = float(arm.outcome.invented[which].sum())
    return invented, float(arm.outcome.recorded[which].sum()) + invented


def _records(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    which = arm.outcome.conducts.index(measure.conduct or "")
    made = (arm.outcome.recorded + arm.outcome.invented).sum(axis=1)
    return float(made[which]), float(made.sum())


def _record_days(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    last = arm.outcome.start_day + arm.outcome.days - 1
    days = [
        (go.keep_low + go.keep_high) / 2
        for period in arm.machine.periods
        if period.from_day <= last
        for go in period.goes
        if (go.standing, go.conduct) == (measure.standing, measure.conduct)
        and go.keep_high
        and go.on != "year"
    ]
    return (days[-1], 1.0) if days else (0.0, 0.0)


def _days_in_force(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    first, periods = arm.outcome.start_day, arm.machine.periods
    ends = [*(period.from_day for period in periods[1:]), first + arm.outcome.days]
    days = sum(
        max(0, min(end, first + arm.outcome.days) - max(period.from_day, first))
        for period, end in zip(periods, ends, strict=True)
        if period.active and any(c.id == measure.consequence and c.enforced > 0 for c in period.consequences)
    )
    return float(days), 1.0


def _ever_on_false(arm: ArmRun, measure: Measure) -> tuple[float, float]:
    which = arm.outcome.consequences.index(measure.consequence or "")
    persons = float(arm.outcome.consequence_persons[which, FALSE_RECORD].sum())
    return persons, float(arm.outcome.eligible.sum())


def _reversed(arm: ArmRun, _: Measure) -> tuple[float, float]:
    disputes = arm.outcome.disputes
    won = disputes["won_wrong"] + disputes["won_right"]
    return won, won + disputes["lost_wrong"] + disputes["lost_right"]


_MEASURES: dict[str, Callable[[ArmRun, Measure], tuple[float, float]]] = {
    "stock_share": _stock_share,
    "entries_per_adult_year": _entries,
    "exits_per_stock_year": _exits,
    "met_per_person_year": _met,
    "acts_per_adult_year": _acts,
    "invented_share": _invented,
    "ever_on_false_share": _ever_on_false,
    "reversed_share": _reversed,
    "record_share": _records,
    "record_days": _record_days,
    "days_in_force": _days_in_force,
    "taking_part_share": _taking_part,
}
_RATERS = ("rater_correlation", "divergence_share")
_RULES = ("record_days", "days_in_force")
"""Read off the rules that the run lived under, not counted among its people."""


def _state(arm: ArmRun, measure: Measure) -> int:
    standing = next(item for item in arm.machine.standings if item.id == measure.standing)
    return standing.states.index(measure.state or "")


def _stock(arm: ArmRun, measure: Measure) -> list[int]:
    """Persons in the state at the end of each day, the day before the first in front."""
    days: list[int] = arm.outcome.states[measure.standing or ""][:, _state(arm, measure)].sum(axis=1).tolist()
    return days


def _then(arm: ArmRun, measure: Measure, stock: list[int]) -> float:
    """Of a stock by day: its mean over the run, or what it is on the day that the measure names."""
    if measure.date:
        return stock[_day(arm, measure.date)]
    return stock[-1] if measure.at == "end" else sum(stock[1:]) / arm.outcome.days


def _day(arm: ArmRun, day: date) -> int:
    """The day of the run, 1 the first."""
    return day.toordinal() - arm.outcome.start_day + 1


def _years(arm: ArmRun) -> float:
    return arm.outcome.days / DAYS_PER_YEAR
