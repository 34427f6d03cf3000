"""The third step: who does sue."""

from __future__ import annotations

from goodstanding.metrics._remedy import with_remedy
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="remedy_take_up",
    title="People burdened by mistake who sue",
    unit="per 100,000 eligible",
    worse=None,
    sentence="{value} of every 100,000 sue over a false record.",
    decimals=1,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Expected persons who sue, per 100,000 eligible."""
    remedy = arm.machine.remedy
    share = remedy.admitted * remedy.take_up if remedy else 0.0
    return with_remedy(arm, share, remedy)
