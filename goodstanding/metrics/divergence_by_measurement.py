"""How raters measure the same thing, as a source of their differences."""

from __future__ import annotations

from goodstanding.metrics._raters import of_raters
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="divergence_by_measurement",
    title="Divergence of raters from measurement",
    unit="% of the variance of differences",
    worse=None,
    sentence="Of the differences between raters {value} % come from measuring the same thing otherwise.",
    decimals=1,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Share of the variance of differences that goes with other measures of the same
    indicators, under the mean of two raters' weights."""
    return of_raters(arm, "measurement", 100.0)
