"""What the language expects at a place of a file, read off the models: which keys, which kind of value,
which units.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from goodstanding.core.place import Place
from goodstanding.core.quantity import Quantity
from goodstanding.model.described import descriptions
from goodstanding.model.located import Step, Trail

A_NUMBER = "a number"


@dataclass(frozen=True, slots=True)
class Spot:
    """What is expected at a place: the annotation without its wrappers, the units if it is a quantity, the
    model and key of the field.
    """

    kind: Any
    place: Place | None = None
    home: tuple[type[BaseModel], str] | None = None

    @property
    def description(self) -> str:
        """What is said of the field here."""
        return descriptions(self.home[0]).get(self.home[1], "") if self.home else ""

    @property
    def model(self) -> type[BaseModel] | None:
        """The model expected here, if it is one."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, BaseModel) else None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys allowed here, if they are fixed."""
        return tuple(fields_of(self.model)) if self.model else ()


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Key as written in a file -> field."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def spot_at(root: Any, data: Any, trail: Trail) -> Spot:
    """What is expected at a trail in data read as `root`; `kind` is None where nothing is."""
    spot = _unwrapped(root, data)
    for step in trail:
        spot = _down(spot, data, step)
        data = _part(data, step)
        spot = _unwrapped(spot.kind, data, spot.place, spot.home)
    return spot


def place_of(model: type[BaseModel], key: str) -> Place | None:
    """The units that a key's place takes, if it takes a quantity."""
    spot = _down(Spot(model), None, key)
    return _unwrapped(spot.kind, None, spot.place).place


def homes(root: Any, key: str) -> tuple[str, ...]:
    """The places where a key belongs, such as "consequences.<id>", or "standings.<id> of kind: register"."""
    return _index(root).get(key, ())


def literals(kind: Any) -> tuple[str, ...]:
    """The words that a Literal allows."""
    return tuple(str(word) for word in get_args(kind)) if get_origin(kind) is Literal else ()


def _part(data: Any, step: Step) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _down(spot: Spot, data: Any, step: Step) -> Spot:
    if spot.model:
        field = fields_of(spot.model).get(str(step))
        if field is None:
            return Spot(None)
        place = next((item for item in field.metadata if isinstance(item, Place)), None)
        return Spot(field.annotation, place, (spot.model, str(step)))
    arguments = get_args(spot.kind)
    if get_origin(spot.kind) is dict:
        return Spot(arguments[1])
    if get_origin(spot.kind) is tuple:
        index = step if isinstance(step, int) and len(arguments) > step and arguments[-1] is not ... else 0
        return Spot(arguments[index])
    return Spot(None)


def _unwrapped(
    kind: Any,
    data: Any,
    place: Place | None = None,
    home: tuple[type[BaseModel], str] | None = None,
) -> Spot:
    while True:
        if get_origin(kind) is Annotated:
            kind, *metadata = get_args(kind)
            place = next((item for item in metadata if isinstance(item, Place)), place)
        elif get_origin(kind) in (Union, types.UnionType):
            kind = _chosen([option for option in get_args(kind) if option is not type(None)], data)
        else:
            return Spot(kind, place, home)


def _chosen(options: list[Any], data: Any) -> Any:
    """The option of a union that the data resembles most."""
    keys = cast("dict[str, Any]", data) if isinstance(data, dict) else {}

    def likeness(option: Any) -> int:
        model = _unwrapped(option, data).model
        if model is None:
            return -1
        fields = fields_of(model)
        named = sum(
            10
            for name, value in keys.items()
            if name in fields and value in literals(fields[name].annotation)
        )
        return named + sum(name in fields for name in keys)

    return max(options, key=likeness)


MOST_NAMES = 2
"""A model of its own has so many kinds at most; more kinds are only words."""


@lru_cache(maxsize=8)
def _index(root: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, set[str]]] = {}
    _gather(root, "", "", found)
    return {
        key: tuple(_worded(pattern, sorts) for pattern, sorts in places.items())
        for key, places in found.items()
    }


def _worded(pattern: str, sorts: set[str]) -> str:
    return pattern + next(iter(sorts)) if len(sorts) == 1 else pattern


def _gather(kind: Any, pattern: str, sort: str, found: dict[str, dict[str, set[str]]]) -> None:
    """Note for every key below a kind its places, and for which sorts of model each place is one."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        _gather(arguments[0], pattern, sort, found)
    elif origin in (Union, types.UnionType):
        for option in arguments:
            _gather(option, pattern, sort, found)
    elif origin is dict:
        _gather(arguments[1], f"{pattern}.<id>", sort, found)
    elif origin is tuple:
        _gather(arguments[0], f"{pattern}[]", sort, found)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        sort = _sort_of(kind) or sort
        for key, field in fields_of(kind).items():
            of_a_number = issubclass(kind, Quantity) and key in fields_of(Quantity)
            place = A_NUMBER if of_a_number else pattern.lstrip(".") or "the top level"
            found.setdefault(key, {}).setdefault(place, set()).add("" if of_a_number else sort)
            _gather(field.annotation, f"{pattern}.{key}", sort, found)


def _sort_of(model: type[BaseModel]) -> str:
    """Which of several models that may stand at a place, in words, where a key says so."""
    fields = fields_of(model)
    for key in ("kind", "form"):
        words = literals(fields[key].annotation) if key in fields else ()
        if 0 < len(words) <= MOST_NAMES:
            return f" of {key}: {' or '.join(words)}"
    return ""
