"""The catalogue as it is shipped, and a walk over every number in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goodstanding.core.quantity import Form, Quantity
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.parts import Source

CATALOG = builtin_catalog()
SCHEMES = CATALOG.scheme_ids()
CONTROLS = tuple(id for id in SCHEMES if CATALOG.scheme(id).status == "control")
"""What others are compared with: nothing, ordinary enforcement, and scores that nobody calls social."""
PEOPLED = tuple(id for id in CATALOG.society_ids() if CATALOG.society(id).subject == "person")
"""Societies of people."""
ENTRIES = tuple(id for id in SCHEMES if id not in CONTROLS)


def files() -> Iterator[tuple[str, Any]]:
    """Every file of the catalogue by kind and id; of a scheme, each of its dated versions."""
    for id in SCHEMES:
        for version in CATALOG.entry(id).versions:
            yield f"schemes/{id}@{version.since}", version.scheme
    for id in CATALOG.conduct_ids():
        yield f"conducts/{id}", CATALOG.conduct(id)
    for id in CATALOG.society_ids():
        yield f"societies/{id}", CATALOG.society(id)
    for id in CATALOG.behaviour_ids():
        yield f"behaviours/{id}", CATALOG.behaviour(id)


def parts(part: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every part of a file that is a form of its own, with its path."""
    if isinstance(part, Form):
        yield path, part
        for name in type(part).model_fields:
            yield from parts(getattr(part, name), f"{path}.{name}")
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from parts(value, f"{path}.{key}")
    elif isinstance(part, list | tuple):
        for i, value in enumerate(part):
            yield from parts(value, f"{path}[{i}]")


def numbers() -> Iterator[tuple[str, Quantity, dict[str, Source]]]:
    """Every quantity of the catalogue, with the sources of its file."""
    for path, file in files():
        for where, part in parts(file, path):
            if isinstance(part, Quantity):
                yield where, part, file.sources
