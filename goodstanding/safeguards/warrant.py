"""warrant: collection only about named people."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Machine
from goodstanding.safeguards._feeds import kept_out
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="warrant",
    code="M15",
    title="Warrant",
    does="A feed may look only at people named in a warrant.",
    numbers={
        **usual(cost=0.01, because="an application for each person named, spread over everyone who is not"),
        "named_share": assumed(
            0.001, "share", 0.0, 0.02, "orders to collect are granted for few people in a thousand"
        ),
        "urgent_share": assumed(
            0.0005, "share", 0.0, 0.01, "emergency requests come beside them, checked afterwards"
        ),
    },
    order=12,
    on_breach=True,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Only the named share, and those taken in an emergency, are seen by the feeds."""
    seen = min(1.0, terms["named_share"] + terms["urgent_share"])
    others = replace(terms, values={**terms.values, "compliance": terms.share * (1.0 - seen)})
    return kept_out(machine, others, wrong=1.0, right=1.0)
