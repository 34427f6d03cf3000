"""Strict YAML: core scalars only.

Anchors, aliases, tags, merge keys, doubled keys and empty values are refused. All problems of a file come
at once, except that nothing can be read after a place that is not YAML at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from goodstanding.core.errors import FileProblem, Problem
from goodstanding.model.located import BROKEN, Mark, Node, Scalar, Text

LARGEST = 4_000_000
DEEPEST = 30
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_parse = cast("Callable[..., Iterator[Event]]", yaml.parse)  # pyright: ignore[reportUnknownMemberType]


class _StopError(Exception):
    """Reading cannot go on; the problem is already noted."""


def read_text(path: Path) -> str:
    """The file's text; FileProblem if it is absent, too large or not UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileProblem(Problem(f"cannot read the file: {error.strerror or error}", path)) from None
    if len(data) > LARGEST:
        raise FileProblem(Problem(f"the file is larger than {LARGEST // 1_000_000} MB", path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileProblem(Problem("not UTF-8 text", path, line, hint="Save the file as UTF-8.")) from None


def parse(text: str, path: Path) -> tuple[Node | None, list[Problem]]:
    """The located data of a YAML text, and all that is wrong with it; None where nothing could be read."""
    reading = _Reading(Text(path, tuple(text.splitlines())))
    try:
        root = reading.document(text)
    except _StopError:
        return None, reading.problems
    return root, reading.problems


def scalar(text: str) -> Scalar:
    """What an unquoted word is: an integer, a decimal, true, false, or text."""
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


class _Reading:
    """One pass over the events of one file."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []

    def document(self, text: str) -> Node:
        if not text.strip():
            raise self._stop(Mark(self.text, 1, 1), "the file is empty")
        events = self._events(text)
        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    raise self._stop(
                        self._mark(event),
                        "a second document starts here",
                        "One file holds one document; remove '---'.",
                    )
                root = self._node(next(events), events, 0, None)
        if root is None:
            raise self._stop(Mark(self.text, 1, 1), "the file is empty")
        if not isinstance(root.value, dict):
            raise self._stop(
                root.at, "the file must be a mapping: keys with values", "Such as: title: Example score"
            )
        return root

    def _events(self, text: str) -> Iterator[Event]:
        try:
            yield from _parse(text, Loader=_LOADER)
        except (yaml.MarkedYAMLError, yaml.reader.ReaderError) as error:
            self._not_yaml(error)

    def _not_yaml(self, error: Exception) -> None:
        mark: Any = getattr(error, "problem_mark", None)
        context = str(getattr(error, "context", None))
        if mark is None:
            raise self._stop(Mark(self.text, 1, 1), "not YAML: a character that no text file should hold")
        for words, opened in (
            ("quoted scalar", "quote"),
            ("flow mapping", "bracket"),
            ("flow sequence", "bracket"),
        ):
            if words in context:
                start: Any = getattr(error, "context_mark", mark)
                here = Mark(self.text, start.line + 1, start.column + 1)
                message = f"not YAML: a {opened} opens here and is not closed as it should be"
                raise self._stop(here, message, f"Look for its end, at the latest on line {mark.line + 1}.")
        lines = self.text.lines
        here = Mark(self.text, min(mark.line + 1, max(1, len(lines))), mark.column + 1)
        tabbed = bool(lines) and "\t" in lines[here.line - 1][: here.column]
        hint = "Look here and just above for a missing quote, bracket, colon or comma, or a wrong indent."
        raise self._stop(here, "not YAML", "Indent with spaces, not with a tab." if tabbed else hint)

    def _node(self, event: Event, events: Iterator[Event], depth: int, key: Mark | None) -> Node:
        mark = self._mark(event)
        if isinstance(event, AliasEvent):
            return self._refuse(
                mark, key, f"alias '*{event.anchor}' is not used here", "Write the value out."
            )
        self._decorations(event, mark)
        if depth > DEEPEST:
            raise self._stop(mark, f"nested deeper than {DEEPEST} levels")
        if isinstance(event, MappingStartEvent):
            return Node(self._mapping(events, depth), mark, key)
        if isinstance(event, SequenceStartEvent):
            return Node(self._sequence(events, depth), mark, key)
        assert isinstance(event, ScalarEvent)
        if event.style:
            return Node(event.value, mark, key)
        if event.value in ("", "~", "null"):
            return self._refuse(
                key or mark, key, "nothing is written here", "Give a value, or leave the key out."
            )
        return Node(scalar(event.value), mark, key)

    def _mapping(self, events: Iterator[Event], depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._mark(event)
            name = self._key(event, events, depth)
            node = self._node(next(events), events, depth + 1, key)
            if name is None:
                continue
            if name in found:
                first = found[name].key
                line = first.line if first else key.line
                self._note(
                    key, f"key '{name}' is written twice; the first is on line {line}", "Keep one of the two."
                )
            else:
                found[name] = node
        return found

    def _key(self, event: Event, events: Iterator[Event], depth: int) -> str | None:
        mark = self._mark(event)
        if isinstance(event, ScalarEvent) and event.value == "<<" and not event.style:
            self._note(mark, "merge key '<<' is not used here", "Write the keys out.")
            return None
        if isinstance(event, ScalarEvent) and event.value:
            self._decorations(event, mark)
            return cast(str, event.value)
        if isinstance(event, AliasEvent):
            self._note(mark, f"alias '*{event.anchor}' is not used here", "Write the key out.")
            return None
        self._note(mark, "a key must be a word", "Quote it if it holds brackets or is empty by mistake.")
        if not isinstance(event, ScalarEvent):
            self._node(event, events, depth + 1, None)
        return None

    def _sequence(self, events: Iterator[Event], depth: int) -> tuple[Node, ...]:
        found: list[Node] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            found.append(self._node(event, events, depth + 1, None))
        return tuple(found)

    def _decorations(self, event: Any, mark: Mark) -> None:
        if event.anchor:
            self._note(
                mark,
                f"anchor '&{event.anchor}' is not used here",
                "Remove it and write values out where they are used.",
            )
        if event.tag and event.tag != "!":
            self._note(
                mark, f"tag '{event.tag.replace('tag:yaml.org,2002:', '!!')}' is not used here", "Remove it."
            )

    def _refuse(self, mark: Mark, key: Mark | None, message: str, hint: str) -> Node:
        self._note(mark, message, hint)
        return Node(BROKEN, mark, key)

    def _note(self, mark: Mark, message: str, hint: str = "") -> None:
        self.problems.append(mark.problem(message, hint))

    def _stop(self, mark: Mark, message: str, hint: str = "") -> _StopError:
        self._note(mark, message, hint)
        return _StopError()

    def _mark(self, event: Event) -> Mark:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 10_000
        return Mark(self.text, start.line + 1, start.column + 1, max(1, width))
