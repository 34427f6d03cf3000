"""How alike raters of the same subjects are."""

from __future__ import annotations

from goodstanding.metrics._raters import of_raters
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="rater_correlation",
    title="Correlation of two raters, in the mean",
    unit="correlation",
    worse=None,
    sentence="What two raters say of the same subjects correlates by {value}, in the mean over pairs.",
    decimals=2,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Mean over pairs of raters, of those last rated."""
    return of_raters(arm, "correlation", 1.0)
