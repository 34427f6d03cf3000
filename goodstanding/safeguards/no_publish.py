"""no_publish: a standing is not shown to the public."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Machine
from goodstanding.safeguards._periods import lifted
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="no_publish",
    code="M17",
    title="No publication",
    does="No public list, no name shown.",
    numbers={
        **usual(cost=0.01, because="a page not put up"),
        "leak": assumed(0.05, "share", 0.0, 0.3, "names get out by other ways"),
    },
    order=61,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Publication does not follow, but for a leak."""
    kept = replace(terms, values={**terms.values, "compliance": terms.share * (1.0 - terms["leak"])})
    return lifted(machine, kept, lambda consequence: consequence.effect == "publish")
