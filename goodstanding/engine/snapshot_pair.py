"""All that two simulations that live together have to remember at the end of a day: `snapshot`, of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from goodstanding.core.frozen import Frozen, freeze, thaw
from goodstanding.engine.arrivals import Arrivals
from goodstanding.engine.snapshot import LOG, freeze_day, thaw_day

SIDE = "side"
OWN = ("lost", "employer", "held", "within")
"""What the arrivals of a side keep beside its simulation."""


def new_entries(sides: Sequence[Arrivals], log: list[dict[str, Any]], counted: list[int]) -> None:
    """Add to one log of both sides what each has added to its own since `counted`."""
    for i, side in enumerate(sides):
        entries = getattr(side.simulation, LOG)
        log.extend({**entry, SIDE: i} for entry in entries[counted[i] :])
        counted[i] = len(entries)


def freeze_pair(sides: Sequence[Arrivals], told: Sequence[Any], log: list[dict[str, Any]]) -> Frozen:
    """The state of both sides at the end of a day, with the news that each was told. It shares memory with
    them: write it before the next day."""
    arrays: list[Any] = []
    forms: list[dict[str, Any]] = []
    for side, news in zip(sides, told, strict=True):
        first, state = len(arrays), freeze_day(side.simulation)
        arrays += state.arrays
        last = len(arrays)
        own = {name: freeze(getattr(side, name), arrays) for name in OWN}
        forms.append({"form": state.form, "first": first, "last": last, "own": own, "told": len(arrays)})
        arrays.append(news)
    return Frozen({"day": forms[0]["form"]["day"], "sides": forms}, tuple(arrays), log)


def blocks_of(frozen: Frozen) -> list[int]:
    """Size of the blocks of each side."""
    return [side["form"]["block"] for side in frozen.form["sides"]]


def thaw_pair(sides: Sequence[Arrivals], frozen: Frozen) -> list[Any]:
    """Put a state into fresh sides of the same request and sizes of block; what each had been told.

    Raises core.frozen.Mismatch where the state is of another engine or another size of block.
    """
    told: list[Any] = []
    for i, (side, kept) in enumerate(zip(sides, frozen.form["sides"], strict=True)):
        log = [
            {name: entry[name] for name in entry if name != SIDE} for entry in frozen.log if entry[SIDE] == i
        ]
        thaw_day(side.simulation, Frozen(kept["form"], frozen.arrays[kept["first"] : kept["last"]], log))
        for name in OWN:
            setattr(side, name, thaw(kept["own"][name], frozen.arrays, getattr(side, name)))
        told.append(np.asarray(frozen.arrays[kept["told"]], np.int64))
    return told
