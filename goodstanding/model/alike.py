"""An entry that is like another: its file laid over the other's, key by key, and so are its sources."""

from __future__ import annotations

import re
from pathlib import Path

from goodstanding.core.errors import Problem, RequestProblem
from goodstanding.model.files import located
from goodstanding.model.located import Node, overlay
from goodstanding.model.whole import Surroundings

LIKE = re.compile(r"^like: *(\w+)", re.MULTILINE)


def base_of(path: Path) -> str | None:
    """The id of the entry over which a scheme.yaml is laid; None where it stands alone, or is not there."""
    found = LIKE.search(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else None
    return found.group(1) if found else None


def laid_over(root: Node, path: Path, around: Surroundings) -> tuple[Node, Path | None, list[Problem]]:
    """The file with what it is like beneath it, the path of that, and what is wrong with the two together."""
    like = root.child("like")
    if like is None or not isinstance(like.value, str):
        return root, None, []
    try:
        beneath = around.scheme_path(like.value)
    except RequestProblem as missing:
        first = missing.problems[0]
        return root, None, [like.at.problem(first.message, first.hint or "")]
    other, problems = located(beneath)
    if beneath.resolve() == path.resolve():
        return root, None, [like.at.problem("an entry cannot be like itself", "Name another entry.")]
    if other is None:
        return root, None, list(problems)
    if other.child("like") is not None:
        hint = f"Name the entry that '{like.value}' is like."
        return root, None, [like.at.problem(f"'{like.value}' is itself like another", hint)]
    if other.child("compose") is not None:
        hint = "Write 'compose' with the same entries, and what is otherwise."
        return root, None, [like.at.problem(f"'{like.value}' is itself composed", hint)]
    return overlay(other, root), beneath, list(problems)
