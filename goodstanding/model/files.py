"""Files read into models: located data, the model, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from goodstanding.core.errors import FileProblem, Problem
from goodstanding.model.located import Node, Trail, deepest
from goodstanding.model.reader import parse, read_text
from goodstanding.model.translate import problems_of

T = TypeVar("T")

ENTRIES = frozenset(
    ("feeds", "sees", "standings", "consequences", "responses", "claims", "timeline", "examples", "published")
    + ("encounters", "rates", "sources")
)
"""Sections whose entries stand for themselves: one that is not sound leaves the others as they are."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """One file as read: `model` is what is sound of it (None: nothing), `problems` all that is wrong."""

    path: Path
    root: Node | None
    model: T | None
    problems: tuple[Problem, ...]

    def sound(self) -> T:
        """The model; a FileProblem with everything that is wrong if anything is."""
        if self.problems or self.model is None:
            raise FileProblem(self.problems)
        return self.model


def located(path: Path) -> tuple[Node | None, tuple[Problem, ...]]:
    """The located data of a file and what its YAML has wrong; read again only when the file has changed."""
    try:
        seen = path.stat()
    except OSError as error:
        return None, (Problem(f"cannot read the file: {error.strerror or error}", path),)
    return _located(path, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=512)
def _located(path: Path, _changed: int, _size: int) -> tuple[Node | None, tuple[Problem, ...]]:
    try:
        text = read_text(path)
    except FileProblem as error:
        return None, error.problems
    root, problems = parse(text, path)
    return root, tuple(problems)


def validated(root: Node, kind: Any, fillers: Mapping[str, Any] | None = None) -> tuple[Any, list[Problem]]:
    """The model of located data, and its problems.

    Where a part is not sound, the model is of the rest: the part is left out, or replaced by its entry in `fillers`
    where the language needs it; so that checks across parts still find what else is wrong. None if too little is left.
    """
    adapter = adapter_of(kind)
    try:
        return adapter.validate_python(root.plain()), []
    except ValidationError as error:
        rest = _pruned(root.plain(), [deepest(root, tuple(item["loc"]))[1] for item in error.errors()], fillers or {})
        try:
            sound = adapter.validate_python(rest)
        except ValidationError:
            sound = None
        return sound, problems_of(error, root, kind)


@lru_cache(maxsize=64)
def adapter_of(kind: Any) -> TypeAdapter[Any]:
    """The validator of a kind, made once."""
    return TypeAdapter(kind)


def _pruned(data: dict[str, Any], bad: list[Trail], fillers: Mapping[str, Any]) -> dict[str, Any]:
    """The data without each entry (second level) or section (first level) that holds a bad place."""
    rest = {name: dict(part) if isinstance(part, dict) else part for name, part in data.items()}
    items: dict[str, set[Any]] = {}
    for trail in bad:
        if len(trail) > 1 and trail[0] in ENTRIES:
            items.setdefault(str(trail[0]), set()).add(trail[1])
        elif trail:
            rest.pop(str(trail[0]), None)
    for name, steps in items.items():
        part = rest.get(name)
        if isinstance(part, dict):
            rest[name] = {key: value for key, value in part.items() if key not in steps}
        elif isinstance(part, tuple):
            rest[name] = tuple(value for i, value in enumerate(part) if i not in steps)
    return {**fillers, **rest}


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, file by file in the order of its lines."""
    once = dict.fromkeys(problems)
    files = {path: i for i, path in enumerate(dict.fromkeys(problem.path for problem in once))}
    return tuple(sorted(once, key=lambda p: (files[p.path], p.line or 0, p.column or 0)))
