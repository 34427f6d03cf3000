"""expiry: a record counts for so long after the act and no longer."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Go, Machine, Period
from goodstanding.safeguards._periods import on_records
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="expiry",
    code="M8",
    title="Expiry",
    does="A record stops counting some time after the act.",
    numbers={
        **usual(cost=0.02, because="a date kept beside each record"),
        "days": assumed(
            365,
            "days",
            180,
            2555,
            "laws say six months (cleared debts, Germany) to seven years (US credit files)",
        ),
    },
    order=45,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Records against people end so many days after the act, those made before too."""

    def timed(_: Period, go: Go) -> Go:
        days = max(1, terms.days("days"))
        return replace(go, cap_days=min(go.cap_days or days, days))

    return on_records(machine, terms, timed)
