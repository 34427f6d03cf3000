"""What happened to a scheme and when, what each date changed and whether purpose or recipients widened
(creep); and what authors said would happen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, cast

from goodstanding.model.arm import parse_arm
from goodstanding.model.catalog import Catalog
from goodstanding.model.predictions import Known
from goodstanding.model.scheme import InForce, Scheme
from goodstanding.model.timeline import last_day

SECTIONS = (
    *("feeds", "sees", "standings", "consequences", "contest", "contests", "participation", "responses"),
    *("purposes", "recipients", "facts"),
)
"""What a dated change can write; purposes and recipients stand apart from other facts."""


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a timeline.

    `changes`: each "path: before -> after", or what was added. `creep`: the purposes and the recipients that
    are new, and nothing else is called so; empty: neither widened. `reaches`: what else is new, which is no
    creep: the parts of life in which something follows for the first time, operators, kinds of data.
    """

    date: date
    announced: date | None
    says: str
    source: tuple[str, ...]
    changes: tuple[str, ...] = ()
    creep: tuple[str, ...] = ()
    reaches: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values; dates as text."""
        announced = self.announced.isoformat() if self.announced else None
        return {**asdict(self), "date": self.date.isoformat(), "announced": announced}


def timeline_of(catalog: Catalog, name: str) -> tuple[Step, ...]:
    """The steps of a scheme in the order of their dates. Raises FileProblem or RequestProblem."""
    entry = catalog.entry(parse_arm(name).scheme)
    versions = {version.since: version.scheme for version in entry.versions}
    steps: list[Step] = []
    before = entry.versions[0].scheme
    for dated in entry.scheme.timeline:
        after = versions.get(dated.date, before) if dated.change else before
        steps.append(
            Step(
                *(dated.date, dated.announced, dated.says, dated.source),
                changes=tuple(_changes(before, after)),
                creep=tuple(_added(_aimed(before), _aimed(after))),
                reaches=tuple(_added(_reach(before), _reach(after))),
            )
        )
        before = after
    return tuple(sorted((*_ends(entry.scheme.in_force), *steps), key=lambda step: step.date))


@dataclass(frozen=True, slots=True)
class Told:
    """A prediction, and the latest that was known of it on the day asked for; `made`: whether it had been
    made by then."""

    id: str
    who: str
    said: str
    says: str
    would_count: str
    rows: tuple[str, ...]
    known: Known | None
    made: bool = True

    def to_json(self) -> dict[str, Any]:
        """Plain values; dates as text."""
        known = self.known.model_dump(mode="json") if self.known else None
        names = ("id", "who", "said", "made", "says", "would_count", "rows")
        return {**{name: getattr(self, name) for name in names}, "known": known}


def predictions_of(catalog: Catalog, as_of: str | None = None) -> tuple[Told, ...]:
    """Every prediction as known on a day (a day, month or year as text; None: as known last).

    Raises FileProblem or RequestProblem.
    """
    day = last_day(as_of) if as_of else None
    return tuple(
        Told(
            *(one.id, file.who, file.said, one.says, one.would_count, one.rows, one.at(day)),
            made=day is None or file.made <= day,
        )
        for file in catalog.predictions()
        for one in file.predictions
    )


def _ends(in_force: InForce | None) -> Iterator[Step]:
    if in_force and in_force.from_:
        yield Step(in_force.from_, None, "comes into force", in_force.source or ())
    if in_force and in_force.until:
        yield Step(in_force.until, None, "last day in force", in_force.source or ())


def _changes(before: Scheme, after: Scheme) -> Iterator[str]:
    old, new = _flat(before), _flat(after)
    added = {".".join(path.split(".")[:2]) for path in new if path not in old} - _items(old)
    for item in sorted(added):
        yield f"adds {item}"
    for path in sorted(new):
        if ".".join(path.split(".")[:2]) in added or old.get(path) == new[path]:
            continue
        yield f"{path}: {old.get(path, 'left out')} -> {new[path]}"


def _items(flat: Mapping[str, str]) -> set[str]:
    return {".".join(path.split(".")[:2]) for path in flat}


def _added(old: Mapping[str, set[str]], new: Mapping[str, set[str]]) -> Iterator[str]:
    for word, names in new.items():
        yield from (f"{word} added: {name}" for name in sorted(names - old[word]))


def _aimed(scheme: Scheme) -> dict[str, set[str]]:
    """What the records are used for, each use by its name and its word in law, and whom they are handed to.

    Two uses can share a word in law: a door that asks for a vaccine serves public health as tracing does.
    """
    facts = scheme.facts
    return {
        "purpose": {f"{p.title} ({p.is_.replace('_', ' ')})" for p in facts.purposes.values()},
        "recipient": {recipient.title for recipient in facts.recipients.values()},
    }


def _reach(scheme: Scheme) -> dict[str, set[str]]:
    """Parts of life in which something follows, operators that collect, kinds of data that are collected."""
    felt = [c for c in scheme.consequences.values() if c.enforced is None or c.enforced.value > 0]
    feeds = scheme.feeds.values()
    return {
        "part of life": {c.domain for c in felt},
        "operator": {f.operator for f in feeds},
        "data": {f.data for f in feeds},
    }


def _flat(scheme: Scheme) -> dict[str, str]:
    """Path -> value as text, of what a change can write; a number with its unit is one value."""
    whole = scheme.model_dump(mode="json", by_alias=True, exclude_none=True)
    facts: dict[str, Any] = whole.pop("facts", None) or {}
    whole |= {name: facts.pop(name, None) for name in ("purposes", "recipients")} | {"facts": facts}
    return dict(item for name in SECTIONS for item in _leaves(name, whole.get(name)))


def _leaves(path: str, part: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(part, dict):
        if part is not None:
            yield path, str(part)
        return
    inner = cast("dict[str, Any]", part)
    if "value" in inner and ("unit" in inner or "basis" in inner):
        value = inner["value"]
        yield path, f"{value:g} {inner['unit']}" if "unit" in inner else str(value)
        return
    for key, value in inner.items():
        yield from _leaves(f"{path}.{key}", value)
