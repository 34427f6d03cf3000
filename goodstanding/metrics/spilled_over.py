"""How many people are burdened for what a member of their household did."""

from __future__ import annotations

from goodstanding.metrics._rates import persons_rate
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.ledger import SPILLED
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="spilled_over",
    title="People burdened through a household member",
    unit="per 100,000 eligible",
    worse="higher",
    sentence="{value} people for every 100,000 eligible were burdened for what a household member did.",
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Persons ever under a burden that spilled over from their household, per 100,000 eligible."""
    return persons_rate(arm, reference, SPILLED, SPILLED)
