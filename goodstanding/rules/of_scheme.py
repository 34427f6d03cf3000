"""The paths of a scheme file, one for each feed and consequence, with the facts that its own content states.

What the file does not say (whether AI is used, how people are told, the law behind it) stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodstanding.model.consequence import Consequence
from goodstanding.model.scheme import Feed, Scheme
from goodstanding.rules.given import Given, Stated, Value
from goodstanding.rules.jurisdiction import reach

OPERATORS = {
    "court": ("public_authority", "court"), "regulator": ("public_authority", "regulator"),
    "police": ("public_authority", "police"), "municipality": ("public_authority", "municipality"),
    "welfare_agency": ("public_authority", "welfare_agency"), "bank": ("private", "financial_institution"),
    "school": ("public_authority", "school"), "tax_authority": ("public_authority", "tax_authority"),
}  # fmt: skip
"""Words for who collects -> kind of operator and its role. A supplier may be either: unknown."""
DATA = {
    "court": ("financial", "justice"), "credit": ("credit", "finance"), "traffic": ("traffic", "traffic"),
    "civic": ("civic_conduct", "civic"), "speech": ("speech", "speech"), "utility": ("energy", "energy"),
    "market": ("purchases", "commerce"), "health": ("health", "health"), "tax": ("tax", "tax"),
}  # fmt: skip
"""Words for data -> kind of data and the part of life where it arises."""
TARGETS = {
    "travel": "travel", "movement": "public_space", "confinement": "justice", "housing": "housing",
    "credit": "finance", "payments": "finance", "insurance": "insurance", "work": "work",
    "school": "education", "shops": "commerce", "care": "health", "public_service": "civic",
    "market_access": "commerce", "tax": "tax", "speech": "speech", "reach": "online",
}  # fmt: skip
"""Domain of a consequence -> the part of life where it follows."""
DENIED = {
    "travel": "travel_ban", "movement": "movement_limit", "confinement": "detention",
    "credit": "credit_denied", "payments": "account_freeze", "work": "job_action",
    "school": "exclusion_school", "licence": "licence_action", "speech": "content_removed",
    "tax": "tax_penalty",
}  # fmt: skip
"""What refusing means in a domain; elsewhere a service is refused."""
EFFECTS = {
    "charge": "price_increase",
    "publish": "publication",
    "confine": "detention",
    "prioritise": "reward",
}
REWARDS = frozenset({"reward", "prioritise"})


@dataclass(frozen=True, slots=True)
class Path:
    """One way through a scheme: which feed, which consequence, and the facts."""

    name: str
    given: Given


def paths(scheme: Scheme, *, open_world: bool = False) -> Iterator[Path]:
    """Every feed with every consequence, in the order of the file.

    A feed is put with every consequence: points from all feeds meet in one standing.
    """
    places = reach(scheme.jurisdiction)
    if not scheme.feeds or not scheme.consequences:
        bare = {name: Stated(value, origin) for name, (value, origin) in _of_scheme(scheme).items()}
        yield Path("no feed meets a consequence", Given(bare, places, open_world))
    for feed_id, feed in scheme.feeds.items():
        for id, consequence in scheme.consequences.items():
            facts = {**_of_scheme(scheme), **_of_feed(feed), **_of_consequence(consequence)}
            stated = {name: Stated(value, origin) for name, (value, origin) in facts.items()}
            yield Path(f"{feed_id} -> {id}", Given(stated, places, open_world))


Told = dict[str, tuple[Value, str]]


def _of_scheme(scheme: Scheme) -> Told:
    rates = any(standing.kind == "score" for standing in scheme.standings.values())
    told: Told = {
        "subject": ("person", "scheme: subject"),
        "scores_persons": (bool(scheme.standings), "scheme: standings"),
        "hearing": ("after", "scheme: contest") if scheme.contest else ("none", "scheme: no contest"),
    }
    if rates:
        told["over_time"] = (True, "scheme: a standing gathers records over time")
    if scheme.compulsion in ("mandatory", "voluntary"):
        told["participation"] = (scheme.compulsion, "scheme: compulsion")
    return told


def _of_feed(feed: Feed) -> Told:
    told: Told = {}
    if feed.operator in OPERATORS:
        operator, role = OPERATORS[feed.operator]
        told["operator"] = (operator, "feed: operator")
        told["operator_role"] = (frozenset({role}), "feed: operator")
    if feed.data in DATA:
        data, context = DATA[feed.data]
        told["data"] = (frozenset({data}), "feed: data")
        told["source_context"] = (frozenset({context}), "feed: data")
    return told


def _of_consequence(consequence: Consequence) -> Told:
    domain, effect = consequence.domain, consequence.effect
    kind = DENIED.get(domain, "service_denied") if effect == "deny" else EFFECTS.get(effect, effect)
    told: Told = {
        "consequence": (frozenset({kind}), "consequence: effect and domain"),
        "detrimental": (effect not in REWARDS, "consequence: effect"),
    }
    if domain in TARGETS:
        told["target_context"] = (frozenset({TARGETS[domain]}), "consequence: domain")
    if consequence.decided_by == "rule":
        told["automatic_no_individual_review"] = (True, "consequence: decided by rule")
    return told
