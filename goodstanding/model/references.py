"""What every kind of file asks across its parts: source keys that exist, an id that is the file's name."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.core.errors import Flaw, unknown
from goodstanding.model.located import Node, Trail

_NAMES_A_SOURCE = ("source", "sources")


def source_flaws(root: Node) -> list[Flaw]:
    """Every source key that the file names and its sources lack."""
    listed = root.child("sources")
    known = listed.names() if listed else ()
    return [unknown("source", word, known, trail) for trail, word in _source_keys(root) if word not in known]


def id_flaws(root: Node, name: str, what: str) -> list[Flaw]:
    """An id that is not the name of its file or folder."""
    node = root.child("id")
    if node is None or not isinstance(node.value, str) or node.value == name:
        return []
    return [
        Flaw(
            f"id '{node.value}' is not the {what}'s name, '{name}'",
            ("id",),
            f"Write id: {name}, or rename the {what}.",
        )
    ]


def _source_keys(root: Node) -> Iterator[tuple[Trail, str]]:
    for trail, node in root.walk():
        above = trail[-2] if len(trail) > 1 and isinstance(trail[-1], int) else trail[-1] if trail else None
        of_author = len(trail) > 1 and trail[-1] == "who" and trail[0] in ("aim", "claims")
        if (
            trail[:1] != ("sources",)
            and (above in _NAMES_A_SOURCE or of_author)
            and isinstance(node.value, str)
        ):
            yield trail, node.value
