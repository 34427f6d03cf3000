"""Everything that is wrong with catalogue files, all at once."""

from __future__ import annotations

import sys
from pathlib import Path

from goodstanding.core.errors import GoodStandingError, Problem
from goodstanding.model.catalog import Catalog, builtin_catalog
from goodstanding.model.files import in_order


def check_paths(catalog: Catalog, paths: list[Path]) -> tuple[Problem, ...]:
    """All problems of the files and of the catalogue files below the folders, in order."""
    problems: list[Problem] = []
    for path in _files(paths):
        kind = path.parent.name
        read = {
            "conducts": catalog.read_conduct,
            "societies": catalog.read_society,
            "behaviours": catalog.read_behaviour,
        }
        problems += read.get(kind, catalog.read_scheme)(path).problems
    return in_order(problems)


def check_all(catalog: Catalog) -> tuple[Problem, ...]:
    """All problems of a whole catalogue."""
    return check_paths(catalog, [folder for folder in catalog.folders if folder.is_dir()])


def _files(paths: list[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        below = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        found += [file for file in below if file.name != "sources.yaml"]
    return found


def main(arguments: list[str]) -> int:
    """`python -m goodstanding.model.check PATH...`: print every problem; 0 if there is none, else 2."""
    try:
        catalog = builtin_catalog()
        paths = [Path(argument) for argument in arguments] or list(catalog.folders)
        problems = check_paths(catalog, paths)
    except GoodStandingError as error:
        problems = error.problems
    print("\n".join(str(problem) for problem in problems) or "no problem found")
    return 2 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
