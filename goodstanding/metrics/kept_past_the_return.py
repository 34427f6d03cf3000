"""What stays of the time without a protection: records made then still count."""

from __future__ import annotations

from goodstanding.metrics._falls import falls, more_than_before
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="kept_past_the_return",
    title="Harm that stays once a safeguard is back",
    unit="people of every 100,000 eligible, on a day",
    worse="higher",
    sentence="With it back, {value} more of every 100,000 were burdened by mistake a day than at first.",
    of_safeguards=True,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """People under a burden on a false record, on days after a safeguard is back less days before it fell."""
    days = falls(arm)
    if not days.before.any() or not days.back.any():
        return Measured(None, None, 0, not_estimable="no safeguard falls and is back within the run")
    return more_than_before(arm, days.back, days.before)
