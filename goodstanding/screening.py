"""A scheme, or stated facts, put to every law: one finding a rule, the worst of its paths."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

from goodstanding.core.errors import FileProblem, Problem, RequestProblem
from goodstanding.core.registry import walk
from goodstanding.model.scheme import Scheme
from goodstanding.rules.clause import Law
from goodstanding.rules.of_scheme import paths
from goodstanding.rules.reading import read_facts
from goodstanding.rules.screen import Finding, screen_path, screen_paths


def laws() -> tuple[Law, ...]:
    """Every law of the folder, in the order of file names."""
    return tuple(module.LAW for module in walk("goodstanding.laws").values())


def of_facts(
    facts: Mapping[str, object] | str | Path, as_of: date | str | None = None, *, open_world: bool = False
) -> tuple[Finding, ...]:
    """Findings on one path. `facts`: flat, or an object with `facts` and `jurisdiction`, or a JSON file."""
    stated = _from_file(Path(facts)) if isinstance(facts, str | Path) else facts
    inner = stated.get("facts")
    flat = cast("Mapping[str, object]", inner) if isinstance(inner, Mapping) else stated
    day = _day(as_of if as_of is not None else stated.get("as_of", flat.get("as_of")))
    return screen_path(read_facts(stated, open_world=open_world), laws(), as_of=day)


def of_scheme(
    scheme: Scheme, as_of: date | str | None = None, *, open_world: bool = False
) -> tuple[Finding, ...]:
    """Findings on every path of a scheme, rolled up: for each rule the worst, with its path."""
    each = [(path.name, path.given) for path in paths(scheme, open_world=open_world)]
    return screen_paths(each, laws(), as_of=_day(as_of))


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise RequestProblem(Problem(f"'{value}' is not a date", hint="Write it as 2024-01-31.")) from None


def _from_file(path: Path) -> Mapping[str, object]:
    try:
        value: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileProblem(Problem("there is no such file", path)) from None
    except json.JSONDecodeError as fault:
        raise FileProblem(Problem(f"not JSON: {fault.msg}", path, fault.lineno, fault.colno)) from None
    except UnicodeDecodeError:
        raise FileProblem(Problem("not text in UTF-8", path)) from None
    if not isinstance(value, dict):
        raise FileProblem(
            Problem("an object of facts is asked for", path, hint='Write {"jurisdiction": ...}.')
        )
    return cast("Mapping[str, object]", value)
