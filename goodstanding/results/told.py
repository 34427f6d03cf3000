"""What each side of a pair was told of the other, as a table that other tools open, and back; and whom a pair
joins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from goodstanding.model.machine_pair import Meeting
from goodstanding.results.outcome import Ints
from goodstanding.results.run import ArmRun, Comparison, Panel
from goodstanding.results.tables import owner_of

if TYPE_CHECKING:
    import polars as pl


def told_frame(comparison: Comparison) -> pl.DataFrame | None:
    """Who began with what a link of the pair tells, or was over with it, day by day. None without a pair."""
    import polars as pl

    frames = [
        _arm(panel, arm, arm.meeting, arm.outcome.told)
        for panel in comparison.panels
        for arm in panel.arms
        if arm.meeting is not None and arm.outcome.told is not None
    ]
    return pl.concat(frames) if frames else None


def told_of(frame: pl.DataFrame, meeting: Meeting, *, society: str, arm: str) -> Ints:
    """`Outcome.told` of an arm, from `told_frame`. Raises LookupError where the table is of another run."""
    import polars as pl

    mine = frame.filter((pl.col("society") == society) & (pl.col("arm") == arm))
    links = {link.id: i for i, link in enumerate(meeting.pair.links)}
    columns = (
        mine["day"].to_numpy(),
        np.array([links[name] for name in mine["link"]], np.int64),
        mine["subject"].to_numpy(),
        mine["begins"].to_numpy().astype(np.int64),
    )
    return np.column_stack(columns).astype(np.int64)


def _arm(panel: Panel, arm: ArmRun, meeting: Meeting, told: Ints) -> pl.DataFrame:
    import polars as pl

    start = date.fromordinal(arm.outcome.start_day)
    names: Any = np.array([link.id for link in meeting.pair.links])
    days, links, subjects, begins = told.T
    return pl.DataFrame(
        {
            **{name: pl.repeat(value, len(days), eager=True) for name, value in owner_of(panel, arm).items()},
            "day": days,
            "date": [start + timedelta(days=int(day) - 1) for day in days],
            "link": names[links],
            "subject": subjects,
            "begins": begins == 1,
        },
    )
