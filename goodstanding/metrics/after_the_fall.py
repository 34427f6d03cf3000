"""What comes when a protection is repealed or suspended."""

from __future__ import annotations

from goodstanding.metrics._falls import falls, more_than_before
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="after_the_fall",
    title="Harm while a safeguard is down",
    unit="people of every 100,000 eligible, on a day",
    worse="higher",
    sentence="While a safeguard was down, {value} more of every 100,000 were burdened by mistake a day.",
    of_safeguards=True,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """People under a burden on a false record, on days on which a safeguard is down less days before."""
    days = falls(arm)
    if not days.before.any() or not days.down.any():
        return Measured(None, None, 0, not_estimable="no safeguard falls, or is suspended, within the run")
    return more_than_before(arm, days.down, days.before)
