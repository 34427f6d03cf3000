"""What communities did, as a table that other tools open, and back: where people look to their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from goodstanding.results.outcome import WINDOW
from goodstanding.results.run import ArmRun, Comparison, Panel
from goodstanding.results.tables import owner_of

if TYPE_CHECKING:
    import polars as pl

UNDER = "under a burden"
"""In place of a conduct: people under a burden of the scheme, on the morning of the day."""


def communities_frame(comparison: Comparison) -> pl.DataFrame | None:
    """What each community did in each whole window, by the window's last day; what is not there is 0. None
    where nobody looks to their community."""
    import polars as pl

    frames = [
        _arm(panel, arm, arm.outcome.nearby)
        for panel in comparison.panels
        for arm in panel.arms
        if arm.outcome.nearby is not None
    ]
    return pl.concat(frames) if frames else None


def nearby_of(
    frame: pl.DataFrame, *, society: str, arm: str, conducts: Sequence[str], days: int
) -> np.ndarray[Any, Any]:
    """`Outcome.nearby` of an arm, from `communities_frame`; of one community where nobody did anything.

    Raises IndexError, KeyError or ValueError where the table is of another run.
    """
    import polars as pl

    mine = frame.filter((pl.col("society") == society) & (pl.col("arm") == arm))
    rows = {name: k for k, name in enumerate((*conducts, UNDER))}
    communities = max([1, *mine["communities"].unique().to_list()])
    found = np.zeros((days // WINDOW, len(rows), communities), np.int32)
    at = (
        mine["day"].to_numpy() // WINDOW - 1,
        np.array([rows[name] for name in mine["of"]], np.int64),
        mine["community"].to_numpy(),
    )
    found[at] = mine["count"].to_numpy()
    return found


def _arm(panel: Panel, arm: ArmRun, nearby: np.ndarray[Any, Any]) -> pl.DataFrame:
    import polars as pl

    w, k, c = np.nonzero(nearby)
    days = (w + 1) * WINDOW
    start = date.fromordinal(arm.outcome.start_day)
    names = np.array([*arm.outcome.conducts, UNDER])
    return pl.DataFrame(
        {
            **{name: pl.repeat(value, w.size, eager=True) for name, value in owner_of(panel, arm).items()},
            "day": days,
            "date": [start + timedelta(days=int(day) - 1) for day in days],
            "of": names[k],
            "community": c,
            "communities": np.full(w.size, nearby.shape[-1]),
            "count": nearby[w, k, c].astype(np.int64),
        },
    )
