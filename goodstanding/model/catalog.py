"""The catalogue: schemes, conducts, societies and behaviours, found by walking folders, read and checked when asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from goodstanding.core import registry
from goodstanding.core.errors import FileProblem, Flaw, Problem, RequestProblem, offer
from goodstanding.model.behaviour import Behaviour
from goodstanding.model.conduct import AnyConduct, Conduct
from goodstanding.model.conduct_check import conduct_flaws
from goodstanding.model.files import Reading, in_order, located, validated
from goodstanding.model.located import Node, grafted
from goodstanding.model.references import id_flaws, source_flaws
from goodstanding.model.scheme import Scheme
from goodstanding.model.scheme_check import scheme_flaws
from goodstanding.model.society import Society
from goodstanding.model.society_check import society_flaws
from goodstanding.model.timeline import Version, order_flaws, versions_of
from goodstanding.model.translate import flaw_problem

FILLERS: dict[str, Any] = {
    "id": "zz_unread",
    "title": "-",
    "jurisdiction": "ZZ",
    "mechanism": "-",
    "compulsion": "none",
    "status": "control",
    "reading": "provisional",
    "summary": "-",
    "subject": {"is": "person"},
}
"""Stand for the parts of a scheme that are not sound, so that the rest can still be checked."""


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """A scheme with its dated versions; `versions[0]` is the file before any change."""

    scheme: Scheme
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class Catalog:
    """Folders that each hold `schemes/`, `conducts/`, `societies/` and `behaviours/`; the first that has an id serves it.

    Every method that returns a thing raises a FileProblem with all errors of its file, or a RequestProblem for an id
    that does not exist. A scheme may also be named by the path of its folder or its scheme.yaml; a `conducts/` folder
    beside it is searched too.
    """

    folders: tuple[Path, ...]
    _read: dict[tuple[str, Path], Reading[Any]] = field(default_factory=dict, compare=False, repr=False)

    def scheme_ids(self) -> tuple[str, ...]:
        """Ids of every scheme, sorted."""
        return self._ids("schemes/*/scheme.yaml", lambda path: path.parent.name)

    def conduct_ids(self) -> tuple[str, ...]:
        """Ids of every conduct, sorted."""
        return self._ids("conducts/*.yaml", lambda path: path.stem)

    def society_ids(self) -> tuple[str, ...]:
        """Ids of every society, sorted."""
        return self._ids("societies/*.yaml", lambda path: path.stem)

    def behaviour_ids(self) -> tuple[str, ...]:
        """Ids of every behaviour, sorted."""
        return self._ids("behaviours/*.yaml", lambda path: path.stem)

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
        return self.read_conduct(self._path("conduct", f"conducts/{id}.yaml", id, self.conduct_ids())).sound()

    def society(self, id: str) -> Society:
        """The society."""
        return self.read_society(
            self._path("society", f"societies/{id}.yaml", id, self.society_ids())
        ).sound()

    def behaviour(self, id: str) -> Behaviour:
        """The behaviour."""
        return self.read_behaviour(
            self._path("behaviour", f"behaviours/{id}.yaml", id, self.behaviour_ids())
        ).sound()

    def scheme_path(self, id: str) -> Path:
        """The scheme.yaml that an id or a path names."""
        given = Path(id)
        if given.suffix in (".yaml", ".yml"):
            return given
        if given.is_dir() and (
            len(given.parts) > 1 or given.is_absolute() or (given / "scheme.yaml").is_file()
        ):
            return given / "scheme.yaml"
        return self._path("scheme", f"schemes/{id}/scheme.yaml", id, self.scheme_ids())

    def beside(self, path: Path) -> Catalog:
        """This catalogue with the `conducts/` folder beside a scheme of one's own searched first."""
        folder = path.parent
        return replace(self, folders=(folder, *self.folders)) if (folder / "conducts").is_dir() else self

    def read_scheme(self, path: Path) -> Reading[SchemeEntry]:
        """The scheme with all that is wrong with it and its sources."""
        return self._once("scheme", path, _read_scheme)

    def read_conduct(self, path: Path) -> Reading[Conduct]:
        """The conduct with all that is wrong with it."""
        return self._once("conduct", path, _read_conduct)

    def read_society(self, path: Path) -> Reading[Society]:
        """The society with all that is wrong with it."""
        return self._once("society", path, _read_society)

    def read_behaviour(self, path: Path) -> Reading[Behaviour]:
        """The behaviour with all that is wrong with it."""
        return self._once("behaviour", path, _read_behaviour)

    def conduct_or_none(self, id: str) -> Conduct | None:
        """The conduct, or None where there is no sound one."""
        try:
            return self.conduct(id)
        except (FileProblem, RequestProblem):
            return None

    def society_of(self, jurisdiction: str) -> Society | None:
        """The society of a country, or None where there is no sound one."""
        try:
            return self.society(jurisdiction)
        except (FileProblem, RequestProblem):
            return None

    def encounter_ids(self, jurisdiction: str) -> tuple[str, ...]:
        """Encounters of a country's society; of all societies where the country has none."""
        home = (jurisdiction,) if jurisdiction in self.society_ids() else self.society_ids()
        roots = (located(self._path("society", f"societies/{id}.yaml", id, ()))[0] for id in home)
        met = (root.child("encounters") for root in roots if root)
        return tuple(sorted({name for node in met if node for name in node.names()}))

    def _ids(self, pattern: str, name: Any) -> tuple[str, ...]:
        return tuple(sorted({name(path) for folder in self.folders for path in folder.glob(pattern)}))

    def _path(self, what: str, relative: str, id: str, known: tuple[str, ...]) -> Path:
        for folder in self.folders:
            if (folder / relative).is_file():
                return folder / relative
        raise RequestProblem(Problem(f"no {what} '{id}'", hint=offer(id, known, what="There are") or None))

    def _once(self, kind: str, path: Path, read: Any) -> Reading[Any]:
        if (kind, path) not in self._read:
            self._read[kind, path] = read(self, path)
        return self._read[kind, path]


