"""How long a burdened person stays burdened."""

from __future__ import annotations

from goodstanding.metrics._rates import mean_of
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="burden_days",
    title="Days under a burden",
    unit="days per person burdened, within the run",
    worse="higher",
    sentence="Those under a burden were so on {value} days of the run on average.",
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Mean days under at least one burden, of the persons who had any."""
    return mean_of(arm.outcome.marks.burden_days, "people were under a burden")
