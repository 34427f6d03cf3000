"""protect_expression: no record of speech, belief or association counts against a person."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Machine
from goodstanding.safeguards._periods import on_records, spared
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="protect_expression",
    code="M16",
    title="Expression",
    does="Speech, belief and association are never held against anybody.",
    numbers={
        **usual(cost=0.1, because="items are looked through for what is protected"),
        "leak": assumed(0.05, "share", 0.0, 0.5, "what is meant as speech is recorded as disorder"),
    },
    order=14,
    covers="expression",
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Records of the covered conducts do not count, but for a leak."""
    kept = replace(terms, values={**terms.values, "compliance": terms.share * (1.0 - terms["leak"])})
    return on_records(machine, kept, lambda _, go: spared(go))
