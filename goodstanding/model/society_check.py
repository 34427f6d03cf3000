"""A society across its parts: encounters that somebody can meet, sources that exist."""

from __future__ import annotations

from goodstanding.core.errors import Flaw, unknown
from goodstanding.core.quantity import plain
from goodstanding.model.conduct_check import ADULT
from goodstanding.model.firms import AnySociety, FirmSociety
from goodstanding.model.located import Node
from goodstanding.model.society import Society


def society_flaws(society: AnySociety, root: Node | None = None) -> list[Flaw]:
    """Everything that is wrong across the parts of a society; `root` holds also what was not sound by
    itself.
    """
    flaws = _who_of_firms(society) if isinstance(society, FirmSociety) else _households(society, root)
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


def _households(society: Society, root: Node | None) -> list[Flaw]:
    shares = society.households.shares
    total = sum(share.value for share in shares.values())
    if abs(total - 1) <= 0.005 or (root is not None and not _has_all(root, len(shares))):
        return []
    message = f"the shares add up to {plain(round(total, 4))} and not to 1"
    return [Flaw(message, ("households", "shares"), at_key=True)]


def _who_of_firms(society: FirmSociety) -> list[Flaw]:
    return [
        unknown(what, name, known, ("encounters", id, "who", f"{what}s", i))
        for id, encounter in society.encounters.items()
        for what, known, named in (
            ("sector", tuple(society.sectors), encounter.who.sectors),
            ("size", tuple(society.sizes), encounter.who.sizes),
        )
        for i, name in enumerate(named or ())
        if name not in known
    ]


def _has_all(root: Node, sound: int) -> bool:
    households = root.child("households")
    shares = households.child("shares") if households else None
    return shares is not None and len(shares.names()) == sound
