"""What raters look at, as a source of their differences."""

from __future__ import annotations

from goodstanding.metrics._raters import of_raters
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="divergence_by_scope",
    title="Divergence of raters from scope",
    unit="% of the variance of differences",
    worse=None,
    sentence="Of the differences between raters {value} % come from what only one of the two looks at.",
    decimals=1,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Share of the variance of differences that goes with what only one of two raters looks at."""
    return of_raters(arm, "scope", 100.0)
