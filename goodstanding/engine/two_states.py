"""The state of a standing and that of its shadow, four bits each of one byte (`MAX_STATES`)."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner

U8 = np.uint8
LOW, HIGH = 15, 4


def both(state: int) -> int:
    """One byte that reads as `state` in both."""
    return state | state << HIGH


@inner
def real_state(states: Any, standing: Any, lane: Any) -> Any:
    """The state of a standing that holds. `states`: People.state."""
    return np.int64(states[standing, lane] & U8(LOW))


@inner
def shadow_state(states: Any, standing: Any, lane: Any) -> Any:
    """The state as it would be on true records alone."""
    return np.int64(states[standing, lane] >> U8(HIGH))


@inner
def put_states(states: Any, standing: Any, lane: Any, real: Any, shadow: Any) -> None:
    """Let both be read anew."""
    states[standing, lane] = real | shadow << HIGH
