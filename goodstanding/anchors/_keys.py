"""How parameters stand in the names of results."""

from __future__ import annotations


def plain(value: float) -> str:
    """A number as it is written: 0.5, 3, -4."""
    return f"{value:.12g}"


def joined(value: float) -> str:
    """A number as part of a name: 0_5."""
    return plain(value).replace(".", "_")
