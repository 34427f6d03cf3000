"""Numbers and words of the human form by their path: `consequences.flight.enforced`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, cast

from pydantic import BaseModel, TypeAdapter

from goodstanding.core.place import Place
from goodstanding.core.quantity import Quantity
from goodstanding.model.rating import Band
from goodstanding.model.score import Tier
from goodstanding.model.shape import fields_of, place_of

Path = tuple[str, ...]
Make = Callable[[Any, Place | None], Any]


class NoPlaceError(Exception):
    """Nothing stands at a path."""


def quantities(part: Any, path: Path = ()) -> Iterator[tuple[Path, Quantity]]:
    """Every quantity in a part, with its path; tiers go by their names."""
    if isinstance(part, Quantity):
        yield path, part
        return
    for step, inner in children(part):
        yield from quantities(inner, (*path, step))


def words(part: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every quantity and every word in a part."""
    if isinstance(part, Quantity) or not isinstance(part, BaseModel | dict | tuple):
        yield path
        return
    for step, inner in children(part):
        if inner is not None:
            yield from words(inner, (*path, step))


def children(part: Any) -> Iterator[tuple[str, Any]]:
    """The steps that lead on from a part, and what they lead to."""
    if isinstance(part, BaseModel):
        names = type(part).model_fields
        yield from ((field.alias or name, getattr(part, name)) for name, field in names.items())
    elif isinstance(part, dict):
        yield from cast("dict[str, Any]", part).items()
    elif isinstance(part, tuple):
        for i, inner in enumerate(cast("tuple[Any, ...]", part)):
            yield inner.name if isinstance(inner, Tier | Band) else str(i), inner


def at(part: Any, path: Path) -> Any:
    """What stands at a path. Raises NoPlaceError."""
    for step in path:
        inner = dict(children(part)) if isinstance(part, BaseModel | dict | tuple) else {}
        if step not in inner:
            raise NoPlaceError
        part = inner[step]
    return part


def replaced(part: Any, path: Path, make: Make, place: Place | None = None) -> Any:
    """The part with `make(old, place)` for what stands at the path; nothing is validated.

    Raises NoPlaceError.
    """
    if not path:
        return make(part, place)
    step, rest = path[0], path[1:]
    if isinstance(part, BaseModel):
        kind = type(part)
        if step not in fields_of(kind):
            raise NoPlaceError
        name = field_name(kind, step)
        return part.model_copy(update={name: replaced(getattr(part, name), rest, make, place_of(kind, step))})
    inner = dict(children(part)) if isinstance(part, dict | tuple) else {}
    if step not in inner:
        raise NoPlaceError
    changed = {**inner, step: replaced(inner[step], rest, make)}
    return changed if isinstance(part, dict) else tuple(changed.values())


def as_data(part: Any) -> Any:
    """A part as the data that a file would hold."""
    if isinstance(part, tuple):
        return tuple(as_data(inner) for inner in cast("tuple[Any, ...]", part))
    if isinstance(part, BaseModel | dict):
        return {step: as_data(inner) for step, inner in children(part) if inner is not None}
    return part.isoformat() if isinstance(part, date) else part


def revalidated(model: BaseModel, section: str) -> Any:
    """One top-level section, validated again as its place in the model asks.

    Raises pydantic's ValidationError.
    """
    return section_adapter(type(model), section).validate_python(
        getattr(model, field_name(type(model), section))
    )


def field_name(model: type[BaseModel], key: str) -> str:
    """The attribute behind a key."""
    return next(name for name, field in model.model_fields.items() if (field.alias or name) == key)


@lru_cache(maxsize=256)
def section_adapter(model: type[BaseModel], section: str) -> TypeAdapter[Any]:
    """The validator of one top-level section, made once."""
    field = fields_of(model)[section]
    kind: Any = field.annotation
    for constraint in field.metadata:
        kind = Annotated[kind, constraint]
    return TypeAdapter[Any](kind)
