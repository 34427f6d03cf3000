"""Whether a scheme falls on the two groups alike."""

from __future__ import annotations

from math import sqrt

from goodstanding.metrics._rates import too_few
from goodstanding.metrics.base import FEW, Measured, Metric
from goodstanding.results.ledger import EVER_BURDENED
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="group_ratio",
    title="Smaller group's share under a burden, over the other's",
    unit="ratio",
    worse="higher",
    sentence="One of the smaller group was {value} times as often under a burden as one of the larger.",
    decimals=2,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Share of the smaller group ever under a burden over the other's; the error by the delta method."""
    if len(arm.outcome.people) != 2:
        return Measured(None, None, 0, not_estimable="this society's groups are not two")
    larger, smaller = (int(count) for count in arm.outcome.persons[EVER_BURDENED])
    of_larger, of_smaller = (int(count) for count in arm.outcome.eligible)
    if min(larger, smaller) < FEW:
        return too_few(min(larger, smaller), "people of one group were under a burden")
    ratio = (smaller / of_smaller) / (larger / of_larger)
    spread = max(1 / smaller - 1 / of_smaller + 1 / larger - 1 / of_larger, 0.0)
    return Measured(ratio, ratio * sqrt(spread), smaller)
