"""ban: named consequences, or all, no longer follow."""

from __future__ import annotations

from goodstanding.model.machine import Machine
from goodstanding.safeguards._periods import lifted
from goodstanding.safeguards.base import Safeguard, Terms, usual

SAFEGUARD = Safeguard(
    id="ban",
    code="M12",
    title="Ban",
    does="The scheme, or the part of it that is named, is off.",
    numbers={
        **usual(cost=0.01, because="nothing to do but to see that it stays off"),
    },
    order=60,
    on_breach=True,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """The covered consequences do not follow."""
    return lifted(machine, terms, lambda _: True)
