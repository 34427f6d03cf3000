"""Proportion: how severe a consequence is beside how grave the conduct that the data describes.

Our own scale, provisional. Only its ends decide; the middle needs a human.
"""

from __future__ import annotations

SEVERITY = {
    "reward": 0, "record_only": 0, "targeting": 0, "reward_withheld": 1, "price_increase": 1,
    "service_denied": 1, "enhanced_screening": 1, "content_removed": 1, "investigation": 1,
    "credit_denied": 1, "identification": 1, "publication": 2, "fine": 2, "tax_penalty": 2,
    "purchase_ban": 2, "contract_terminated": 2, "debt_raised": 2, "licence_action": 2, "job_action": 2,
    "benefit_cut": 2, "exclusion_school": 3, "travel_ban": 3, "movement_limit": 3, "account_freeze": 3,
    "eviction": 3, "detention": 4, "sentence": 4, "family_removal": 4,
}  # fmt: skip
"""0: no burden; 4: takes liberty or family."""

GRAVITY = {
    "civic_conduct": 1, "traffic": 1, "purchases": 0, "online_behaviour": 0, "speech": 0, "religion": 0,
    "association": 0, "political": 0, "credit": 2, "tax": 2, "criminal": 4,
}  # fmt: skip
"""0: no wrong at all; 4: an offence. Data that describes no conduct (marks, use of energy) has none."""

CLEAR = 2
"""Steps of severity above gravity from which the two are clearly out of proportion."""


def proportionate(data: frozenset[str], consequences: frozenset[str]) -> bool | None:
    """True where nothing burdens; false where severity passes gravity by CLEAR steps; else None."""
    if not consequences or not consequences <= SEVERITY.keys():
        return None
    severity = max(SEVERITY[kind] for kind in consequences)
    if severity == 0:
        return True
    known = [GRAVITY[kind] for kind in data if kind in GRAVITY]
    if len(known) < len(data) or not known:
        return None
    return False if severity - max(known) >= CLEAR else None
