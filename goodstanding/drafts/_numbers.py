"""Numbers as a draft writes them: with their unit, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from goodstanding.core.quantity import Form, Quantity, plain

BEFORE = frozenset({"probability", "share", "ratio"})
"""Units that read better before the number."""


def number(quantity: Quantity) -> str:
    """A quantity in words: "probability 0.98 (assumed, 0.9 to 1)"."""
    unit = quantity.unit.replace("_", " ")
    value = plain(quantity.value)
    told = f"{unit} {value}" if quantity.unit in BEFORE else f"{value} {unit}"
    ends = f", {plain(quantity.low)} to {plain(quantity.high)}" if quantity.range else ""
    return f"{told} ({quantity.basis}{ends})"


def numbers_named(part: object, names: tuple[str, ...], where: str = "") -> Iterator[tuple[str, Quantity]]:
    """Every quantity below a part of a file whose key is among `names`, with the path to it in words."""
    if isinstance(part, Form):
        inner = {name: cast(object, getattr(part, name)) for name in type(part).model_fields}
        yield from _of(inner, names, where)
    elif isinstance(part, dict):
        yield from _of(cast("dict[str, object]", part), names, where)


def _of(inner: dict[str, object], names: tuple[str, ...], where: str) -> Iterator[tuple[str, Quantity]]:
    for name, value in inner.items():
        path = f"{where}, {name}" if where else name
        if isinstance(value, Quantity):
            if name in names:
                yield path.replace("_", " "), value
        else:
            yield from numbers_named(value, names, path)
