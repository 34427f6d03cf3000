"""How many people are burdened, on a true record, for conduct that the law forbids."""

from __future__ import annotations

from goodstanding.metrics._rates import persons_rate
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.ledger import MARK_BIT
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="unlawful_conduct_burden",
    title="People under a burden for unlawful conduct",
    unit="per 100,000 eligible",
    worse=None,
    sentence="{value} of every 100,000 were so on a true record of unlawful conduct.",
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Persons ever under a burden on a true record of unlawful conduct, per 100,000 eligible."""
    bit = MARK_BIT["unlawful_conduct"]
    return persons_rate(arm, reference, bit, bit)
