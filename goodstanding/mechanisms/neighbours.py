"""neighbours: what people do, and who is under a burden, is noticed in their community.

Acts as they are shown, after what `adapt` and `chill` hold back and `game` moves; burdens as they stand on
the morning of the last day of a window. The counts are public once the window is over, and `engine/nearby.py`
says what follows. It runs where a behaviour looks to communities, and costs nothing elsewhere."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine.communities import home_of
from goodstanding.engine.footing import is_under
from goodstanding.engine.norms import WINDOW
from goodstanding.engine.state import ACT

ORDER = 18
FIRST_DAY = 1
U64 = np.uint64


def kernel(clock: Any, margins: Any, effects: Any, footing: Any, events: Any, noticed: Any) -> None:
    """Add the day's acts of each community, by conduct, and in the last row those under a burden there.
    Writes noticed."""
    for i in range(events.count[0]):
        if events.kind[i] == ACT:
            home = home_of(margins, U64(clock.first) + U64(events.lane[i]))
            noticed[events.conduct[i], home] += 1
    if clock.day % WINDOW == 0:
        for lane in range(footing.shape[1]):
            if is_under(effects.burden, footing, lane):
                noticed[noticed.shape[0] - 1, home_of(margins, U64(clock.first) + U64(lane))] += 1
