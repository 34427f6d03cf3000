"""Proportion on a path of a scheme: how severe what follows is beside the mildest conduct that leads to it.

Our own scale, provisional, on the steps of `gravity.py`. Only its ends decide; the middle needs a human.
"""

from __future__ import annotations

from collections.abc import Iterable

from goodstanding.model.conduct import Conduct
from goodstanding.rules.gravity import CLEAR, SEVERITY

UNLAWFUL = {
    "traffic": 1, "civic": 1, "speech": 1, "religion": 1, "association": 1, "public_service": 1,
    "commerce": 2, "debt": 2, "work": 2, "health": 2, "safety": 3,
}  # fmt: skip
"""Gravity of breaking the rules of a topic; lawful conduct has none."""
AT_LEAST = {"housing": 2, "work": 2, "payments": 3, "care": 3, "movement": 3, "confinement": 4}
"""Parts of life where being refused weighs more than a service elsewhere."""
FOR_EVER = 1
"""A burden from records that never expire is a step more severe."""


def gravity_of(conduct: Conduct) -> int:
    """0: no wrong at all; 3: endangers others."""
    if conduct.legality.domestic == "lawful" or conduct.legality.protected_by:
        return 0
    return UNLAWFUL[conduct.topic]


def severity_of(kind: str, effect: str, domain: str, *, for_ever: bool) -> int | None:
    """0: no burden; 5: takes liberty for good. None: not on the scale."""
    if kind not in SEVERITY:
        return None
    severity = SEVERITY[kind]
    if effect == "deny":
        severity = max(severity, AT_LEAST.get(domain, 0))
    return severity + FOR_EVER if severity and for_ever else severity


def in_proportion(severity: int | None, conducts: Iterable[Conduct]) -> bool | None:
    """False where severity passes the mildest conduct by CLEAR steps; true where nothing burdens, or where
    even the mildest conduct weighs a step more; else None.
    """
    if severity is None:
        return None
    if severity == 0:
        return True
    weights = [gravity_of(conduct) for conduct in conducts]
    if not weights:
        return None
    apart = severity - min(weights)
    return False if apart >= CLEAR else (True if apart < 0 else None)
