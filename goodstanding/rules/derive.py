"""Facts that follow from other facts by a lookup anyone can read; whatever was stated always wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from goodstanding.rules.contexts import OF_CONSEQUENCE, OF_DATA, related
from goodstanding.rules.given import Given, Stated, Value
from goodstanding.rules.gravity import proportionate

DERIVED = "derived: "
"""How the origin of a fact begins that follows from others."""
EXPRESSION = frozenset({"speech", "association", "religion", "political"})
SIGNIFICANT = frozenset(
    {
        "credit_denied", "benefit_cut", "debt_raised", "job_action", "licence_action", "account_freeze",
        "exclusion_school", "fine", "detention", "sentence", "contract_terminated", "family_removal",
        "eviction", "travel_ban", "movement_limit", "tax_penalty",
    }
)  # fmt: skip
INTERESTS = frozenset(
    {
        "benefit_cut", "licence_action", "account_freeze", "debt_raised", "fine", "detention", "sentence",
        "movement_limit", "travel_ban", "family_removal", "tax_penalty", "eviction",
    }
)  # fmt: skip
"""Entitlements, licences, property and freedom of movement."""
STATUS = frozenset(
    {"licence_action", "travel_ban", "purchase_ban", "movement_limit", "detention", "sentence"}
)
LIGHT = frozenset(
    {
        "publication",
        "record_only",
        "investigation",
        "enhanced_screening",
        "targeting",
        "reward",
        "identification",
    }
)
"""Consequences that by themselves take no right."""
MARGINAL = frozenset({"record_only", "targeting", "reward"})
LIVELIHOOD = frozenset({"benefit_cut", "account_freeze", "debt_raised", "eviction", "job_action", "fine"})
"""Consequences that may take what a person lives on."""


def derived(given: Given) -> Given:
    """The facts with those added that follow from them, each with an origin that begins with DERIVED.

    A fact that was stated, be it as unknown, is left as it is.
    """
    facts = dict(given.facts)
    for name, (follow, reason) in _RULES.items():
        if name not in facts:
            value = follow(replace(given, facts=facts))
            if value is not None:
                facts[name] = Stated(value, f"{DERIVED}{reason}")
    return replace(given, facts=facts)


def _held(given: Given, name: str) -> frozenset[str] | None:
    stated = given.stated(name)
    return stated.value if stated is not None and isinstance(stated.value, frozenset) else None


def _is(given: Given, name: str) -> Value:
    stated = given.stated(name)
    return stated.value if stated is not None else None


def _looked_up(name: str, table: dict[str, str]) -> Callable[[Given], Value]:
    def follow(given: Given) -> Value:
        found = frozenset(table[kind] for kind in _held(given, name) or () if kind in table)
        return found or None

    return follow


def _among(yes: frozenset[str], no: frozenset[str]) -> Callable[[Given], Value]:
    """True if a consequence is one of `yes`; false if every one is among `no`."""

    def follow(given: Given) -> Value:
        kinds = _held(given, "consequence")
        if not kinds:
            return None
        return True if kinds & yes else (False if kinds <= no else None)

    return follow


def _expression(given: Given) -> Value:
    kinds = _held(given, "data")
    return None if kinds is None else (True if kinds & EXPRESSION else None)


def _burdens(given: Given) -> Value:
    if _is(given, "detrimental") is True and _expression(given) is True:
        return True
    lists = (_held(given, "data") or frozenset()) & {"association", "social_graph"}
    return True if lists and _is(given, "collection") == "compelled" else None


def _compelled(given: Given) -> Value:
    """To be pressed to speak is a burden on speech: where there is none, nobody is."""
    return False if _is(given, "burdens_speech") is False else None


def _biometric(given: Given) -> Value:
    kinds = _held(given, "data")
    return "none" if kinds and "biometric" not in kinds else None


def _reviewed(given: Given) -> Value:
    return False if _is(given, "hearing") == "none" else None


def _subject(given: Given) -> Value:
    return "person" if _is(given, "scores_persons") is True else None


def _worse_off(given: Given) -> Value:
    kinds = _held(given, "consequence")
    if not kinds:
        return None
    return True if kinds & SIGNIFICANT else (False if kinds <= {"reward"} else None)


def _special_need(given: Given) -> Value:
    return False if _is(given, "purpose") == "policing" else None


def _determinative(given: Given) -> Value:
    return {"solely": True, "human": False}.get(str(_is(given, "automation")))


def _subsistence(given: Given) -> Value:
    kinds = _held(given, "consequence")
    return False if kinds and not kinds & LIVELIHOOD else None


def _public(given: Given) -> Value:
    kinds = _held(given, "consequence")
    return True if kinds and "publication" in kinds else None


def _bounded(given: Given) -> Value:
    return False if _is(given, "legal_basis") in ("none", "executive_only") else None


def _injury(given: Given) -> Value:
    return True if _is(given, "harm") in ("pecuniary", "physical") else None


def _context(given: Given) -> Value:
    sources, targets = _held(given, "source_context"), _held(given, "target_context")
    return related(sources or frozenset(), targets or frozenset())


def _proportion(given: Given) -> Value:
    """Open where the aim is security: what happens is weighed against a danger that data does not show."""
    if _is(given, "purpose") == "security_watchlist":
        return None
    return proportionate(_held(given, "data") or frozenset(), _held(given, "consequence") or frozenset())


_RULES: dict[str, tuple[Callable[[Given], Value], str]] = {
    "source_context": (_looked_up("data", OF_DATA), "where data of this kind arises"),
    "target_context": (_looked_up("consequence", OF_CONSEQUENCE), "where this consequence follows"),
    "biometric_mode": (_biometric, "no biometric data are held"),
    "subject": (_subject, "it evaluates or classes people"),
    "detrimental": (_worse_off, "the kind of consequence"),
    "protected_exercise": (_expression, "the data describes expression, belief or association"),
    "burdens_speech": (_burdens, "a detriment hangs on expression, or lists of who meets whom are compelled"),
    "compelled_speech": (_compelled, "there is no burden on speech"),
    "special_need_reasonable": (_special_need, "ordinary policing is no need other than policing"),
    "determinative": (_determinative, "a machine, or a human, decides alone"),
    "independent_review": (_reviewed, "nobody hears the person"),
    "context_related": (_context, "the table of adjoining parts of life"),
    "proportionate": (_proportion, "severity beside gravity"),
    "legal_or_significant": (_among(SIGNIFICANT, MARGINAL), "the kind of consequence"),
    "protected_interest": (_among(INTERESTS, LIGHT), "the kind of consequence"),
    "status_change": (_among(STATUS, LIGHT), "the kind of consequence"),
    "subsistence": (_subsistence, "the kind of consequence"),
    "stigma_public": (_public, "it is published"),
    "safeguards_in_law": (_bounded, "no enacted law stands behind it"),
    "substantial_injury": (_injury, "the harm that came about"),
}
"""Fact -> what it follows from, in the order in which one may lean on another."""
