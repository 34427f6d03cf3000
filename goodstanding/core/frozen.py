"""A state as plain values and arrays: a tree of named tuples, dataclasses, lists, dicts, numbers and arrays.

Fields are walked and never listed, so a column that is added tomorrow is kept without a word here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from goodstanding.core.beside import columns_of, holds_nothing, table_of


class Mismatch(ValueError):  # noqa: N818 - it says what it is
    """What was frozen has another shape than what it is to be put into."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """`form`: a tree that JSON can hold, in which arrays are numbers; `arrays`: those arrays, in order;
    `log`: entries (dicts of arrays and numbers) that every later state begins its own log with."""

    form: dict[str, Any]
    arrays: tuple[Any, ...]
    log: Sequence[dict[str, Any]] = ()


def freeze(value: Any, arrays: list[Any]) -> dict[str, Any]:
    """The form of `value`; its arrays (no copies where they are contiguous) are added to `arrays`.

    Raises TypeError for anything else than the kinds above.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return {"plain": value}
    if isinstance(value, np.generic):
        return {"plain": value.item()}
    if isinstance(value, np.ndarray):
        array: Any = cast("Any", value)
        arrays.append(np.ascontiguousarray(array).reshape(array.shape))
        return {"array": len(arrays) - 1}
    if _fields(value):
        return _freeze_fields(value, arrays)
    if isinstance(value, dict):
        return {"dict": {key: freeze(each, arrays) for key, each in cast("dict[str, Any]", value).items()}}
    if isinstance(value, list):
        return _freeze_list(cast("list[Any]", value), arrays)
    raise TypeError(f"{type(value).__name__} is not a thing that a snapshot can hold")


def thaw(form: dict[str, Any], arrays: tuple[Any, ...], like: Any) -> Any:
    """What was frozen, in the types of `like`. Raises Mismatch where `like` has other fields."""
    kind, content = next(iter(form.items()))
    if kind == "plain":
        return content
    if kind == "array":
        return arrays[content]
    if kind == "joined":
        edges = np.cumsum(arrays[content["lengths"]])[:-1]
        return np.split(arrays[content["array"]], edges)
    if kind == "columns":
        names = list(content)
        columns = [thaw(each, arrays, []) for each in content.values()]
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    if kind == "list":
        return _thaw_list(content, arrays, like or [None] * len(content))
    if kind == "dict":
        return {key: thaw(each, arrays, None) for key, each in content.items()}
    return _thaw_fields(content, arrays, like)


def _fields(value: Any) -> tuple[str, ...]:
    """Names of the fields of a named tuple or dataclass; none for anything else."""
    if isinstance(value, tuple):
        return tuple(getattr(cast("Any", value), "_fields", ()))
    return tuple(field.name for field in dataclasses.fields(value)) if dataclasses.is_dataclass(value) else ()


def _freeze_fields(value: Any, arrays: list[Any]) -> dict[str, Any]:
    every = {name: getattr(value, name) for name in _fields(value)}
    room, table = _room(every), _table(every)
    used = int(value.count[0]) if room else None
    together = None
    if table is not None:
        together = len(arrays)
        arrays.append(table.view(np.uint8))
    apart = _apart(every, table)
    alone = {name: part for name, part in every.items() if name not in apart}
    listed = [name for name, part in alone.items() if room and name != "count" and part.shape[0] == room]
    parts = {name: freeze(part[:used] if name in listed else part, arrays) for name, part in alone.items()}
    return {"fields": {"room": room, "listed": listed, "together": together, "parts": parts}}


def _room(parts: dict[str, Any]) -> int:
    """Entries that a list has space for; 0 for what is no list, which has no `count` of one number."""
    if getattr(parts.get("count"), "shape", None) != (1,):
        return 0
    lengths = {name: part.shape[0] for name, part in parts.items() if name != "count" and part.ndim}
    return max(lengths.values(), default=0)


def _table(parts: dict[str, Any]) -> Any:
    """The array of structs that columns are part of, where some are: they are kept with it, not copied."""
    tables = (table_of(part) for part in parts.values())
    return next((table for table in tables if table is not None), None)


def _apart(parts: dict[str, Any], table: Any) -> set[str]:
    """Columns that are kept with their table, and those beside them that hold nothing and need not be."""
    if table is None:
        return set()
    return {name for name, part in parts.items() if name in table.dtype.names or holds_nothing(part)}


def _freeze_list(value: list[Any], arrays: list[Any]) -> dict[str, Any]:
    """Arrays of one type are kept as one, and dicts of the same keys by key: a list has few parts."""
    if value and all(isinstance(each, np.ndarray) for each in value):
        kinds = {(each.dtype, each.shape[1:], each.ndim > 0) for each in value}
        if len(kinds) == 1 and next(iter(kinds))[2]:
            arrays += [np.concatenate(value), np.array([len(each) for each in value], np.int64)]
            return {"joined": {"array": len(arrays) - 2, "lengths": len(arrays) - 1}}
    if value and all(isinstance(each, dict) and each.keys() == value[0].keys() for each in value):
        return {"columns": {key: freeze([each[key] for each in value], arrays) for key in value[0]}}
    return {"list": [freeze(each, arrays) for each in value]}


def _thaw_list(content: list[Any], arrays: tuple[Any, ...], like: list[Any]) -> list[Any]:
    if len(content) != len(like):
        raise Mismatch(f"a list has {len(content)} parts where there are {len(like)} now")
    return [thaw(each, arrays, one) for each, one in zip(content, like, strict=True)]


def _thaw_fields(content: dict[str, Any], arrays: tuple[Any, ...], like: Any) -> Any:
    parts, together, room = content["parts"], content["together"], content["room"]
    fresh = {name: getattr(like, name) for name in _fields(like)}
    table = _table(fresh) if together is not None else None
    if parts.keys() | _apart(fresh, table) != fresh.keys():
        raise Mismatch(f"{type(like).__name__} has other fields now")
    made = fresh | {name: thaw(part, arrays, fresh[name]) for name, part in parts.items()}
    made |= {name: _with_room(made[name], room) for name in content["listed"]}
    if together is not None:
        made |= columns_of(_thaw_table(arrays[together], table))
    return type(like)(**made)


def _thaw_table(kept: Any, like: Any) -> Any:
    if kept.size % like.dtype.itemsize:
        raise Mismatch("columns that lie side by side are of other types now")
    table = np.zeros(kept.size // like.dtype.itemsize, like.dtype)
    table.view(np.uint8)[:] = kept
    return table


def _with_room(used: Any, room: int) -> Any:
    """A list's column as long as it was; what lies beyond the used part is nothing to anyone."""
    whole = np.zeros((room, *used.shape[1:]), used.dtype)
    whole[: used.shape[0]] = used
    return whole
