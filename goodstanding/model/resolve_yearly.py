"""What is decided about a score once a year: rules that look at its points on a date."""

from __future__ import annotations

from goodstanding.model.machine import Column, Contest, Go, Yearly
from goodstanding.model.resolve_parts import UNBOUNDED, whole
from goodstanding.model.score import Carried, ReadYearly, Score

READ = "read"
"""The column that holds what the points read as on the last date."""


def read_column(score: Score) -> Column:
    """Its value is the index of the state."""
    states = range(1, len(score.states))
    return Column(READ, 0, 0, UNBOUNDED, False, 0, tuple((state, state) for state in states))


def yearly_of(id: str, score: Score) -> list[Go]:
    """Its rules of the year: what the points read as until the next date, and what a tier costs."""
    spans, found = tier_spans(score), list[Go]()
    for name, one in (score.carried or {}).items():
        low, high = spans[one.tier]
        by, keep = whole(one.points), whole(one.keep_days)
        found.append(_rule(f"{id}.carried.{name}", id, "points", one, (low, high), by, keep))
    if score.read:
        for tier, span in spans.items():
            state = score.states.index(tier)
            if state:
                found.append(_rule(f"{id}.{READ}.{tier}", id, READ, score.read, span, state, 0))
    return found


def tier_spans(score: Score) -> dict[str, tuple[int, int]]:
    """Tier -> the lowest and the highest points that read as it; those that `direct` alone reaches are
    left out."""
    found: dict[str, tuple[int, int]] = {}
    high = UNBOUNDED
    for i, tier in enumerate(score.tiers):
        last = i == len(score.tiers) - 1
        if tier.at_least is not None or last:
            low = whole(tier.at_least, -UNBOUNDED)
            found[tier.name] = (low, high)
            high = low - 1
    return found


def _rule(
    name: str, id: str, column: str, one: Carried | ReadYearly, span: tuple[int, int], by: int, keep: int
) -> Go:
    month, day = (int(part) for part in one.date.split("-"))
    return Go(
        id=name,
        standing=id,
        column=column,
        conduct=one.put_down_to,
        on="year",
        by_low=by,
        by_high=by,
        keep_low=keep,
        keep_high=keep,
        contest=Contest(),  # it rests on the points; what led there can be disputed
        yearly=Yearly(month, day, "points", *span, renewed=column == READ),
    )
