"""deterrence: what an operator expects to pay, beside what it gains, is how far it obeys."""

from __future__ import annotations

from goodstanding.model.machine import Machine
from goodstanding.safeguards._feeds import kept_out
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual


def response(terms: Terms) -> float:
    """Share of the slack between no care and full care that an expected fine takes up, 0..1: half where
    what it expects to pay is what it gains."""
    expected = terms["detected"] * terms["fine"]
    return expected / (1.0 + expected)


def upon(terms: Terms, compliance: float) -> float:
    """Others in the arm are obeyed more."""
    return compliance + (1.0 - compliance) * terms.share * response(terms)


SAFEGUARD = Safeguard(
    id="deterrence",
    code="M13",
    title="Deterrence",
    does="A likely fine makes the operator take care, and obey what else applies.",
    numbers={
        **usual(cost=0.05, because="an authority looks at a few operators a year"),
        "detected": assumed(
            0.05, "probability", 0.001, 0.5, "few breaches come to an authority; more where people complain"
        ),
        "fine": assumed(10, "ratio", 0.0, 100.0, "fines run from a token to many times the yearly gain"),
        "care": assumed(0.5, "share", 0.1, 0.9, "share of errors that care alone can avoid"),
    },
    order=16,
    upon=upon,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """An operator that has reason to take care makes fewer records of no act."""
    return kept_out(machine, terms, wrong=terms["care"] * response(terms), right=0.0)
