"""Whether people do more of the lawful things that a scheme watches: the aim of rewards and of passes."""

from __future__ import annotations

from goodstanding.metrics._rates import counts_rate, too_few
from goodstanding.metrics.base import FEW, Measured, Metric
from goodstanding.model.machine import DAYS_PER_YEAR
from goodstanding.results import paired
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="encouraged_conduct",
    title="Lawful acts that the scheme is there to record",
    unit="acts a year per 1,000 adults",
    worse=None,
    sentence="There were {value} lawful acts of the kinds that it watches, a year, for every 1,000 adults.",
    decimals=1,
    aim=True,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Acts of lawful conduct, and starts of lawful spells, that the arm's scheme names, seen or not, a year,
    per 1,000 adults.

    The reference is measured on the same conducts, though it may watch none of them.
    """
    adults = int(arm.outcome.adults.sum())
    if adults < FEW:
        return too_few(adults, "adults")
    lawful = {conduct.id for conduct in arm.world.conducts if conduct.legality == "lawful"}
    watched = lawful & set(arm.machine.conducts)
    scale = 1000 * DAYS_PER_YEAR / (adults * arm.outcome.days)
    same = paired.same(arm.outcome, reference.outcome)
    return counts_rate(_acts(arm, watched), _acts(reference, watched), scale, same=same)


def _acts(arm: ArmRun, watched: set[str]) -> int:
    named = enumerate(arm.outcome.conducts)
    return sum(int(arm.outcome.acts[i].sum()) for i, name in named if name in watched)
