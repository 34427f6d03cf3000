"""Which files of a catalogue a name means: a path, or an id of whatever kind."""

from __future__ import annotations

from pathlib import Path

from goodstanding.core.errors import Problem, RequestProblem, offer
from goodstanding.model.catalog import Catalog
from goodstanding.model.files import located
from goodstanding.model.predictions import FILE as PREDICTIONS

SCHEME = "scheme.yaml"
KINDS = {
    "conducts": {"form", "leans", "chosen", "renews", "topic", "legality"},
    "societies": {"population", "age_sex", "households", "encounters", "sizes", "sectors"},
    "behaviours": {"link", "disposition", "dispositions", "means", "copies", "ceiling"},
}
"""Folder of a catalogue -> keys by which a file of that kind is known wherever it lies."""


def is_path(name: str) -> bool:
    """Whether a name is one of a file or folder, and no id."""
    path = Path(name)
    return len(path.parts) > 1 or path.suffix in (".yaml", ".yml", ".json", ".py") or path.exists()


def files_named(catalog: Catalog, name: str) -> tuple[Path, ...]:
    """The files that an id means, in each kind that has one; none where no kind has it."""
    found = [
        next(path for folder in catalog.folders if (path := folder / kind / f"{name}.yaml").is_file())
        for kind, ids in ids_of(catalog).items()
        if name in ids and kind != "schemes"
    ]
    return tuple([catalog.scheme_path(name), *found] if name in catalog.scheme_ids() else found)


def ids_of(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Folder of a catalogue -> the ids in it."""
    return {
        "schemes": catalog.scheme_ids(),
        "conducts": catalog.conduct_ids(),
        "societies": catalog.society_ids(),
        "behaviours": catalog.behaviour_ids(),
    }


def file_at(name: str) -> Path:
    """The file or folder at a path; a scheme's folder is its scheme.yaml. None there: a RequestProblem."""
    path = Path(name)
    if (path / SCHEME).is_file():
        return path / SCHEME
    if path.is_dir():
        if not any(path.rglob("*.yaml")):
            raise RequestProblem(Problem(f"the folder '{name}' holds no YAML file"))
        return path
    if not path.is_file():
        beside = [one.name for one in sorted(path.parent.glob("*"))] if path.parent.is_dir() else []
        raise RequestProblem(
            Problem(f"no file '{name}'", hint=offer(path.name, beside, what="There are") or None)
        )
    return path


def kind_of(path: Path) -> str:
    """The folder of a catalogue to which a file belongs: by where it lies, else by the keys that it has."""
    if path.name in (SCHEME, PREDICTIONS) or path.parent.name in KINDS:
        return "schemes" if path.name == SCHEME else path.parent.name
    root = located(path)[0]
    keys = set(root.names()) if root else set[str]()
    most = max(KINDS, key=lambda kind: len(KINDS[kind] & keys))
    return most if KINDS[most] & keys else "schemes"
