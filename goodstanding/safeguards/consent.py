"""consent: a feed counts only about people who let it."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Machine
from goodstanding.safeguards._feeds import kept_out
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="consent",
    code="M2",
    title="Consent",
    does="Data counts only about people who agree, or who do not object.",
    numbers={
        **usual(cost=0.05, because="a form asked and kept"),
        "live_share": assumed(
            0.7,
            "share",
            0.05,
            0.98,
            "few agree when asked plainly, nearly all stay in when they would have to object",
        ),
        "pressed": assumed(
            0.3,
            "share",
            0.0,
            1.0,
            "share of those unwilling who are brought round by design or by the price of refusing",
        ),
    },
    order=11,
    on_breach=True,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Whoever does not agree is spared what the feeds say of them; the others go on as before."""
    live = terms["live_share"] + (1.0 - terms["live_share"]) * terms["pressed"]
    unwilling = replace(terms, values={**terms.values, "compliance": terms.share * (1.0 - live)})
    return kept_out(machine, unwilling, wrong=1.0, right=1.0)
