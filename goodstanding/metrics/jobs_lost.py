"""Jobs in firms that failed: what a scheme for firms can cost the people who work in them."""

from __future__ import annotations

from math import sqrt

import numpy as np

from goodstanding.metrics._rates import too_few
from goodstanding.metrics.base import FEW, Measured, Metric
from goodstanding.model.machine import DAYS_PER_YEAR
from goodstanding.model.margins import single_years
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="jobs_lost",
    title="Jobs in firms that failed",
    unit="a year per 1,000 jobs",
    worse="higher",
    sentence="Of every 1,000 jobs, {value} a year were in firms that failed.",
    decimals=1,
    of_firms=True,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Jobs in firms that failed, each firm with the mean jobs of its kind, a year per 1,000 jobs.

    Failures are counted as independent, which for the difference of two arms on the same firms is an upper
    bound of its error.
    """
    ours, theirs, society = arm.outcome.renewed, reference.outcome.renewed, arm.world.society
    if ours is None or theirs is None:
        return Measured(None, None, 0, not_estimable="no conduct named here is a firm's failure")
    if int(ours.sum()) < FEW:
        return too_few(int(ours.sum()), "firms failed")
    jobs = np.array(society.jobs)
    shares = np.array(single_years(society, society.male)[: len(jobs)]) / sum(society.male)
    scale = 1000 * DAYS_PER_YEAR / (arm.outcome.days * int(arm.outcome.people.sum()) * float(shares @ jobs))
    same = arm.machine == reference.machine
    return Measured(
        value=scale * float(ours @ jobs),
        standard_error=scale * sqrt(float(ours @ jobs**2)),
        n=int(ours.sum()),
        reference=scale * float(theirs @ jobs),
        difference=0.0 if same else scale * float((ours - theirs) @ jobs),
        difference_error=0.0 if same else scale * sqrt(float((ours + theirs) @ jobs**2)),
    )
