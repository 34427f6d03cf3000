"""How the line of cases went that wait for officials with limited time."""

from __future__ import annotations

from dataclasses import dataclass

from goodstanding.results.outcome import REVIEW, Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """Of a run: cases filed and taken up in all, and waiting after its last day and on the worst evening;
    `mean_wait`: days between a case being ready and being taken up; None where none was taken up."""

    filed: int
    taken: int
    waiting: int
    most_waiting: int
    mean_wait: float | None


def line_of(outcome: Outcome) -> Line | None:
    """The line of a run; None where officials review whatever is ready."""
    if outcome.review is None:
        return None
    days = dict(zip(REVIEW, outcome.review.T, strict=True))
    taken = int(days["taken"].sum())
    return Line(
        filed=int(days["filed"].sum()),
        taken=taken,
        waiting=int(days["waiting"][-1]),
        most_waiting=int(days["waiting"].max()),
        mean_wait=int(days["waited"].sum()) / taken if taken else None,
    )
