"""Whatever is written into a catalogue file, it ends in an error of our own or in a form that resolves."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from goodstanding.core.errors import GoodStandingError
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import Cache, Catalog, builtin_catalog
from goodstanding.model.files import located
from goodstanding.model.machine import Machine, Society
from goodstanding.model.machine_json import machine_from_json, machine_to_json
from goodstanding.model.machine_pair import Side
from goodstanding.model.pairs import around_of, pair_of, pair_path, resolved, sides_of
from goodstanding.model.resolve import resolve_machine, resolve_world
from tests.model.mutants import WAYS, Mutant, leaves, mutants

BUILTIN = builtin_catalog()
make_cases(BUILTIN, BUILTIN.scheme_ids())  # so that each mutant reads anew only the file that it is
ROOT = BUILTIN.folders[0]
FILES = sorted(
    path.relative_to(ROOT)
    for path in ROOT.rglob("*.yaml")
    if path.parent != ROOT  # predictions are read apart
)
START = date(2024, 1, 1)


def schemes_with(conduct: str) -> str:
    """A scheme that names the conduct."""
    return next(
        (id for id in BUILTIN.scheme_ids() if conduct in make_cases(BUILTIN, [id])[0].conducts), "zz_null"
    )


def arms_of(file: Path) -> dict[str, str]:
    """What to resolve so that a file is used: arm, society, behaviour."""
    if file.parts[0] == "schemes":
        return {"arm": file.parts[1]}
    if file.parts[0] == "pairs":
        return {"pair": file.parts[1]}
    if file.parts[0] == "conducts":
        return {"arm": schemes_with(file.stem)}
    return {"arm": "zz_null", {"societies": "society", "behaviours": "behaviour"}[file.parts[0]]: file.stem}


def outcome(folder: Path, file: Path, mutant: Mutant, use: dict[str, str], read: Cache) -> str:
    """`refused` with words, `resolved`, or `silent`; any other exception is the test's failure."""
    changed = folder / file
    changed.write_text(mutant.text, encoding="utf-8")
    catalog = Catalog((folder, ROOT), dict(read))
    try:
        if "pair" in use:
            return as_pair(catalog, use["pair"])
        if file.parts[0] == "conducts":
            catalog.conduct(file.stem)
        cases = make_cases(
            catalog, [use["arm"]], society=use.get("society"), behaviour=use.get("behaviour", "default")
        )
        machine = resolve_machine(cases[0], start=START)
        resolve_world(cases)
    except GoodStandingError as error:
        return "refused" if all(problem.message and str(problem) for problem in error.problems) else "silent"
    assert machine_from_json(machine_to_json(machine)) == machine
    return "resolved"


def as_pair(catalog: Catalog, id: str) -> str:
    """`resolved`, with both sides of a pair and all that stands in its folder."""
    form = pair_of(catalog, id)
    path = pair_path(catalog, id)
    assert path is not None
    around = around_of(catalog, path)
    for conduct in path.parent.glob("conducts/*.yaml"):
        around.conduct(conduct.stem)
    machines: dict[Side, Machine] = {}
    societies: dict[Side, Society] = {}
    for side, scheme in sides_of(form):
        cases = make_cases(around, [scheme])
        machines[side], societies[side] = resolve_machine(cases[0], start=START), resolve_world(cases).society
    assert resolved(form, machines, societies).links
    return "resolved"


def outcomes(folder: Path, file: Path, *, every_way: bool) -> Iterator[tuple[Mutant, str]]:
    target = folder / file
    if file.parts[0] in ("schemes", "pairs"):  # a scheme is read with its sources and conducts, and so a pair
        whole = Path(*file.parts[:2])
        shutil.copytree(ROOT / whole, folder / whole)
    else:
        target.parent.mkdir(parents=True)
    root, problems = located(ROOT / file)
    assert root is not None
    assert problems == ()
    use = arms_of(file)
    read = unchanged(folder, file, use)
    for mutant in mutants(root, every_way=every_way):
        yield mutant, outcome(folder, file, mutant, use, read)


def unchanged(folder: Path, file: Path, use: dict[str, str]) -> Cache:
    """What is read once for all mutants of a file: everything but the file and the scheme that it is of."""
    if file.parts[0] != "schemes":
        return BUILTIN.cache
    catalog = Catalog((folder, ROOT), dict(BUILTIN.cache))
    make_cases(catalog, [use["arm"]])
    anew = {folder / file, folder / Path(*file.parts[:2], "scheme.yaml")}
    return {key: found for key, found in catalog.cache.items() if key[1] not in anew}


def _is_of_a_key(mutant: Mutant) -> bool:
    """A misspelt, misplaced or doubled key never passes, and so the file is really read anew."""
    return mutant.way in ("misspell", "misplace", "double") and isinstance(mutant.trail[-1], str)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_each_leaf_changed_in_one_way(file: Path, tmp_path: Path):
    seen = list(outcomes(tmp_path, file, every_way=False))
    root, _ = located(ROOT / file)
    assert root is not None
    assert len(seen) == len(leaves(root))
    assert {end for _, end in seen} <= {"refused", "resolved"}
    assert [(m.way, m.trail) for m, end in seen if end == "resolved" and _is_of_a_key(m)] == []


@pytest.mark.verify
@pytest.mark.parametrize("file", FILES, ids=str)
def test_each_leaf_changed_in_every_way(file: Path, tmp_path: Path):
    assert Counter(mutant.way for mutant, _ in outcomes(tmp_path, file, every_way=True)).keys() <= set(WAYS)
