"""How many people the rules would burden, had every true record been made."""

from __future__ import annotations

from goodstanding.metrics._rates import persons_rate
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.ledger import MARK_BIT
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="missed",
    title="People whom the scheme's own rules missed",
    unit="per 100,000 eligible",
    worse=None,
    sentence="{value} of every 100,000 escaped a burden because a true record was never made.",
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Persons ever spared a burden that their true acts would have triggered, per 100,000 eligible."""
    bit = MARK_BIT["missed_burdens"]
    return persons_rate(arm, reference, bit, bit)
