"""proportion_cap: no heavy consequence for a light matter."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Machine
from goodstanding.safeguards._feeds import by_consequence, kept_out
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="proportion_cap",
    code="M11",
    title="Proportion",
    does="What follows is not clearly heavier than what was done.",
    numbers={
        **usual(cost=0.5, because="somebody weighs the case"),
        "slack": assumed(0.1, "share", 0.0, 0.5, "some cases out of proportion are let through"),
    },
    order=21,
    covers="out of proportion",
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Each covered way, from a light matter to a heavy consequence, is cut but for some slack."""
    kept = 1.0 - terms["slack"]
    for consequence, feeds in by_consequence(terms).items():
        cut = replace(terms, ways=None, feeds=feeds, consequences=frozenset((consequence,)))
        machine = kept_out(machine, cut, wrong=kept, right=kept)
    return machine
