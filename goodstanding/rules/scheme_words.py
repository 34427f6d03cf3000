"""Words of a scheme file and what they mean in the vocabulary of the law; our own reading, provisional."""

from __future__ import annotations

from goodstanding.rules.vocabulary import FACTS

PUBLIC_ROLES = {
    "court": "court", "regulator": "regulator", "police": "police", "municipality": "municipality",
    "city": "municipality", "village": "municipality", "welfare_agency": "welfare_agency",
    "tax_authority": "tax_authority", "transport_authority": "transport_authority",
    "intelligence": "intelligence", "legislature": "legislature",
}  # fmt: skip
"""Words for who collects that only a public body can be -> its role."""
PRIVATE_ROLES = {
    "bank": "financial_institution", "lender": "lender", "insurer": "insurer", "landlord": "landlord",
    "platform": "platform", "retailer": "retailer", "shop": "retailer", "data_broker": "data_broker",
    "credit_bureau": "cra", "hotel": "hotel", "health_app": "health_app",
}  # fmt: skip
"""Words for who collects that is taken as private -> its role."""
EITHER_ROLES = {
    "school": "school", "hospital": "hipaa_covered", "clinic": "hipaa_covered", "utility": "utility",
    "telecom": "telecom", "employer": "employer",
}  # fmt: skip
"""Words for who collects that may be public or private: its role, and no kind of operator."""
US_STATE_ROLES = frozenset({"municipality", "police", "school"})
"""Roles that in the United States belong to states, counties and cities; others may be federal."""
DATA = {
    "court": ("financial", "justice"), "credit": ("credit", "finance"), "traffic": ("traffic", "traffic"),
    "civic": ("civic_conduct", "civic"), "utility": ("energy", "energy"),
    "market": ("purchases", "commerce"), "commerce": ("purchases", "commerce"),
    "work": ("employment", "work"), "justice": ("criminal", "justice"),
    "driving": ("telemetry", "traffic"), "posts": ("speech", "online"),
    "rating": ("online_behaviour", "commerce"),
}  # fmt: skip
"""Words for data -> kind of data and where it arises; a word of the vocabulary stands for itself."""
OF_TOPIC = {"speech": "speech", "religion": "religion", "association": "association", "health": "health"}
"""Topics of conduct that are kinds of data of their own, whoever writes them down."""
TARGETS = {
    "travel": "travel", "movement": "public_space", "confinement": "justice", "housing": "housing",
    "credit": "finance", "payments": "finance", "insurance": "insurance", "work": "work",
    "school": "education", "shops": "commerce", "care": "health", "public_service": "civic",
    "market_access": "commerce", "tax": "tax", "speech": "speech", "reach": "online",
    "tender": "commerce",
}  # fmt: skip
"""Domain of a consequence -> the part of life where it follows."""
DENIED = {
    "travel": "travel_ban", "movement": "movement_limit", "confinement": "detention",
    "credit": "credit_denied", "payments": "account_freeze", "work": "job_action",
    "school": "exclusion_school", "licence": "licence_action", "speech": "content_removed",
    "reach": "content_removed", "tax": "tax_penalty", "tender": "contract_terminated",
}  # fmt: skip
"""What refusing means in a domain; elsewhere a service is refused."""
EFFECTS = {
    "charge": "price_increase",
    "publish": "publication",
    "confine": "detention",
    "prioritise": "reward",
}
REWARDS = frozenset({"reward", "prioritise"})
PURPOSES = {"health": "public_health", "tax": "tax", "environment": "environment_behaviour"}
"""Kinds of aim that say the purpose by themselves."""


def data_of(word: str) -> tuple[str, str | None] | None:
    """The kind of data that a word means, and where it arises (None: not said by it); None: not known."""
    if word in DATA:
        return DATA[word]
    return (word, None) if word in FACTS["data"].values else None


def kind_of(effect: str, domain: str) -> str:
    """What follows for the person, as the vocabulary names it."""
    return DENIED.get(domain, "service_denied") if effect == "deny" else EFFECTS.get(effect, effect)


def role_of(word: str) -> str | None:
    """The role of a collector; None: not known."""
    for table in (PUBLIC_ROLES, PRIVATE_ROLES, EITHER_ROLES):
        if word in table:
            return table[word]
    return word if word in FACTS["operator_role"].values else None


def operator_of(word: str, jurisdiction: str) -> str | None:
    """The kind of operator that a collector is; None: it may be either."""
    if word in PRIVATE_ROLES:
        return "private"
    role = PUBLIC_ROLES.get(word)
    if role is None:
        return None
    if jurisdiction == "US":
        return "state_local" if role in US_STATE_ROLES else None
    return "public_authority"
