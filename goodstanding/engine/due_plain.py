"""What stands in for `engine.due` with the compiler off."""

from __future__ import annotations

from typing import Any

import numpy as np


def reached(wake: Any, first: int, day: int) -> Any:
    """As `due.reached`."""
    return np.packbits(wake[first : first + 64] <= day, bitorder="little").view("<u8")[0]
