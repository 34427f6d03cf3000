"""Every leaf of a YAML file changed in six ways, in the text itself, as a hand would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodstanding.model.located import Mark, Node, Trail

WAYS = ("drop", "retype", "misspell", "misplace", "double", "out of range")
_OTHER_KEYS = ("tiers", "sensitivity", "age_at_least", "unit")
_OTHER_TYPES = ("[1, x]", "{a: 1}", "true", "17.5", "word")
_FAR = ("-1e9", "1e9", "1e999", "0", "12345678901234567890")


@dataclass(frozen=True)
class Mutant:
    """The text of a file after one change of the leaf at `trail`."""

    way: str
    trail: Trail
    text: str


def leaves(root: Node) -> list[tuple[Trail, Node]]:
    """Every scalar of a file that stands on one line."""
    return [
        (trail, node)
        for trail, node in root.walk()
        if not isinstance(node.value, dict | tuple) and node.at.width < 10_000
    ]


def mutants(root: Node, *, every_way: bool) -> Iterator[Mutant]:
    """Each leaf changed in every way; else in one way, the next leaf in the next."""
    for i, (trail, node) in enumerate(leaves(root)):
        for j, way in enumerate(WAYS):
            if every_way or (i + i // len(WAYS)) % len(WAYS) == j:
                yield Mutant(way, trail, _changed(way, node, i))


def _changed(way: str, node: Node, i: int) -> str:
    key = node.key
    if way == "retype":
        return _replaced(node.at, _OTHER_TYPES[i % len(_OTHER_TYPES)])
    if way == "out of range":
        far = "zz_nothing" if isinstance(node.value, str) else _FAR[i % len(_FAR)]
        return _replaced(node.at, far)
    if way == "misspell":
        mark = key or node.at
        word = _word(mark)
        return _replaced(mark, word[:1] + word[2:] if len(word) > 2 else word + "q")
    if way == "misplace" and key:
        others = [other for other in _OTHER_KEYS if other != _word(key)]
        return _replaced(key, others[i % len(others)])
    if way == "double" and key:
        return _doubled(node, key)
    return _dropped(node, key or node.at)


def _word(mark: Mark) -> str:
    return mark.text.lines[mark.line - 1][mark.column - 1 : mark.column - 1 + mark.width]


def _replaced(mark: Mark, new: str) -> str:
    lines = list(mark.text.lines)
    line = lines[mark.line - 1]
    lines[mark.line - 1] = line[: mark.column - 1] + new + line[mark.column - 1 + mark.width :]
    return "\n".join(lines) + "\n"


def _doubled(node: Node, key: Mark) -> str:
    line = key.text.lines[key.line - 1]
    pair = f"{_word(key)}: {_word(node.at)}"
    if "{" in line[: key.column]:
        return _inserted(key, f"{pair}, ")
    indent = " " * (key.column - 1)
    return _inserted(key, f"{pair}\n{indent}")


def _inserted(mark: Mark, new: str) -> str:
    return _replaced(Mark(mark.text, mark.line, mark.column, 0), new)


def _dropped(node: Node, start: Mark) -> str:
    """Without the leaf and its key; of a flow mapping or list also without the comma beside it."""
    line = node.at.text.lines[node.at.line - 1]
    if start.line != node.at.line:
        return _replaced(node.at, "")
    end = node.at.column - 1 + node.at.width
    first = start.column - 1
    if line[end : end + 2] == ", ":
        end += 2
    elif line[:first].endswith(", "):
        first -= 2
    return _replaced(Mark(node.at.text, node.at.line, first + 1, end - first), "")
