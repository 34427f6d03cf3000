"""How many people a scheme rewards."""

from __future__ import annotations

from goodstanding.metrics._rates import persons_rate
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.ledger import MARK_BIT
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="rewards",
    title="People under a reward",
    unit="per 100,000 eligible",
    worse=None,
    sentence="{value} of every 100,000 eligible synthetic people had at least one reward at some time.",
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Persons ever under a reward, per 100,000 eligible."""
    bit = MARK_BIT["rewards"]
    return persons_rate(arm, reference, bit, bit)
