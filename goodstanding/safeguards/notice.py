"""notice: who is told of a record can contest it."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Go, Machine, Period
from goodstanding.safeguards._periods import on_records
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="notice",
    code="M4",
    title="Notice",
    does="People are told of a record, so that more of them contest it.",
    numbers={
        **usual(cost=0.1, because="a letter or a message for each record"),
        "lift": assumed(
            2.0,
            "ratio",
            1.0,
            5.0,
            "disputes grow when people are told and shown the form; by how much varies",
        ),
    },
    order=41,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """More people dispute, where there is somebody to dispute with."""

    def told(period: Period, go: Go) -> Go:
        contest = go.contest or period.contest
        more = min(1.0, contest.take_up * max(1.0, terms["lift"]))
        if more <= contest.take_up:
            return go
        return replace(go, contest=replace(contest, take_up=more, again=True))

    return on_records(machine, terms, told)
