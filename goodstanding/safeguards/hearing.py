"""hearing: a record counts only after its subject could be heard."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Go, Machine, Period
from goodstanding.safeguards._periods import on_records, struck
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="hearing",
    code="M5",
    title="Hearing before",
    does="Nothing follows from a record until the person could be heard.",
    numbers={
        **usual(
            cost=3,
            because="a hearing with its file, short or long",
            take_up=assumed(
                0.2,
                "share",
                0.05,
                0.6,
                "a minority answers a notice; more where the loss is near and help is given",
            ),
        ),
        "wait_days": assumed(
            30,
            "days",
            5,
            90,
            "30 days in US benefit matches, five before a job is refused, longer where courts sit",
        ),
        "overturn_if_wrong": assumed(
            0.7,
            "probability",
            0.3,
            0.95,
            "an error is easy to show to who can see the file, hard where the formula is secret",
        ),
        "overturn_if_right": assumed(0.05, "probability", 0.0, 0.2, "some sound records fall on form"),
    },
    order=30,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Records against people wait, and of those heard some are struck before they count."""
    wrong, right = terms["overturn_if_wrong"], terms["overturn_if_right"]

    def heard(period: Period, go: Go) -> Go:
        lags = [o.lag_days for o in period.observations if o.conduct == go.conduct]
        hold = max(lags, default=0) + go.after_days + terms.days("wait_days")
        go = replace(go, hold_days=max(go.hold_days, hold))
        return struck(go, terms["take_up"] * wrong, terms["take_up"] * right)

    return on_records(machine, terms, heard)
