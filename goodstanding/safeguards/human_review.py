"""human_review: somebody looks, as far as there is time."""

from __future__ import annotations

from goodstanding.model.machine import Go, Machine, Period
from goodstanding.safeguards._periods import on_records, struck
from goodstanding.safeguards.base import Safeguard, Terms, assumed, usual

SAFEGUARD = Safeguard(
    id="human_review",
    code="M10",
    title="Human review",
    does="A person with time and authority looks at a record before it counts.",
    numbers={
        **usual(cost=0.3, because="a few minutes to an hour a case"),
        "catch": assumed(
            0.6, "probability", 0.1, 0.95, "reviewers who look find most errors that the file shows"
        ),
        "waved_through": assumed(
            0.4, "share", 0.0, 0.95, "automation bias: what the machine says is followed"
        ),
        "struck_if_right": assumed(
            0.02, "probability", 0.0, 0.1, "a reviewer may see reasons that no rule knows"
        ),
        "capacity": assumed(
            1.0,
            "per_person_year",
            0.001,
            10.0,
            "reviews a year for each subject; offices differ by orders of magnitude",
        ),
    },
    order=31,
)


def protect(machine: Machine, terms: Terms) -> Machine:
    """Of the records that are read, and not waved through, some are struck before they count."""
    read = min(1.0, terms["capacity"] / 365 / terms.demand) if terms.demand > 0 else 1.0
    looked_at = read * (1.0 - terms["waved_through"])

    def reviewed(_: Period, go: Go) -> Go:
        return struck(go, looked_at * terms["catch"], looked_at * terms["struck_if_right"])

    return on_records(machine, terms, reviewed)
