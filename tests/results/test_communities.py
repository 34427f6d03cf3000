"""What communities did comes back from its table as it was, for every arm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from goodstanding.results import store
from goodstanding.results.communities import communities_frame, nearby_of
from goodstanding.results.outcome import WINDOW
from goodstanding.results.run import Comparison
from tests.results.lived import comparison


def with_communities(communities: int) -> tuple[Comparison, dict[str, Any]]:
    """The small comparison as if people had looked to their communities, and the counts of each arm."""
    whole = comparison()
    (panel,) = whole.panels
    random = np.random.default_rng(3)
    counts = {
        arm.label: random.poisson(0.7, (90 // WINDOW, len(arm.outcome.conducts) + 1, communities)).astype(
            np.int32
        )
        for arm in panel.arms
    }
    arms = tuple(replace(arm, outcome=replace(arm.outcome, nearby=counts[arm.label])) for arm in panel.arms)
    return replace(whole, panels=(replace(panel, arms=arms),)), counts


def test_what_communities_did_comes_back_as_it_was(tmp_path: Path) -> None:
    lived, counts = with_communities(7)
    folder = store.save(lived, tmp_path / "run", files={})
    saved = store.load(folder).communities
    assert saved is not None
    assert set(saved["population"].unique()) == {"synthetic"}
    for arm in lived.panels[0].arms:
        back = nearby_of(saved, society="CN", arm=arm.label, conducts=arm.outcome.conducts, days=90)
        assert np.array_equal(back, counts[arm.label])
    last = saved.filter(pl.col("day") == 3 * WINDOW)["date"].unique().to_list()
    assert [day.toordinal() for day in last] == [lived.panels[0].arms[0].outcome.start_day + 3 * WINDOW - 1]


def test_where_nobody_looks_there_is_no_table(tmp_path: Path) -> None:
    assert communities_frame(comparison()) is None
    folder = store.save(comparison(), tmp_path / "run", files={})
    assert store.load(folder).communities is None
