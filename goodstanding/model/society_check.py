"""A society across its parts: encounters that somebody can meet, sources that exist."""

from __future__ import annotations

from goodstanding.core.quantity import Flaw
from goodstanding.model.conduct_check import ADULT
from goodstanding.model.located import Node
from goodstanding.model.references import source_flaws
from goodstanding.model.society import Society


def society_flaws(society: Society, root: Node) -> list[Flaw]:
    """Everything that is wrong across the parts of a society."""
    flaws = source_flaws(root)
    for name, encounter in society.encounters.items():
        low, high = encounter.who.age_at_least or 0, encounter.who.age_below or 200
        trail = ("encounters", name)
        if low >= high:
            flaws.append(Flaw(f"age_at_least ({low}) must lie below age_below ({high})", (*trail, "who", "age_at_least")))
        if encounter.rate and encounter.rate.unit == "per_adult_year" and high <= ADULT:
            flaws.append(Flaw("per_adult_year means people of 18 and over, and 'who' ends below", (*trail, "rate", "unit")))
    return flaws