def builtin_catalog(*extra: Path) -> Catalog:
    """The catalogue that comes with the package, after folders of one's own with the same layout."""
    for folder in extra:
        if not folder.is_dir():
            raise RequestProblem(Problem(f"no catalogue folder '{folder}'"))
    return Catalog((*extra, Path(str(files("goodstanding") / "catalog"))))


def _read_scheme(catalog: Catalog, path: Path) -> Reading[SchemeEntry]:
    root, problems = located(path)
    if root is None:
        return Reading(path, None, None, problems)
    around = catalog.beside(path)
    own, found = _with_sources(root, path)
    found += problems

    def read(laid: Node) -> tuple[Scheme | None, Node, list[Problem]]:
        done = validated(laid, Scheme, FILLERS)
        flaws = [*source_flaws(laid), *id_flaws(laid, path.resolve().parent.name, "folder")]
        wrong = done.problems + [flaw_problem(flaw, laid) for flaw in flaws]
        if done.model is not None:
            across = [*scheme_flaws(done.model, done.kept, around), *order_flaws(done.model)]
            wrong += [flaw_problem(flaw, done.kept) for flaw in across]
        return done.model, done.kept, wrong

    scheme, kept, wrong = read(own)
    found += wrong
    if scheme is None:
        return Reading(path, own, None, in_order(found))
    versions, wrong = versions_of(scheme, kept, read)
    return Reading(path, own, SchemeEntry(scheme, versions), in_order(found + wrong))


def _with_sources(root: Node, path: Path) -> tuple[Node, list[Problem]]:
    """The scheme's data with its sources.yaml under `sources`."""
    beside, inline = path.with_name("sources.yaml"), root.child("sources")
    if inline is not None:
        hint = "Move it to sources.yaml beside this file."
        mark = inline.key or inline.at
        return root, [mark.problem("key 'sources' belongs in sources.yaml, not here", hint)]
    if not beside.is_file():
        return root, []
    sources, problems = located(beside)
    return (root, list(problems)) if sources is None else (grafted(root, "sources", sources), list(problems))


def _read_conduct(catalog: Catalog, path: Path) -> Reading[Conduct]:
    def form_of(id: str) -> str | None:
        other = located(catalog._path("conduct", f"conducts/{id}.yaml", id, ()))[0]  # pyright: ignore[reportPrivateUsage]
        form = other.child("form") if other else None
        return form.value if form and isinstance(form.value, str) else None

    return _read(path, AnyConduct, lambda conduct: conduct_flaws(conduct, catalog.conduct_ids(), form_of))


def _read_society(catalog: Catalog, path: Path) -> Reading[Society]:
    return _read(path, Society, society_flaws)


def _read_behaviour(catalog: Catalog, path: Path) -> Reading[Behaviour]:
    return _read(path, Behaviour, lambda _: [])


def _read(path: Path, kind: Any, check: Any) -> Reading[Any]:
    root, yaml_problems = located(path)
    if root is None:
        return Reading(path, None, None, yaml_problems)
    done = validated(root, kind)
    flaws: list[Flaw] = [*source_flaws(root), *id_flaws(root, path.stem, "file")]
    flaws += check(done.model) if done.model is not None else []
    problems = [*yaml_problems, *done.problems, *(flaw_problem(flaw, root) for flaw in flaws)]
    return Reading(path, root, done.model, in_order(problems))
