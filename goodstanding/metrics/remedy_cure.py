"""The last step: who is paid."""

from __future__ import annotations

from goodstanding.metrics._remedy import with_remedy
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="remedy_cure",
    title="People burdened by mistake who are paid",
    unit="per 100,000 eligible",
    worse="lower",
    sentence="{value} of every 100,000 are paid for a burden on a false record.",
    decimals=2,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Expected persons who are paid, per 100,000 eligible."""
    remedy = arm.machine.remedy
    share = remedy.admitted * remedy.take_up * remedy.success if remedy else 0.0
    return with_remedy(arm, share, remedy)
