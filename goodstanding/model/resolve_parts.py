"""What resolving every preset shares: whole numbers, no bound, the moment of a record."""

from __future__ import annotations

from collections.abc import Mapping

from goodstanding.core.quantity import Quantity
from goodstanding.model.conduct import Conduct
from goodstanding.model.conduct_check import per_day
from goodstanding.model.machine import Moment
from goodstanding.model.register import EarlyExit
from goodstanding.model.society import HouseholdSize

UNBOUNDED = 2_000_000_000
"""Stands for no floor or no ceiling; no sum of points comes near."""


def whole(quantity: Quantity | None, default: int = 0) -> int:
    """A quantity as an integer; the default where it is left out."""
    return default if quantity is None else round(quantity.value)


def by_size(shares: Mapping[HouseholdSize, Quantity]) -> tuple[float, ...]:
    """Shares by size 1, 2, ..., made to add up to 1."""
    sizes = {int(size): share.value for size, share in shares.items()}
    total = sum(sizes.values())
    return tuple(sizes.get(size, 0.0) / total for size in range(1, max(sizes) + 1))


def moment(conduct: Conduct) -> Moment:
    """What is recorded of a conduct: each act of an event, the start of a spell."""
    return "act" if conduct.form == "event" else "start"


def way_out(early: EarlyExit | None, keep_days: Quantity | None) -> tuple[float, int]:
    """The daily rate of one more way out, and the last days of the term in which it is open (0: always). One
    that opens when the term is over is none."""
    if early is None:
        return 0.0, 0
    if early.after_days is None or keep_days is None:
        return per_day(early.per_year), 0
    within = whole(keep_days) - whole(early.after_days)
    return (per_day(early.per_year), within) if within > 0 else (0.0, 0)
