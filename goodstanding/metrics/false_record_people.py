"""How many people are burdened by mistake."""

from __future__ import annotations

from goodstanding.metrics._rates import persons_rate
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.ledger import MARK_BIT
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="false_record_people",
    title="People under a burden on a false record",
    unit="per 100,000 eligible",
    worse="higher",
    sentence="{value} of every 100,000 were so by mistake: what they truly did would not have led to it.",
    headline=2,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Persons ever under a burden that the shadow standing would not have triggered, per 100,000 eligible."""
    bit = MARK_BIT["false_record"]
    return persons_rate(arm, reference, bit, bit)
