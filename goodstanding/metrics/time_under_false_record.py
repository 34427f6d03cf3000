"""How long a mistake lasts."""

from __future__ import annotations

from goodstanding.metrics._rates import mean_of
from goodstanding.metrics.base import Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="time_under_false_record",
    title="Days under a burden on a false record",
    unit="days per person so burdened, within the run",
    worse="higher",
    sentence="Those burdened on a false record were so on {value} days of the run on average.",
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Mean days under a burden on a false record, of the persons who had any."""
    return mean_of(arm.outcome.marks.false_burden_days, "people were burdened on a false record")
