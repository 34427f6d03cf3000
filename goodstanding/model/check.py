"""Everything that is wrong with schemes and the files they name, all at once: `goodstanding check`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from goodstanding.core.errors import FileProblem, GoodStandingError, Problem, RequestProblem
from goodstanding.model import pairs
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import Catalog, builtin_catalog
from goodstanding.model.conduct import Conduct
from goodstanding.model.examples import example_flaws
from goodstanding.model.files import Reading, in_order
from goodstanding.model.pairs import around_of, reading_of
from goodstanding.model.predictions import FILE, read_predictions
from goodstanding.model.prepared import named_conducts
from goodstanding.model.resolve import resolve_machine
from goodstanding.model.timeline import SchemeEntry
from goodstanding.model.translate import flaw_problem

ANY_DAY = date(2024, 1, 1)


def problems_of_scheme(catalog: Catalog, id: str) -> tuple[Problem, ...]:
    """All problems of a scheme (an id or a path), its worked examples and the conducts that it names."""
    path = catalog.scheme_path(id)
    reading = catalog.read_scheme(path)
    around = catalog.beside(path)
    problems = list(reading.problems)
    if reading.model is not None:
        conducts, wrong = _conducts(around, reading.model)
        problems += wrong
        if not problems:
            problems += _worked(reading, conducts) or _resolved(catalog, path, reading.model)
    return in_order(problems)


def check_paths(catalog: Catalog, paths: Iterable[Path]) -> tuple[Problem, ...]:
    """All problems of the files and of the catalogue files below the folders, in order."""
    problems: list[Problem] = []
    for path in _files(paths):
        around = _around(catalog, path)
        read = {
            "conducts": around.read_conduct,
            "societies": around.read_society,
            "behaviours": around.read_behaviour,
        }.get(path.parent.name)
        read = read_predictions if path.name == FILE else read
        read = partial(reading_of, catalog) if path.name == pairs.FILE else read
        problems += read(path).problems if read else problems_of_scheme(around, str(path))
    return in_order(problems)


def problems_of_pair(catalog: Catalog, path: Path) -> tuple[Problem, ...]:
    """All problems of a pair (its pair.yaml) and of the files in its folder."""
    return check_paths(catalog, [path.parent])


def _around(catalog: Catalog, path: Path) -> Catalog:
    """The catalogue, with the folder of the pair first in which a file lies."""
    within = next((one for one in path.parents if (one / pairs.FILE).is_file()), None)
    return catalog if within is None else around_of(catalog, within / pairs.FILE)


def check_all(catalog: Catalog) -> tuple[Problem, ...]:
    """All problems of a whole catalogue."""
    return check_paths(catalog, catalog.folders)


def _conducts(catalog: Catalog, entry: SchemeEntry) -> tuple[dict[str, Conduct], list[Problem]]:
    """The conducts that a scheme names, and what is wrong with their files."""
    conducts: dict[str, Conduct] = {}
    problems: list[Problem] = []
    for id in named_conducts(version.scheme for version in entry.versions):
        try:
            conducts[id] = catalog.conduct(id)
        except FileProblem as error:
            problems += error.problems
        except RequestProblem:
            continue  # The scheme's own reading says that there is none.
    return conducts, problems


def _worked(reading: Reading[SchemeEntry], conducts: dict[str, Conduct]) -> list[Problem]:
    assert reading.model is not None
    assert reading.root is not None
    return [flaw_problem(flaw, reading.root) for flaw in example_flaws(reading.model.scheme, conducts)]


def _resolved(catalog: Catalog, path: Path, entry: SchemeEntry) -> list[Problem]:
    """What resolving finds in the society of the scheme's own country, where the catalogue has it."""
    if entry.scheme.home not in catalog.society_ids():
        return []
    try:
        (case,) = make_cases(catalog, [str(path)])
        resolve_machine(case, start=ANY_DAY)
    except FileProblem as error:
        return list(error.problems)
    except RequestProblem as error:
        return [Problem(problem.message, path, hint=problem.hint) for problem in error.problems]
    return []


def _files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        below = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        found += [file for file in below if file.name != "sources.yaml"]
    return found


def main(arguments: list[str]) -> int:
    """`python -m goodstanding.model.check PATH...`: print every problem; 0 if there is none, else 2."""
    try:
        catalog = builtin_catalog()
        problems = check_paths(catalog, [Path(argument) for argument in arguments] or catalog.folders)
    except GoodStandingError as error:
        problems = error.problems
    print("\n".join(str(problem) for problem in problems) or "no problem found")
    return 2 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
