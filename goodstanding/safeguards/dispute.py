"""dispute: a record can be contested, soon and with effect."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.model.machine import Contest, Go, Machine, Period
from goodstanding.safeguards._periods import on_records
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="dispute",
    code="M6",
    title="Dispute",
    does="People may contest a record, and what cannot be verified goes.",
    numbers={
        **usual(
            cost=2,
            because="somebody looks into it",
            take_up=assumed(
                0.1,
                "share",
                0.02,
                0.4,
                "under a tenth dispute in most reports, more where it is free and known",
            ),
        ),
        "days_from": assumed(5, "days", 1, 20, "a reply within days at best"),
        "days_to": assumed(
            30, "days", 10, 90, "30 days for US credit files, a month in the EU, 60 to 90 for health records"
        ),
        "success_if_wrong": assumed(
            0.75,
            "probability",
            0.3,
            0.98,
            "what cannot be verified is deleted; who verifies is often the one who erred",
        ),
        "success_if_right": assumed(
            0.05, "probability", 0.0, 0.2, "some sound records fall because nobody answers"
        ),
        "back_again": assumed(
            0.05, "probability", 0.0, 0.3, "deleted items are put back with the next delivery of data"
        ),
    },
    order=40,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Nobody disputes less, waits longer or loses more often than without it."""
    kept = 1.0 - terms["back_again"]

    def open_to_dispute(period: Period, go: Go) -> Go:
        now = go.contest or period.contest
        low, high = terms.days("days_from"), max(terms.days("days_from"), terms.days("days_to"))
        if now.take_up > 0:
            low, high = min(low, now.delay_low), min(high, now.delay_high)
        better = Contest(
            take_up=max(now.take_up, terms["take_up"]),
            delay_low=low,
            delay_high=high,
            success_if_wrong=max(now.success_if_wrong, kept * terms["success_if_wrong"]),
            success_if_right=max(now.success_if_right, kept * terms["success_if_right"]),
        )
        return replace(go, contest=better)

    return on_records(machine, terms, open_to_dispute)
