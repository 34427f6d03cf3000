"""How often a burden is felt: trips, lettings and bills at which it was applied."""

from __future__ import annotations

from math import sqrt

import numpy as np

from goodstanding.metrics._rates import PER, too_few
from goodstanding.metrics.base import FEW, Measured, Metric
from goodstanding.model.machine import DAYS_PER_YEAR
from goodstanding.results.ledger import HEADLINE, row_parts
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="denied_encounters",
    title="Encounters at which a burden was applied",
    unit="a year per 100,000 eligible",
    worse="higher",
    sentence="A burden was applied at {value} encounters a year for every 100,000 eligible synthetic people.",
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Encounters at which a burden was applied, a year, per 100,000 eligible.

    The standard error takes the stretches of one ledger row as drawn alike: encounters cluster in stretches.
    """
    eligible = int(arm.outcome.eligible.sum())
    if eligible < FEW:
        return too_few(eligible, "people are eligible")
    ours, variance = _met(arm)
    theirs, other = _met(reference)
    scale = PER * DAYS_PER_YEAR / (eligible * arm.outcome.days)
    return Measured(
        value=scale * ours,
        standard_error=scale * sqrt(variance),
        n=ours,
        reference=scale * theirs,
        difference=scale * (ours - theirs),
        difference_error=scale * sqrt(variance + other),
    )


def _met(arm: ArmRun) -> tuple[int, float]:
    """Encounters met by burdens, and the variance of that count as a compound Poisson sum over stretches."""
    columns = arm.outcome.ledger.columns
    rows = row_parts(arm) < len(HEADLINE)
    met, stretches = columns["met"][rows], columns["stretches"][rows]
    return int(met.sum()), float((met + met**2 / np.maximum(stretches, 1)).sum())
