"""Whether people pay what they owe: the aim of registers of debtors."""

from __future__ import annotations

from math import sqrt

from goodstanding.metrics._rates import too_few
from goodstanding.metrics.base import FEW, Measured, Metric
from goodstanding.model.machine import DAYS_PER_YEAR
from goodstanding.results import paired
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="debts_performed",
    title="Debts performed",
    unit="a year per 100 open debts",
    worse="lower",
    sentence="Of every 100 open debts {value} were performed in a year.",
    decimals=1,
    aim=True,
)
BY_PAYING = frozenset({"performed", "paid"})


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Debts (spells of that topic) that ended because the debtor performed, a year, per 100 open.

    All such conducts of the world count, whoever watches them, so that every arm of a panel is measured
    alike.
    """
    ours, open_days = _performed(arm)
    theirs, other_days = _performed(reference)
    if min(open_days, other_days) < FEW * arm.outcome.days / 10:
        return too_few(int(open_days / arm.outcome.days), "debts were open on average")
    per = 100 * DAYS_PER_YEAR
    value, before = per * ours / open_days, per * theirs / other_days
    same = paired.same(arm.outcome, reference.outcome)
    variance = per**2 * (ours / open_days**2 + theirs / other_days**2)
    return Measured(
        value=value,
        standard_error=per * sqrt(ours) / open_days,
        n=ours,
        reference=before,
        difference=0.0 if same else value - before,
        difference_error=0.0 if same else sqrt(variance),
    )


def _performed(arm: ArmRun) -> tuple[int, int]:
    """Debts that ended by performance, and days x open debts."""
    debts = {c.id for c in arm.world.conducts if c.topic == "debt" and c.form == "spell"}
    outcome = arm.outcome
    ends = sum(
        count for name in debts for reason, count in outcome.ends.get(name, {}).items() if reason in BY_PAYING
    )
    days = sum(int(outcome.spell_days[i].sum()) for i, name in enumerate(outcome.conducts) if name in debts)
    return ends, days
