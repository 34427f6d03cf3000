"""Parts of life: which data arises where, which consequence follows where, and which parts adjoin.

Our own reading, provisional: two parts adjoin where one ordinarily looks into the other by statute or trade.
Adjoining is neither related nor unrelated: it needs a human.
"""

from __future__ import annotations

from goodstanding.rules.vocabulary import CONTEXTS

OF_DATA = {
    "credit": "finance", "financial": "finance", "health": "health", "prescriptions": "health",
    "tax": "tax", "employment": "work", "education": "education", "purchases": "commerce",
    "online_behaviour": "online", "social_graph": "online", "traffic": "traffic", "criminal": "justice",
    "civic_conduct": "civic", "energy": "energy", "housing": "housing", "family": "family",
    "immigration": "migration", "communications": "telecom", "speech": "speech", "political": "speech",
    "association": "speech", "religion": "speech", "social_security": "welfare",
}  # fmt: skip
"""Where data of a kind arises, unless a source context is stated."""

OF_CONSEQUENCE = {
    "credit_denied": "finance", "account_freeze": "finance", "benefit_cut": "welfare",
    "job_action": "work", "travel_ban": "travel", "enhanced_screening": "travel", "eviction": "housing",
    "exclusion_school": "education", "detention": "justice", "sentence": "justice",
    "content_removed": "online", "tax_penalty": "tax", "purchase_ban": "commerce",
    "family_removal": "family", "movement_limit": "public_space",
}  # fmt: skip
"""Where a consequence follows, unless a target context is stated."""

_ADJOIN = (
    "finance housing", "finance insurance", "finance commerce", "finance justice", "finance tax",
    "finance telecom", "finance energy", "finance work", "tax welfare", "tax work", "welfare work",
    "welfare family", "welfare health", "welfare housing", "health insurance", "health family", "health work",
    "insurance traffic", "policing justice", "policing security", "policing traffic", "policing public_space",
    "traffic travel", "traffic public_space", "traffic justice", "travel security", "travel migration",
    "migration security", "migration policing", "commerce online", "online speech", "online telecom",
    "education family", "education work", "home energy", "home family", "home housing", "civic public_space",
    "justice work", "justice migration", "health travel", "health public_space", "justice commerce",
    "energy housing", "justice family", "policing online", "security online", "security telecom",
)  # fmt: skip
ADJOINING = frozenset(frozenset(pair.split()) for pair in _ADJOIN)
"""Pairs of parts of life that adjoin; every other pair of different parts is taken as unrelated."""


def related(sources: frozenset[str], targets: frozenset[str]) -> bool | None:
    """Whether where it follows is related to where data arose: false if one source is unrelated to every
    target, true if every source is a target, else None.
    """
    if not sources or not targets:
        return None
    if sources <= targets:
        return True
    apart = [s for s in sources if not any(s == t or frozenset({s, t}) in ADJOINING for t in targets)]
    return False if apart else None


def check() -> list[str]:
    """Words of this file that are no part of life; there should be none."""
    named = {*OF_DATA.values(), *OF_CONSEQUENCE.values(), *(word for pair in ADJOINING for word in pair)}
    return sorted(named - set(CONTEXTS))
