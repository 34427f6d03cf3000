"""The first day of a run that is asked for without one: a day on which its schemes hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodstanding.model.scheme import InForce

START = date(2024, 1, 1)
"""The first day where every scheme of the run holds on all of its days."""


def first_day(periods: Iterable[InForce | None], *, days: int) -> date:
    """The day that a scheme's stocks are of (of several, the latest). Else `START`, or where not all schemes
    hold for `days` days from then: the latest day from which all do, or else the first on which all do.
    Schemes that never hold together are passed over, save the first."""
    first, last = date.min, date.max
    periods = tuple(periods)
    for period in periods:
        since = (period.from_ if period else None) or date.min
        until = (period.until if period else None) or date.max
        if max(first, since) <= min(last, until):
            first, last = max(first, since), min(last, until)
    stocks = [period.stocks for period in periods if period and period.stocks]
    if within := [day for day in stocks if first <= day <= last]:
        return max(within)
    latest = date.fromordinal(max(last.toordinal() - max(days, 1) + 1, first.toordinal()))
    return max(first, min(START, latest))
