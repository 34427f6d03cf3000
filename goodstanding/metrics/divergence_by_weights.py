"""How raters weigh the same thing, as a source of their differences."""

from __future__ import annotations

from goodstanding.metrics._raters import of_raters
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="divergence_by_weights",
    title="Divergence of raters from weights",
    unit="% of the variance of differences",
    worse=None,
    sentence="Of the differences between raters {value} % come from weighing the same measures otherwise.",
    decimals=1,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Share of the variance of differences that goes with other weights of the same measures."""
    return of_raters(arm, "weights", 100.0)
