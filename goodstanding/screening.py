"""A scheme, or stated facts, put to every law: one finding a rule, the worst of its paths."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as File
from typing import Any, cast

from goodstanding.core.errors import FileProblem, Problem, RequestProblem
from goodstanding.core.registry import walk
from goodstanding.model.arm import parse_arm
from goodstanding.model.catalog import Catalog
from goodstanding.model.conduct import Conduct
from goodstanding.model.prepared import named_conducts
from goodstanding.model.scheme import Scheme
from goodstanding.model.timeline import frozen_at
from goodstanding.rules.clause import Law
from goodstanding.rules.given import Stated
from goodstanding.rules.of_scheme import Path, paths
from goodstanding.rules.reading import read_facts
from goodstanding.rules.screen import Finding, screen_path, screen_paths

Observed = Mapping[str, Stated]
"""Facts that a run showed, by name."""


def laws() -> tuple[Law, ...]:
    """Every law of the folder, in the order of file names."""
    return tuple(module.LAW for module in walk("goodstanding.laws").values())


Facts = Mapping[str, object]
"""Facts of one path: flat with `jurisdiction`, or an object with `facts` and `jurisdiction`."""


def of_facts(
    facts: Facts | Sequence[Facts] | str | File, as_of: date | str | None = None, *, open_world: bool = False
) -> tuple[Finding, ...]:
    """Findings on the facts of one path, or the worst over those of several; or of a JSON file of either."""
    if isinstance(facts, str | File):
        stated = _from_file(File(facts))
        try:
            return of_facts(stated, as_of, open_world=open_world)
        except RequestProblem as fault:
            raise FileProblem([replace(problem, path=File(facts)) for problem in fault.problems]) from None
    stated = facts
    if isinstance(stated, Mapping):
        day = _day(as_of if as_of is not None else _own_day(stated))
        return screen_path(read_facts(stated, open_world=open_world), laws(), as_of=day)
    named = [(str(one.get("id", f"path {i}")), one) for i, one in enumerate(stated, start=1)]
    each = [(name, read_facts(one, open_world=open_world)) for name, one in named]
    days = {_day(_own_day(one)) for one in stated} if as_of is None else {_day(as_of)}
    if len(days) > 1:
        raise RequestProblem(Problem("the paths are of several days", hint="Give one day: as_of."))
    return screen_paths(each, laws(), as_of=days.pop())


def _own_day(stated: Facts) -> object:
    inner = stated.get("facts")
    flat = cast("Facts", inner) if isinstance(inner, Mapping) else stated
    return stated.get("as_of", flat.get("as_of"))


@dataclass(frozen=True, slots=True)
class Subject:
    """A scheme as it stands on the day asked about, with the conducts that it names."""

    scheme: Scheme
    conducts: Mapping[str, Conduct]
    as_of: date | None = None


def subject_of(catalog: Catalog, id: str, as_of: date | str | None = None) -> Subject:
    """The scheme that `ID`, `ID@DATE` or a path names: as of its own date, else as of `as_of`, else with
    every dated change.
    """
    arm, day = parse_arm(id), _day(as_of)
    entry = catalog.entry(arm.scheme)
    around = catalog.beside(catalog.scheme_path(arm.scheme))
    if arm.version or day:
        scheme = frozen_at(entry.versions, arm.version or str(day))
    else:
        scheme = entry.versions[-1].scheme
    found = {name: around.conduct_or_none(name) for name in named_conducts([scheme])}
    return Subject(scheme, {name: conduct for name, conduct in found.items() if conduct}, day)


def paths_of(subject: Subject, observed: Observed | None = None, *, open_world: bool = False) -> list[Path]:
    """Every path of a scheme; what a run showed counts where it burdens and nobody stated it."""
    found = list(paths(subject.scheme, subject.conducts, open_world=open_world))
    return [_with(path, observed or {}) for path in found]


def of_scheme(
    subject: Subject, observed: Observed | None = None, *, open_world: bool = False
) -> tuple[Finding, ...]:
    """Findings on every path of a scheme, rolled up: for each rule the worst, with its path."""
    return of_paths(paths_of(subject, observed, open_world=open_world), subject.as_of)


def of_paths(found: Iterable[Path], as_of: date | None = None) -> tuple[Finding, ...]:
    """For each rule the worst of its findings on these paths."""
    return screen_paths([(path.name, path.given) for path in found], laws(), as_of=as_of)


def _with(path: Path, observed: Observed) -> Path:
    facts = path.given.facts
    burdens = "detrimental" in facts and facts["detrimental"].value is True
    new = {name: fact for name, fact in observed.items() if burdens and name not in facts}
    return replace(path, given=replace(path.given, facts={**facts, **new})) if new else path


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise RequestProblem(Problem(f"'{value}' is not a date", hint="Write it as 2024-01-31.")) from None


def _from_file(path: File) -> Facts | Sequence[Facts]:
    try:
        value: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileProblem(Problem("there is no such file", path)) from None
    except json.JSONDecodeError as fault:
        raise FileProblem(Problem(f"not JSON: {fault.msg}", path, fault.lineno, fault.colno)) from None
    except UnicodeDecodeError:
        raise FileProblem(Problem("not text in UTF-8", path)) from None
    several = isinstance(value, list) and cast("list[Any]", value)
    if not isinstance(value, dict) and not (several and all(isinstance(one, dict) for one in several)):
        raise FileProblem(
            Problem(
                "an object of facts, or a list of such, is asked for",
                path,
                hint='Write {"jurisdiction": ...}.',
            )
        )
    return cast("Facts | list[Facts]", value)
