"""accuracy: records are checked at the source and before they are used."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Go, Machine, Period
from goodstanding.safeguards._feeds import kept_out
from goodstanding.safeguards._periods import on_records
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="accuracy",
    code="M9",
    title="Accuracy",
    does="Fewer records are about nothing or outlive their reason.",
    numbers={
        **usual(cost=0.3, because="a second look at each record"),
        "cut": assumed(
            0.6,
            "share",
            0.1,
            0.95,
            "a second source catches most confusions of persons, not those that both sources share",
        ),
    },
    order=13,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Of the records of no act some are never made, and removals come late less often."""

    def timely(_: Period, go: Go) -> Go:
        return replace(go, late_share=go.late_share * (1.0 - terms["cut"]))

    return on_records(kept_out(machine, terms, wrong=terms["cut"], right=0.0), terms, timely)
