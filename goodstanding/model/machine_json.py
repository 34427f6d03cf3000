"""The machine form as JSON: every key explicit, and back again unchanged."""

from __future__ import annotations

import dataclasses
import types
from functools import lru_cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.model.machine import Machine, World
from goodstanding.model.machine_pair import Meeting


def machine_to_json(machine: Machine) -> dict[str, Any]:
    """A machine as plain values under every name of its fields."""
    return cast("dict[str, Any]", _plain(machine))


def machine_from_json(data: dict[str, Any]) -> Machine:
    """The machine of `machine_to_json`.

    Raises RequestProblem where a key is missing, unknown or of another type.
    """
    return _read(Machine, data, "machine")


def world_to_json(world: World) -> dict[str, Any]:
    """A world as plain values under every name of its fields."""
    return cast("dict[str, Any]", _plain(world))


def world_from_json(data: dict[str, Any]) -> World:
    """The world of `world_to_json`. Raises RequestProblem as `machine_from_json` does."""
    return _read(World, data, "world")


def meeting_to_json(meeting: Meeting) -> dict[str, Any]:
    """A pair and its societies as plain values under every name of their fields."""
    return cast("dict[str, Any]", _plain(meeting))


def meeting_from_json(data: dict[str, Any]) -> Meeting:
    """The meeting of `meeting_to_json`. Raises RequestProblem as `machine_from_json` does."""
    return _read(Meeting, data, "meeting")


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[Any, ...]", value)]
    return value


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, data: Any, where: str) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _read_parts(kind, data, where)
    if origin in (Union, types.UnionType):
        inner = next(option for option in arguments if option is not type(None))
        return None if data is None else _read(inner, data, where)
    if origin is tuple and isinstance(data, list | tuple):
        return _read_tuple(arguments, list(cast("list[Any]", data)), where)
    if origin is Literal and data in arguments:
        return data
    if kind is float and isinstance(data, int | float) and not isinstance(data, bool):
        return float(data)
    if kind in (int, bool, str) and type(data) is kind:
        return data
    raise RequestProblem(f"{where} cannot be {data!r:.60}")


def _read_parts(kind: Any, data: Any, where: str) -> Any:
    hints = _hints(kind)
    if not isinstance(data, dict):
        raise RequestProblem(f"{where} must be a mapping")
    parts = cast("dict[str, Any]", data)
    for name in parts:
        if name not in hints:
            raise RequestProblem(Problem(f"unknown key '{name}' in {where}", hint=offer(name, hints)))
    for name in hints:
        if name not in parts:
            raise RequestProblem(f"'{name}' is missing in {where}")
    return kind(**{name: _read(hint, parts[name], f"{where}.{name}") for name, hint in hints.items()})


def _read_tuple(arguments: tuple[Any, ...], items: list[Any], where: str) -> tuple[Any, ...]:
    if len(arguments) == 2 and arguments[1] is ...:
        kinds = [arguments[0]] * len(items)
    elif len(arguments) == len(items):
        kinds = list(arguments)
    else:
        raise RequestProblem(f"{where} must have {len(arguments)} entries, not {len(items)}")
    return tuple(
        _read(kind, item, f"{where}.{i}") for i, (kind, item) in enumerate(zip(kinds, items, strict=True))
    )
