"""For whom a rule is: rules that share their draws part the people by lot."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import draw
from goodstanding.engine.table_types import ALL, K_LOT, LOT_HIGH, LOT_LOW

U64 = np.uint64


@inner
def is_theirs(rules: Any, g: Any, person: Any) -> Any:
    """Whether rule `g` is for this person."""
    low, high = rules.chances[g, LOT_LOW], rules.chances[g, LOT_HIGH]
    if low == U64(0) and high >= U64(ALL):
        return True
    u = U64(draw(rules.keys[g, K_LOT], person, 0, 0))
    return low <= u and u < high
