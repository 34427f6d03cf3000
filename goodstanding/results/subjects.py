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
    "Everyone": "Every firm",
}
_WORDS = re.compile(
    "|".join(rf"\b{word}\b" for word in sorted(OF_FIRMS, key=len, reverse=True)), re.IGNORECASE
)


def said_of(society: Society, text: str) -> str:
    """A sentence about people as one about the subjects of a society."""
    if society.subject == "person":
        return text

    def other(found: re.Match[str]) -> str:
        word = found[0]
        known = OF_FIRMS.get(word) or OF_FIRMS[word.lower()]
        return known[:1].upper() + known[1:] if word[:1].isupper() else known

    return _WORDS.sub(other, text)


def subjects(societies: Iterable[Society]) -> str:
    """people, firms, or both."""
    kinds = {society.subject for society in societies}
    names = [name for kind, name in (("person", "people"), ("firm", "firms")) if kind in kinds]
    return " and ".join(names) or "people"
