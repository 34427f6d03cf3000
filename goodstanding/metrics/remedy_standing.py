"""The second step: who may sue."""

from __future__ import annotations

from goodstanding.metrics._remedy import with_remedy
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="remedy_standing",
    title="People burdened by mistake whom a court would hear",
    unit="per 100,000 eligible",
    worse=None,
    sentence="{value} of every 100,000 could sue: the false record was passed on, and a court would hear it.",
    decimals=0,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Expected persons admitted to sue, per 100,000 eligible."""
    remedy = arm.machine.remedy
    return with_remedy(arm, remedy.admitted if remedy else 0.0, remedy)
