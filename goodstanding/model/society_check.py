"""A society across its parts: encounters that somebody can meet, sources that exist."""

from __future__ import annotations

from goodstanding.core.errors import Flaw
from goodstanding.core.quantity import plain
from goodstanding.model.conduct_check import ADULT
from goodstanding.model.located import Node
from goodstanding.model.society import Society


def society_flaws(society: Society, root: Node | None = None) -> list[Flaw]:
    """Everything that is wrong across the parts of a society; `root` holds also what was not sound by
    itself.
    """
    flaws: list[Flaw] = []
    shares = society.households.shares
    total = sum(share.value for share in shares.values())
    if abs(total - 1) > 0.005 and (root is None or _has_all(root, len(shares))):
        message = f"the shares add up to {plain(round(total, 4))} and not to 1"
        flaws.append(Flaw(message, ("households", "shares"), at_key=True))
    for name, encounter in society.encounters.items():
        low, high = encounter.who.age_at_least or 0, encounter.who.age_below or 200
        trail = ("encounters", name)
        if low >= high:
            flaws.append(
                Flaw(
                    f"age_at_least ({low}) must lie below age_below ({high})", (*trail, "who", "age_at_least")
                )
            )
        if encounter.rate and encounter.rate.unit == "per_adult_year" and high <= ADULT:
            flaws.append(
                Flaw(
                    "per_adult_year means people of 18 and over, and 'who' ends below",
                    (*trail, "rate", "unit"),
                )
            )
    return flaws


def _has_all(root: Node, sound: int) -> bool:
    households = root.child("households")
    shares = households.child("shares") if households else None
    return shares is not None and len(shares.names()) == sound
