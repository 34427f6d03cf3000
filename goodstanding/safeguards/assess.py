"""assess: errors found and put right before the start, which comes later."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Machine, Period
from goodstanding.safeguards._feeds import kept_out
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="assess",
    code="M18",
    title="Assessment before use",
    does="Impact and errors are looked at before a scheme starts, and some are put right.",
    numbers={
        **usual(cost=0.05, because="some weeks of work, spread over all records"),
        "found": assumed(
            0.4, "probability", 0.05, 0.9, "an assessment on paper finds little, a test on data much"
        ),
        "put_right": assumed(0.5, "probability", 0.05, 0.95, "what is found is not always changed"),
        "delay_days": assumed(90, "days", 0, 365, "time that an assessment takes before a launch"),
    },
    order=15,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Fewer records of no act; whatever starts within the days of the terms starts later."""
    fixed = terms["found"] * terms["put_right"]
    return _later(kept_out(machine, terms, wrong=fixed, right=0.0), terms)


def _later(machine: Machine, terms: Terms) -> Machine:
    """A scheme that comes into force while the safeguard holds does so after the delay."""
    delay = round(terms.days("delay_days") * min(1.0, max(0.0, terms.share)))
    periods: list[Period] = []
    for i, period in enumerate(machine.periods):
        starts = i > 0 and period.active and not machine.periods[i - 1].active
        if starts and delay and terms.holds_on(period.from_day):
            later = period.from_day + delay
            after = machine.periods[i + 1].from_day if i + 1 < len(machine.periods) else later + 1
            if later >= after:
                continue
            period = replace(period, from_day=later)
        periods.append(period)
    return replace(machine, periods=tuple(periods))
