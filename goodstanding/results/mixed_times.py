"""Where the rules of one time meet people of another: what a reader has to know beside an arm's numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goodstanding.model.timeline import first_day_of, last_day

if TYPE_CHECKING:
    from goodstanding.results.run import ArmRun


def mixed_times(arm: ArmRun) -> str:
    """One sentence, or "" where rules, uptake and run are of one time.

    All arms of a run begin on one day, so rules named by a date meet whoever lives then; and stocks that a
    file gives for one day (who had joined, who was listed) stay those of that day wherever the run begins.
    """
    if not arm.case.scheme.feeds:
        return ""
    version, period = arm.case.arm.version, arm.case.scheme.in_force
    first = date.fromordinal(arm.outcome.start_day)
    stocks = period.stocks if period else None
    if version is None:
        told = stocks is not None and stocks != first
        return f"A run from {first} on, which begins with the uptake of {stocks}." if told else ""
    if first_day_of(version) <= (stocks or first) <= last_day(version):
        return ""
    whose = f"on people and uptake of {stocks}" if stocks else f"on the people of a run from {first} on"
    return f"Rules of {version} {whose}, not on those who lived under them."
