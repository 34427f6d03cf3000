"""The catalogue: schemes, conducts, societies and behaviours, found by walking folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from goodstanding.core import registry
from goodstanding.core.errors import HANDFUL, FileProblem, Problem, RequestProblem, offer
from goodstanding.model import readings
from goodstanding.model.alike import base_of
from goodstanding.model.behaviour import Behaviour
from goodstanding.model.compose import composed_of
from goodstanding.model.conduct import Conduct
from goodstanding.model.files import Reading, located
from goodstanding.model.firms import AnySociety
from goodstanding.model.predictions import FILE, Predictions, read_predictions
from goodstanding.model.scheme import Scheme
from goodstanding.model.timeline import SchemeEntry

Cache = dict[tuple[str, Path], Reading[Any]]


def _new_cache() -> Cache:
    return {}


@dataclass(frozen=True)
class Catalog:
    """Folders that each hold `schemes/`, `conducts/`, `societies/` and `behaviours/`.

    The first folder with an id serves it, and a file is read once in the life of a catalogue. What returns
    a thing raises a FileProblem with all errors of its file, or a RequestProblem for an id that does not
    exist. A scheme may also be named by the path of its folder or its scheme.yaml; a `conducts/` folder
    beside it is searched too.
    """

    folders: tuple[Path, ...]
    cache: Cache = field(default_factory=_new_cache, compare=False, repr=False)

    def scheme_ids(self) -> tuple[str, ...]:
        """Ids of every scheme, sorted."""
        found = {path.parent.name for folder in self.folders for path in folder.glob("schemes/*/scheme.yaml")}
        return tuple(sorted(found))

    def conduct_ids(self) -> tuple[str, ...]:
        """Ids of every conduct, sorted."""
        return self._ids("conducts")

    def society_ids(self) -> tuple[str, ...]:
        """Ids of every society, sorted."""
        return self._ids("societies")

    def behaviour_ids(self) -> tuple[str, ...]:
        """Ids of every behaviour, sorted."""
        return self._ids("behaviours")

    def metric_ids(self) -> tuple[str, ...]:
        """Ids of every metric that an aim can be measured by."""
        return tuple(registry.walk("goodstanding.metrics"))

    def scheme(self, id: str) -> Scheme:
        """The scheme as its file stands, before any dated change."""
        return self.entry(id).scheme

    def entry(self, id: str) -> SchemeEntry:
        """The scheme with its dated versions."""
        return self.read_scheme(self.scheme_path(id)).sound()

    def conduct(self, id: str) -> Conduct:
        """The conduct."""
        return self.read_conduct(self._file("conduct", "conducts", id)).sound()

    def society(self, id: str) -> AnySociety:
        """The society."""
        return self.read_society(self._file("society", "societies", id)).sound()

    def behaviour(self, id: str) -> Behaviour:
        """The behaviour."""
        return self.read_behaviour(self._file("behaviour", "behaviours", id)).sound()

    def predictions(self) -> tuple[Predictions, ...]:
        """What authors predicted, one file for each folder that has one."""
        paths = [folder / FILE for folder in self.folders if (folder / FILE).is_file()]
        return tuple(read_predictions(path).sound() for path in paths)

    def scheme_path(self, id: str) -> Path:
        """The scheme.yaml that an id or a path names."""
        given = Path(id)
        if given.suffix in (".yaml", ".yml"):
            return given
        if len(given.parts) > 1 or (given / "scheme.yaml").is_file():
            return given / "scheme.yaml"
        for folder in self.folders:
            path = folder / "schemes" / id / "scheme.yaml"
            if path.is_file():
                return path
        raise _no("scheme", id, self.scheme_ids())

    def beside(self, path: Path) -> Catalog:
        """This catalogue with the `conducts/` folder beside a scheme searched first, and then those beside
        the entries that it is like or composed of.
        """
        named = self._paths((base_of(path), *composed_of(path)))
        around = [path, *named, *self._paths(base_of(one) for one in named)]
        found = tuple(one.parent for one in around if (one.parent / "conducts").is_dir())
        return replace(self, folders=(*found, *self.folders)) if found else self

    def _paths(self, ids: Iterable[str | None]) -> list[Path]:
        known = self.scheme_ids()
        return [self.scheme_path(id) for id in ids if id in known]

    def read_scheme(self, path: Path) -> Reading[SchemeEntry]:
        """The scheme with all that is wrong with it and its sources."""
        return self._once("scheme", path, lambda: readings.read_scheme(path, self.beside(path)))

    def read_conduct(self, path: Path) -> Reading[Conduct]:
        """The conduct with all that is wrong with it."""
        return self._once(
            "conduct", path, lambda: readings.read_conduct(path, self.conduct_ids(), self.form_of)
        )

    def read_society(self, path: Path) -> Reading[AnySociety]:
        """The society with all that is wrong with it."""
        return self._once("society", path, lambda: readings.read_society(path))

    def read_behaviour(self, path: Path) -> Reading[Behaviour]:
        """The behaviour with all that is wrong with it."""
        return self._once("behaviour", path, lambda: readings.read_behaviour(path))

    def conduct_or_none(self, id: str) -> Conduct | None:
        """The conduct, or None where there is no sound one."""
        try:
            return self.conduct(id)
        except (FileProblem, RequestProblem):
            return None

    def society_of(self, jurisdiction: str) -> AnySociety | None:
        """The society of a country, or None where there is no sound one."""
        try:
            return self.society(jurisdiction)
        except (FileProblem, RequestProblem):
            return None

    def form_of(self, conduct: str) -> str | None:
        """The form that a conduct's file says, sound or not."""
        root = located(self._file("conduct", "conducts", conduct))[0]
        form = root.child("form") if root else None
        return form.value if form and isinstance(form.value, str) else None

    def encounter_ids(self, jurisdiction: str) -> tuple[str, ...]:
        """Encounters of a country's society; of all societies where the country has none."""
        home = (jurisdiction,) if jurisdiction in self.society_ids() else self.society_ids()
        roots = (located(self._file("society", "societies", id))[0] for id in home)
        met = (root.child("encounters") for root in roots if root)
        return tuple(sorted({name for node in met if node for name in node.names()}))

    def _ids(self, kind: str) -> tuple[str, ...]:
        return tuple(sorted({path.stem for folder in self.folders for path in folder.glob(f"{kind}/*.yaml")}))

    def _file(self, what: str, kind: str, id: str) -> Path:
        for folder in self.folders:
            path = folder / kind / f"{id}.yaml"
            if path.is_file():
                return path
        raise _no(what, id, self._ids(kind))

    def _once(self, kind: str, path: Path, read: Callable[[], Reading[Any]]) -> Reading[Any]:
        if (kind, path) not in self.cache:
            self.cache[kind, path] = read()
        return self.cache[kind, path]


def builtin_catalog(*extra: Path) -> Catalog:
    """The catalogue that comes with the package, after folders of one's own with the same layout."""
    for folder in extra:
        if not folder.is_dir():
            raise RequestProblem(Problem(f"no catalogue folder '{folder}'"))
    return Catalog((*extra, Path(str(files("goodstanding") / "catalog"))))


def _no(what: str, id: str, known: tuple[str, ...]) -> RequestProblem:
    hint = offer(id, known, what="There are", most=HANDFUL) or None
    return RequestProblem(Problem(f"no {what} '{id}'", hint=hint))
