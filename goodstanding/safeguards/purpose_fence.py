"""purpose_fence: a record does not follow a person into an unrelated part of life."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Machine
from goodstanding.safeguards._feeds import by_consequence, kept_out
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="purpose_fence",
    code="M3",
    title="Purpose limit",
    does="A record works only in the part of life where it arose.",
    numbers={
        **usual(cost=0.1, because="systems are set up once so that a standing is not looked up elsewhere"),
        "leak": assumed(0.05, "share", 0.0, 0.3, "exceptions and informal requests"),
    },
    order=20,
    covers="unrelated",
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Each covered way, from a feed to a consequence, is cut but for a leak."""
    kept = 1.0 - terms["leak"]
    for consequence, feeds in by_consequence(terms).items():
        cut = replace(terms, ways=None, feeds=feeds, consequences=frozenset((consequence,)))
        machine = kept_out(machine, cut, wrong=kept, right=kept)
    return machine
