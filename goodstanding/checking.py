"""What is wrong with what a name means, an id or a path: scheme, conduct, society, behaviour, pair or law."""

from __future__ import annotations

import importlib.util
import traceback
from pathlib import Path
from typing import Any

from goodstanding.core.errors import GoodStandingError, Problem, RequestProblem, did_you_mean, offer
from goodstanding.core.registry import walk
from goodstanding.model.catalog import Catalog
from goodstanding.model.check import check_paths, problems_of_pair
from goodstanding.model.named import SCHEME, file_at, files_named, ids_of, is_path, kind_of
from goodstanding.model.pairs import pair_ids, pair_path
from goodstanding.rules.clause import STATUSES, Example, Law
from goodstanding.rules.reading import read_facts
from goodstanding.rules.screen import screen_path

LAWS = "goodstanding.laws"


def problems_named(catalog: Catalog, name: str) -> tuple[Problem, ...]:
    """All problems of the files that a name means; a name that means none is a RequestProblem."""
    if is_path(name):
        path = file_at(name)
        return problems_of_law(path) if path.suffix == ".py" else _of_file(catalog, path)
    if (pair := pair_path(catalog, name)) is not None:
        return problems_of_pair(catalog, pair)
    files = files_named(catalog, name)
    law = importlib.util.find_spec(f"{LAWS}.{name}") if name in walk(LAWS) else None
    if law is not None and law.origin:
        return (*check_paths(catalog, files), *problems_of_law(Path(law.origin)))
    if not files:
        known = [*(id for ids in ids_of(catalog).values() for id in ids), *pair_ids(catalog), *walk(LAWS)]
        hint = "`goodstanding list` names the schemes; the path of a file of one's own serves as well."
        meant = did_you_mean(name, known)
        raise RequestProblem(
            Problem(
                f"no scheme, conduct, society, behaviour, pair or law '{name}'",
                hint=f"{meant} {hint}".strip(),
            )
        )
    return check_paths(catalog, files)


def problems_of_law(path: Path) -> tuple[Problem, ...]:
    """All problems of a law file: whether it can be read, its ids are its own, and each of its examples is
    answered as it says."""
    text = path.read_text(encoding="utf-8", errors="replace")
    law, problems = _law_at(path, text)
    if law is None:
        return problems
    rules = [rule.id for rule in (*law.clauses, *law.rollups)]
    twice = sorted({id for id in rules if rules.count(id) > 1})
    found = [_at(path, text, id, f"the rule '{id}' is written twice") for id in twice]
    for clause in law.clauses:
        if not any(example.rule == clause.id for example in law.examples):
            hint = "Add an Example of facts that it reaches and one that it does not."
            found.append(_at(path, text, clause.id, f"the clause '{clause.id}' has no example", hint))
    for example in law.examples:
        found += _of_example(path, text, law, example, rules)
    return tuple(found)


def _of_file(catalog: Catalog, path: Path) -> tuple[Problem, ...]:
    if path.is_dir() or path.name == SCHEME or path.parent.name == kind_of(path):
        return check_paths(catalog, [path])
    read = {
        "conducts": catalog.read_conduct,
        "societies": catalog.read_society,
        "behaviours": catalog.read_behaviour,
    }.get(kind_of(path))
    return read(path).problems if read else check_paths(catalog, [path])


def _law_at(path: Path, text: str) -> tuple[Law | None, tuple[Problem, ...]]:
    """The law of a file, or why there is none."""
    spec = importlib.util.spec_from_file_location(f"law_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        said = f"this is no Python: {error.msg}"
        return None, (Problem(said, path, error.lineno, error.offset, (error.text or "").rstrip("\n")),)
    except Exception as error:
        return None, (_raised(path, text, error),)
    law: Any = getattr(module, "LAW", None)
    if not isinstance(law, Law):
        hint = "A law file ends in LAW = Law(title=..., cite=..., consolidated=..., clauses=(...))."
        return None, (Problem("this file has no LAW", path, hint=hint),)
    return law, ()


def _raised(path: Path, text: str, error: Exception) -> Problem:
    """What stopped a law file, at the last of its own lines that was reached."""
    steps = traceback.extract_tb(error.__traceback__)
    line = next((step.lineno for step in reversed(steps) if step.filename == str(path)), None)
    shown = text.splitlines()[line - 1] if line else None
    return Problem(str(error) or type(error).__name__, path, line, 1 if line else None, shown)


def _of_example(path: Path, text: str, law: Law, example: Example, rules: list[str]) -> list[Problem]:
    id = example.rule
    if id not in rules:
        return [_at(path, text, id, f"an example is of no rule here: '{id}'", offer(id, rules))]
    if example.status not in STATUSES:
        said = f"an example of '{id}' has no status '{example.status}'"
        return [_at(path, text, id, said, offer(example.status, STATUSES))]
    try:
        answers = screen_path(read_facts(example.facts), [law])
    except GoodStandingError as error:
        return [
            _at(path, text, id, f"an example of '{id}': {one.message}", one.hint) for one in error.problems
        ]
    answer = next(finding.status for finding in answers if finding.rule == id)
    if answer == example.status:
        return []
    hint = f"Facts of the example: {', '.join(f'{key}: {value}' for key, value in example.facts.items())}."
    said = f"an example of '{id}' is answered '{answer}', and says '{example.status}'"
    return [_at(path, text, id, said, hint)]


def _at(path: Path, text: str, id: str, message: str, hint: str | None = None) -> Problem:
    """A problem where an id stands first in the file."""
    for number, line in enumerate(text.splitlines(), 1):
        column = line.find(f'"{id}"')
        if column >= 0:
            return Problem(message, path, number, column + 1, line, hint, len(id) + 2)
    return Problem(message, path, hint=hint)
