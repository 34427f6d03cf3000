"""Of the people whom a scheme burdens, how many it burdens by mistake."""

from __future__ import annotations

from math import sqrt

from goodstanding.metrics._rates import too_few
from goodstanding.metrics.base import FEW, Measured, Metric
from goodstanding.results.ledger import EVER_BURDENED, MARK_BIT
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="false_record_share",
    title="Burdened people who were ever so on a false record",
    unit="per cent of those burdened",
    worse="higher",
    sentence="{value} per cent of those under a burden were so, for a time at least, on a false record.",
    decimals=1,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Persons ever under a burden on a false record, per cent of persons ever under any burden."""
    burdened = arm.outcome.persons[EVER_BURDENED]
    mistaken = arm.outcome.persons[MARK_BIT["false_record"]]
    total = int(burdened.sum())
    if total < FEW:
        return too_few(total, "people were under a burden")
    share = int(mistaken.sum()) / total
    groups = [100 * int(m) / int(b) if b >= FEW else None for m, b in zip(mistaken, burdened, strict=True)]
    return Measured(100 * share, 100 * sqrt(share * (1 - share) / total), total, (groups[0], groups[1]))
