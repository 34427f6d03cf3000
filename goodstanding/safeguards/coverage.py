"""coverage: a law protects some and not others."""

from __future__ import annotations

from goodstanding.model.machine import Machine
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual


def upon(terms: Terms, compliance: float) -> float:
    """Others in the arm reach the covered share only."""
    return compliance * (1.0 - terms.share * (1.0 - terms["covered_share"]))


SAFEGUARD = Safeguard(
    id="coverage",
    code="M19",
    title="Who is covered",
    does="The other safeguards hold for part of the people only.",
    numbers={
        **usual(cost=0.01, because="a status looked up"),
        "covered_share": assumed(
            0.9,
            "share",
            0.0,
            1.0,
            "most people are citizens or settled; firms and visitors fall outside many laws",
        ),
    },
    order=5,
    alone=False,
    upon=upon,
)


def protect(machine: Machine, _: Terms) -> Machine:
    """By itself it changes nothing: it bounds the others in its arm."""
    return machine
