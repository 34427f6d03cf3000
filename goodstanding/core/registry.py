"""Plug-ins found by walking their folder: adding one adds one file and edits none."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator, Mapping
from types import ModuleType

from goodstanding.core.errors import Problem, RequestProblem, offer


class Plugins(Mapping[str, ModuleType]):
    """Name -> module of every plug-in in one package, sorted; imported when first asked for."""

    def __init__(self, package: str, names: tuple[str, ...]) -> None:
        self._package = package
        self._names = names

    def __getitem__(self, name: str) -> ModuleType:
        if name not in self._names:
            raise KeyError(name)
        return importlib.import_module(f"{self._package}.{name}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


def walk(package: str) -> Plugins:
    """The plug-ins of a package such as "goodstanding.metrics".

    `base`, names that start with "_" and packages inside it are none; a package that does not exist holds
    none. Nothing is imported but the package's parents.
    """
    spec = importlib.util.find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    found = pkgutil.iter_modules(list(folders or ()))
    names = (m.name for m in found if not m.ispkg and m.name != "base" and not m.name.startswith("_"))
    return Plugins(package, tuple(sorted(names)))


def get(package: str, name: str) -> ModuleType:
    """The plug-in `name`; an unknown one is a RequestProblem with "did you mean"."""
    plugins = walk(package)
    if name not in plugins:
        kind = package.rpartition(".")[2].rstrip("s")
        raise RequestProblem(Problem(f"no {kind} '{name}'", hint=offer(name, plugins)))
    return plugins[name]
