"""remedy: who may sue, who does, and who is paid; counted, and no cure of the harm itself."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Machine, Remedy
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="remedy",
    code="M14",
    title="Compensation",
    does="Whoever was harmed on a false record may go to court for money.",
    numbers={
        **usual(
            cost=10,
            because="a claim, a reply, a judgment",
            take_up=assumed(
                0.02, "share", 0.0005, 0.2, "few of those entitled claim; class suits reach more"
            ),
        ),
        "admitted": assumed(
            0.6,
            "share",
            0.05,
            1.0,
            "courts ask for a loss in money, for intent, or that officials are not immune",
        ),
        "success": assumed(
            0.4, "probability", 0.1, 0.8, "claims that are admitted are won about as often as lost"
        ),
        "award": assumed(
            1000,
            "count",
            100,
            10000,
            "US statutes set 100 to 1,000 dollars, or 1,000 at least; money of the society",
        ),
    },
    order=70,
    alone=False,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """What a court gives, for the metrics to count."""
    if terms.share <= 0:
        return machine
    offered = Remedy(
        admitted=terms.share * terms["admitted"],
        take_up=terms["take_up"],
        success=terms["success"],
        award=terms["award"],
    )
    best = max((machine.remedy, offered), key=lambda one: one.expected if one else -1.0)
    return replace(machine, remedy=best)
