"""One rung up or down, for those who are let on the ladder at all.

D'Amour, Srinivasan, Atwood, Baljekar, Sculley and Halpern, FAT* (2020), appendix A: a loan that is repaid
raises a score by one, a default lowers it, and who gets no loan stays where they are: a rung that excludes
also keeps."""

from __future__ import annotations

from typing import Any

from goodstanding.core.compile import jit


@jit
def next_rung(rung: Any, up: Any, top: Any, opens_at: Any) -> Any:
    """The rung after one step, 0..top. `up`: whether the step is upwards; `opens_at`: rungs below it are
    excluded, and stay."""
    if rung < opens_at:
        return rung
    return min(rung + 1, top) if up else max(rung - 1, 0)
