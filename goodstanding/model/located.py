"""A file as located data: every key and value knows the line and column at which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, cast

from goodstanding.core.errors import Problem

Step = str | int
Trail = tuple[Step, ...]
Scalar = str | int | float | bool


class Broken:
    """Stands where the reader refused a value, so that nothing else is said about that place."""

    def __repr__(self) -> str:
        return "a refused value"


BROKEN = Broken()


@dataclass(frozen=True, slots=True)
class Text:
    """A file's path and lines."""

    path: Path
    lines: tuple[str, ...]


class Mark(NamedTuple):
    """A place in a file: line and column from 1, and how many characters it spans on that line."""

    text: Text
    line: int
    column: int
    width: int = 1

    def problem(self, message: str, hint: str = "") -> Problem:
        """A problem at this place."""
        if not self.line:
            return Problem(message, hint=hint or None)
        lines = self.text.lines
        line = lines[self.line - 1] if self.line <= len(lines) else ""
        width = max(1, min(self.width, len(line) - self.column + 1))
        return Problem(message, self.text.path, self.line, self.column, line, hint or None, width)


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a mapping or a list, with the place of its value and, in a mapping, of its key."""

    value: Scalar | dict[str, Node] | tuple[Node, ...] | Broken
    at: Mark
    key: Mark | None = None

    def plain(self) -> Any:
        """The data alone: dicts, tuples and scalars."""
        if isinstance(self.value, dict):
            return {name: child.plain() for name, child in self.value.items()}
        if isinstance(self.value, tuple):
            return tuple(child.plain() for child in self.value)
        return self.value

    def child(self, step: Step) -> Node | None:
        """The node one step down, or None."""
        if isinstance(self.value, dict):
            return self.value.get(step) if isinstance(step, str) else None
        if isinstance(self.value, tuple) and isinstance(step, int) and 0 <= step < len(self.value):
            return self.value[step]
        return None

    def names(self) -> tuple[str, ...]:
        """The keys of a mapping, else nothing."""
        return tuple(self.value) if isinstance(self.value, dict) else ()

    def walk(self, trail: Trail = ()) -> Iterator[tuple[Trail, Node]]:
        """Every node below, itself first, with its trail."""
        yield trail, self
        if isinstance(self.value, dict):
            for name, child in self.value.items():
                yield from child.walk((*trail, name))
        elif isinstance(self.value, tuple):
            for i, child in enumerate(self.value):
                yield from child.walk((*trail, i))


def deepest(root: Node, trail: Sequence[Step]) -> tuple[Node, Trail]:
    """The last node that exists along the trail, and its trail; steps that name no data are passed over."""
    node, reached = root, ()
    for step in trail:
        child = node.child(step)
        if child is not None:
            node, reached = child, (*reached, step)
    return node, reached


def mark_of(root: Node, trail: Sequence[Step], *, at_key: bool = False) -> Mark:
    """Where to point for a trail: its value, or its key if asked and there is one."""
    node, _ = deepest(root, trail)
    return node.key if at_key and node.key is not None else node.at


def overlay(base: Node, change: Node) -> Node:
    """The change laid over the base, key by key; a quantity, a list and a scalar are replaced whole."""
    if not isinstance(base.value, dict) or not isinstance(change.value, dict) or "value" in change.value:
        return change
    laid = dict(base.value)
    for name, node in change.value.items():
        laid[name] = overlay(laid[name], node) if name in laid else node
    return replace(base, value=laid)


def cut(root: Node, trail: Trail) -> Node:
    """The root without what stands at the trail."""
    first, rest = next(iter(trail), None), trail[1:]
    child = root.child(first) if first is not None else None
    if child is None:
        return root
    less = cut(child, rest) if rest else None
    if isinstance(root.value, dict):
        kept = {name: less if name == first else node for name, node in root.value.items()}
        return replace(root, value={name: node for name, node in kept.items() if node is not None})
    assert isinstance(root.value, tuple)
    items = (less if i == first else node for i, node in enumerate(root.value))
    return replace(root, value=tuple(node for node in items if node is not None))


def grafted(root: Node, name: str, node: Node) -> Node:
    """The root with one more key."""
    assert isinstance(root.value, dict)
    return replace(root, value={**root.value, name: node})


def dotted(trail: Sequence[Step]) -> str:
    """A trail as a path: consequences.flight.enforced."""
    return ".".join(str(step) for step in trail)


def made(data: Any) -> Node:
    """Plain data as located data that stands nowhere, for checks of what did not come from a file."""
    nowhere = Mark(Text(Path("-"), ()), 0, 0)
    if isinstance(data, dict):
        return Node(
            {name: made(part) for name, part in cast("dict[str, Any]", data).items()}, nowhere, nowhere
        )
    if isinstance(data, tuple):
        return Node(tuple(made(part) for part in cast("tuple[Any, ...]", data)), nowhere)
    return Node(data, nowhere)
