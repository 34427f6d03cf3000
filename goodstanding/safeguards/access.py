"""access: who sees the file argues better."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Go, Machine, Period
from goodstanding.safeguards._periods import either, on_records
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="access",
    code="M7",
    title="Access to the file",
    does="People see what is held about them and how it counts, so that disputes are better argued.",
    numbers={
        **usual(
            cost=0.5,
            because="a file is put together on request",
            take_up=assumed(0.5, "share", 0.05, 1.0, "of those who dispute, some ask for their file first"),
        ),
        "clarity": assumed(
            0.5, "share", 0.0, 1.0, "how much of a lost case was lost for want of seeing the file"
        ),
    },
    order=42,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Of the disputes about wrong records that would have been lost, some are won."""

    def seen(period: Period, go: Go) -> Go:
        contest = go.contest or period.contest
        if contest.take_up <= 0:
            return go
        won = either(contest.success_if_wrong, terms["take_up"] * terms["clarity"])
        return replace(go, contest=replace(contest, success_if_wrong=won, again=True))

    return on_records(machine, terms, seen)
