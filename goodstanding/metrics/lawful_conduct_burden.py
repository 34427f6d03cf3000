"""How many people are burdened, on a true record, for conduct that no law forbids."""

from __future__ import annotations

from goodstanding.metrics._rates import persons_rate
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.ledger import MARK_BIT
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="lawful_conduct_burden",
    title="People under a burden for lawful or protected conduct",
    unit="per 100,000 eligible",
    worse="higher",
    sentence="{value} of every 100,000 were so on a true record of lawful or protected conduct.",
    headline=3,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Persons ever under a burden on a true record of lawful or protected conduct, per 100,000 eligible."""
    bit = MARK_BIT["lawful_conduct"]
    return persons_rate(arm, reference, bit, bit)
