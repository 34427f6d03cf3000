"""What a period makes of a conduct: how likely an act is seen or a record invented, and what a record
adds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodstanding.density.points import NOTHING, Points, between, together
from goodstanding.model.machine import Go, Period


@dataclass(frozen=True, slots=True)
class Watched:
    """One conduct in one period.

    `seen`: probability that an act leaves a record; `looked_at`: whether any feed looks; `invented`: records
    of no act, per person and day without an act; `lag`: days from act to record; `monthly`: whether each
    month of the spell is looked at anew. `act`, `month`, `invention`: what a record of an act (or of a
    spell's start), of a month in the spell, and of no act adds; `limited`: what a record adds besides,
    `limit` times a calendar month at most.
    """

    seen: float = 0.0
    looked_at: bool = False
    invented: float = 0.0
    lag: int = 0
    monthly: bool = False
    act: Points = NOTHING
    month: Points = NOTHING
    invention: Points = NOTHING
    limited: Points = NOTHING
    limit: int = 0

    @property
    def moves(self) -> bool:
        """Whether any of its records can move the score."""
        return any(points.moves for points in (self.act, self.month, self.invention, self.limited))

    @property
    def reach(self) -> tuple[int, int]:
        """The lowest and the highest points that one day's records can add."""
        once = (self.act, self.invention, NOTHING)
        low = min(p.lowest for p in once) + min(0, self.month.lowest) + min(0, self.limited.lowest)
        high = max(p.highest for p in once) + max(0, self.month.highest) + max(0, self.limited.highest)
        return low, high


UNWATCHED = Watched()


def watched_in(period: Period, conduct: str) -> Watched:
    """What a period makes of a conduct."""
    looks = [o for o in period.observations if o.conduct == conduct]
    if not period.active or not looks:
        return UNWATCHED
    missed = 1.0
    for look in looks:
        missed *= 1.0 - look.sensitivity
    goes = [go for go in period.goes if go.conduct == conduct]
    free, held = [g for g in goes if not g.monthly_limit], [g for g in goes if g.monthly_limit]
    return Watched(
        seen=1.0 - missed,
        looked_at=True,
        invented=sum(o.false_rate for o in looks),
        lag=looks[0].lag_days,
        monthly=any(go.on == "month" for go in goes),
        act=_sum(go for go in free if go.on != "month"),
        month=_sum(go for go in free if go.on == "month"),
        invention=_sum(free),
        limited=_sum(held),
        limit=held[0].monthly_limit if held else 0,
    )


def _sum(goes: Iterable[Go]) -> Points:
    return together(between(go.by_low, go.by_high) for go in goes)
