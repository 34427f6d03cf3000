"""On what each consequence rests for each person, two bits each: NONE, ON_TRUE, ON_FALSE or ON_MISSED."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.state import NONE, ON_FALSE, ON_TRUE

U8 = np.uint8
PER_BYTE = 4


@inner
def footing_at(footing: Any, q: Any, lane: Any) -> Any:
    """The footing of consequence `q` for a person. `footing`: of People."""
    return U8((footing[q // PER_BYTE, lane] >> U8(2 * (q % PER_BYTE))) & U8(3))


@inner
def put_footing(footing: Any, q: Any, lane: Any, value: Any) -> None:
    """Put consequence `q` on another footing for a person."""
    shift = U8(2 * (q % PER_BYTE))
    kept = footing[q // PER_BYTE, lane] & U8(~(U8(3) << shift))
    footing[q // PER_BYTE, lane] = U8(kept | U8(U8(value) << shift))


@inner
def is_under(which: Any, footing: Any, lane: Any) -> Any:
    """Whether one of some consequences (`which` u1[Q]: 1 for each) is in force for a person."""
    for q in range(which.shape[0]):
        rests_on = footing_at(footing, q, lane) if which[q] != 0 else U8(NONE)
        if rests_on in (ON_TRUE, ON_FALSE):
            return True
    return False
