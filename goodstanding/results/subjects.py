"""What is said of people, said of the subjects of a society: of firms where it is one of firms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goodstanding.model.machine import Society

OF_FIRMS = {
    "people": "firms",
    "persons": "firms",
    "person": "firm",
    "adults": "firms",
    "household member": "firm of the same owner",
    "household": "firms of one owner",
    "everyone": "every firm",
    "nobody": "no firm",
    "community, household and income": "region and liquidity",
}
OF_BOTH = {
    "people": "people and firms",
    "person": "person or firm",
    "everyone": "everyone, person or firm,",
    "tied to community, household and income": "those of people tied to community, household and income, "
    "those of firms to region and liquidity",
}
"""Where persons and firms stand on one page."""


def said_of(society: Society, text: str) -> str:
    """A sentence about people as one about the subjects of a society."""
    return said_of_all((society,), text)


def said_of_all(societies: Iterable[Society], text: str) -> str:
    """A sentence about people as one about the subjects of all these societies."""
    kinds = {society.subject for society in societies}
    if "firm" not in kinds:
        return text
    others = OF_FIRMS if kinds == {"firm"} else OF_BOTH
    by_lower = {word.lower(): known for word, known in others.items()}

    def other(found: re.Match[str]) -> str:
        word = found[0]
        known = by_lower[word.lower()]
        return known[:1].upper() + known[1:] if word[:1].isupper() else known

    longest_first = sorted(others, key=len, reverse=True)
    return re.sub("|".join(rf"\b{word}\b" for word in longest_first), other, text, flags=re.IGNORECASE)


def subjects(societies: Iterable[Society]) -> str:
    """people, firms, or both."""
    kinds = {society.subject for society in societies}
    names = [name for kind, name in (("person", "people"), ("firm", "firms")) if kind in kinds]
    return " and ".join(names) or "people"
