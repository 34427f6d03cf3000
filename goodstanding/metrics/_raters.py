"""How raters part, of the rating that comes first in a scheme."""

from __future__ import annotations

from goodstanding.metrics.base import FEW, Measured
from goodstanding.results.raters import agreement
from goodstanding.results.run import ArmRun


def of_raters(arm: ArmRun, part: str, scale: float) -> Measured:
    """A part of `results.raters.Agreement`, times `scale`."""
    ratings = arm.outcome.ratings
    if not ratings:
        return Measured(None, None, 0, not_estimable="nobody is rated by several raters")
    found = agreement(ratings[min(ratings)])
    if found is None:
        return Measured(None, None, 0, not_estimable=f"fewer than {FEW} are rated")
    if part not in found.value:
        return Measured(None, None, found.rated, not_estimable="no two raters differ")
    return Measured(scale * found.value[part], scale * found.error[part], found.rated)
