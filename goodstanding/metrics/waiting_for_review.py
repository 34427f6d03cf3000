"""Disputes that nobody has come to."""

from __future__ import annotations

from math import sqrt

from goodstanding.metrics._rates import too_few
from goodstanding.metrics.base import FEW, Measured, Metric
from goodstanding.results.line import line_of
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="waiting_for_review",
    title="Disputes that still wait",
    unit="% of disputes filed",
    worse="higher",
    sentence="Of the disputes filed, {value} % had not been taken up on the last day.",
    decimals=1,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Share of cases not taken up by the last day. What officials can take is given, so the error is that of
    how many were filed."""
    line = line_of(arm.outcome)
    if line is None:
        return Measured(None, None, 0, not_estimable="officials review whatever is ready: nobody waits")
    if line.filed < FEW:
        return too_few(line.filed, "disputes were filed")
    taken = line.taken / line.filed
    return Measured(100 * (1 - taken), 100 * taken / sqrt(line.filed), line.filed)
