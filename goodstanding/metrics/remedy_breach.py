"""The first step: how many are burdened by mistake."""

from __future__ import annotations

from goodstanding.metrics._remedy import mistaken, step
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="remedy_breach",
    title="People burdened by mistake, whether or not anybody gives redress",
    unit="per 100,000 eligible",
    worse="higher",
    sentence="{value} of every 100,000 were burdened on a false record: the harm that a remedy is for.",
    decimals=0,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Persons ever under a burden on a false record, per 100,000 eligible."""
    return step(arm, mistaken(arm), mistaken(arm))
