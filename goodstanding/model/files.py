"""Files read into models: located data, the model, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from goodstanding.core.errors import FileProblem, Problem
from goodstanding.model.located import Node, cut, deepest
from goodstanding.model.reader import parse, read_text
from goodstanding.model.translate import problems_of

T = TypeVar("T")

ROUNDS = 12


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
    """The located data of a file and what its YAML has wrong; parsed again only when its text has changed."""
    try:
        return _parsed(path, read_text(path))
    except FileProblem as error:
        return None, error.problems


@lru_cache(maxsize=512)
def _parsed(path: Path, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    root, problems = parse(text, path)
    return root, tuple(problems)


@dataclass(frozen=True, slots=True)
class Validated:
    """What validation made of located data.

    `model`: of all that is sound, None if too little is; `kept`: the data with the entries of top-level
    lists that the model has, so that their numbers agree; `problems`: all that is wrong.
    """

    model: Any
    kept: Node
    problems: list[Problem]


def validated(root: Node, kind: Any, fillers: Mapping[str, Any] | None = None) -> Validated:
    """Located data as a model.

    What is not sound is left out, or replaced by its entry in `fillers` where the language needs it, so
    that the checks across parts still find what else is wrong.
    """
    try:
        return Validated(adapter_of(kind).validate_python(root.plain()), root, [])
    except ValidationError as error:
        problems = problems_of(error, root, kind)
        model, rest = _salvaged(root, kind, error, fillers or {})
        return Validated(model, _with_lists_of(root, rest), problems)


def _salvaged(root: Node, kind: Any, error: ValidationError, fillers: Mapping[str, Any]) -> tuple[Any, Node]:
    """The model of what is left once everything that is not sound has been cut away, and what is left."""
    rest = root
    for _ in range(ROUNDS):
        for item in error.errors(include_url=False, include_context=False, include_input=False):
            trail = deepest(rest, item["loc"])[1]
            # A list inside an entry goes whole, so that the places of what stays in it keep their numbers.
            rest = cut(rest, trail[:-1] if len(trail) > 2 and isinstance(trail[-1], int) else trail)
        try:
            return adapter_of(kind).validate_python({**fillers, **rest.plain()}), rest
        except ValidationError as further:
            error = further
    return None, rest


def _with_lists_of(root: Node, rest: Node) -> Node:
    assert isinstance(root.value, dict)
    lists = {
        name: node for name in rest.names() if (node := rest.child(name)) and isinstance(node.value, tuple)
    }
    return replace(root, value={**root.value, **lists})


@lru_cache(maxsize=64)
def adapter_of(kind: Any) -> TypeAdapter[Any]:
    """The validator of a kind, made once."""
    return TypeAdapter(kind)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, file by file in the order of its lines."""
    once = dict.fromkeys(problems)
    files = {path: i for i, path in enumerate(dict.fromkeys(problem.path for problem in once))}
    return tuple(sorted(once, key=lambda p: (files[p.path], p.line or 0, p.column or 0)))
