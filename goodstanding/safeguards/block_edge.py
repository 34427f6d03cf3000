"""block_edge: records of a feed no longer reach the standing."""

from __future__ import annotations

from goodstanding.model.machine import Machine
from goodstanding.safeguards._feeds import kept_out
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="block_edge",
    code="M1",
    title="A kind of data is cut off",
    does="Records of the named feeds no longer count against people.",
    numbers={
        **usual(cost=0.1, because="a feed is switched off once; some checking that it stays off"),
        "leak": assumed(0.02, "share", 0.0, 0.2, "data finds other ways, such as a second supplier"),
    },
    order=10,
    on_breach=True,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Records of the covered feeds are kept out, but for a leak."""
    kept = 1.0 - terms["leak"]
    return kept_out(machine, terms, wrong=kept, right=kept)
