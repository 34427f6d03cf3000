"""How many people a scheme burdens at all."""

from __future__ import annotations

from goodstanding.metrics._rates import persons_rate
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.ledger import EVER_BURDENED
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="people_affected",
    title="People under a burden",
    unit="per 100,000 eligible",
    worse="higher",
    sentence="{value} of every 100,000 eligible synthetic people were under a burden at some time.",
    headline=1,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Persons ever under any burden, household members included, per 100,000 eligible."""
    return persons_rate(arm, reference, EVER_BURDENED, None)
