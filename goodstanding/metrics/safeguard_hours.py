"""What protection costs those who run it."""

from __future__ import annotations

from math import sqrt

from goodstanding.metrics._rates import PER, too_few
from goodstanding.metrics.base import FEW, Measured, Metric
from goodstanding.model.machine import DAYS_PER_YEAR, InForce
from goodstanding.results.outcome import Outcome
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="safeguard_hours",
    title="Work that the safeguards ask for",
    unit="hours per 100,000 eligible and year",
    worse="higher",
    sentence="The safeguards ask for {value} hours of work a year for every 100,000 eligible.",
    decimals=0,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Hours for each record, times the records made, per 100,000 eligible and year."""
    if not arm.machine.in_force:
        return Measured(None, None, 0, not_estimable="no safeguard is in force in this arm")
    outcome = arm.outcome
    eligible = int(outcome.eligible.sum())
    if eligible < FEW:
        return too_few(eligible, "people are eligible")
    records = int(outcome.recorded.sum() + outcome.invented.sum())
    hours = sum(one.hours * _share(one, outcome) for one in arm.machine.in_force)
    scale = PER * hours * DAYS_PER_YEAR / (eligible * outcome.days)
    return Measured(scale * records, scale * sqrt(records), records)


def _share(one: InForce, outcome: Outcome) -> float:
    """Share of the run's days on which a safeguard holds."""
    ends = outcome.start_day + outcome.days
    held = sum(max(0, min(b, ends) - max(a, outcome.start_day)) for a, b in one.spans)
    return held / outcome.days
