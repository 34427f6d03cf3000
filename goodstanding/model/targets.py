"""What a path of `--set` means in a case: which file, which dated version, which place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import BaseModel

from goodstanding.core.place import CURRENCY, settled
from goodstanding.core.quantity import Quantity
from goodstanding.model.behaviour import Behaviour
from goodstanding.model.places import Make, NoPlaceError, at, field_name, replaced, revalidated, words
from goodstanding.model.prepared import Case, with_scheme
from goodstanding.model.resolve_world import rates_key
from goodstanding.model.shape import place_of
from goodstanding.model.timeline import Version

SECTIONS = (
    "subject", "in_force", "feeds", "sees", "standings", "consequences", "contest", "contests",
    "participation", "responses",
)  # fmt: skip
"""Sections of a scheme whose numbers and words can be set."""
OF_SOCIETY = (
    "population", "age_sex", "households", "communities", "groups", "newcomers", "encounters",
    "sizes", "sectors", "owners", "regions", "ties",
)  # fmt: skip
OF_CONDUCT = ("who", "leans", "rates")
OF_BEHAVIOUR = tuple(
    Behaviour.model_fields.keys() - {"id", "title", "link", "dispositions", "copies", "ceiling", "sources"}
)
PROTECTIONS = "safeguards"
Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Target:
    """One place: `path` in full; `root` scheme, conducts, society, behaviour or safeguards; `steps` below it.

    `id`: of the conduct, or the name of the protection; `since`: the date of the change that wrote it, None
    for the file itself.
    """

    path: str
    root: str
    steps: tuple[str, ...]
    id: str = ""
    since: date | None = None

    def part(self, case: Case) -> Any:
        """The first model in which the place stands."""
        if self.root == PROTECTIONS:
            return next(one.numbers for one in case.protections if one.name == self.id)
        if self.root == "conducts":
            return case.conducts[self.id]
        if self.root == "scheme":
            return case.versions[self._first(case)].scheme
        return case.society if self.root == "society" else case.behaviour

    def put(self, case: Case, make: Make) -> Case:
        """The case with `make(old, place)` at the place; nothing is validated."""
        return self._each(case, lambda model: replaced(model, self.steps, make))

    def settled(self, case: Case) -> Case:
        """The case with the place's section validated. Raises pydantic's ValidationError."""
        if self.root == PROTECTIONS:
            settled(self.part(case)[self.steps[0]])
            return case

        def settle(model: BaseModel) -> BaseModel:
            section = self.steps[0]
            return model.model_copy(update={field_name(type(model), section): revalidated(model, section)})

        return self._each(case, settle)

    def _each(self, case: Case, change: Change) -> Case:
        if self.root == "conducts":
            return replace(case, conducts={**case.conducts, self.id: change(case.conducts[self.id])})
        if self.root == PROTECTIONS:
            changed = (
                replace(one, numbers=change(one.numbers)) if one.name == self.id else one
                for one in case.protections
            )
            return replace(case, protections=tuple(changed))
        if self.root == "society":
            return replace(case, society=change(case.society))
        if self.root == "behaviour":
            return replace(case, behaviour=change(case.behaviour))
        first = self._first(case)
        later = range(first + 1, len(case.versions))
        last = next((i for i in later if writes(case.versions[i], self.steps)), len(case.versions))
        return with_scheme(
            case,
            tuple(
                replace(version, scheme=change(version.scheme)) if first <= i < last else version
                for i, version in enumerate(case.versions)
            ),
        )

    def _first(self, case: Case) -> int:
        return next(i for i, version in enumerate(case.versions) if version.since == self.since)


def targets(case: Case, path: str) -> tuple[Target, ...]:
    """Everything that a path means: the place in the file, and in each dated change that writes it again."""
    own = target_of(case, path)
    found = [own] if own else []
    if path.partition(".")[0] in SECTIONS:
        dated = (target_of(case, f"timeline.{version.since}.{path}") for version in case.versions[1:])
        found += [target for target in dated if target]
    return tuple(found)


def target_of(case: Case, path: str) -> Target | None:
    """The one place that a path in full means, or None."""
    root, _, rest = path.partition(".")
    steps = tuple(rest.split("."))
    if root == "timeline":
        target = _dated(case, path, steps)
    elif root == "conducts":
        known = steps[0] in case.conducts and steps[1:2] and steps[1] in OF_CONDUCT
        target = Target(path, root, steps[1:], steps[0]) if known else None
    elif root == PROTECTIONS:
        name, _, number = rest.rpartition(".")
        known = any(one.name == name for one in case.protections)
        target = Target(path, root, (number,), name) if known else None
    elif root in ("society", "behaviour"):
        sections = OF_SOCIETY if root == "society" else OF_BEHAVIOUR
        target = Target(path, root, steps) if steps[0] in sections else None
    else:
        target = Target(path, "scheme", (root, *steps) if rest else (root,)) if root in SECTIONS else None
    return target if target and _holds(target.part(case), target.steps) else None


def known_paths(case: Case) -> Iterator[str]:
    """Every path of the case that can be set."""
    for version in case.versions:
        prefix = f"timeline.{version.since}." if version.since else ""
        for steps in words(version.scheme):
            if steps[0] in SECTIONS and (not version.since or writes(version, steps)):
                yield prefix + ".".join(steps)
    for id, conduct in case.conducts.items():
        used = ("rates", rates_key(conduct, case.society.id))
        yield from (
            f"conducts.{id}.{'.'.join(s)}"
            for s in words(conduct)
            if s[0] in OF_CONDUCT and (s[0] != "rates" or s[:2] == used)
        )
    yield from (f"society.{'.'.join(s)}" for s in words(case.society) if s[0] in OF_SOCIETY)
    yield from (f"behaviour.{'.'.join(s)}" for s in words(case.behaviour) if s[0] in OF_BEHAVIOUR)
    yield from (f"{PROTECTIONS}.{one.name}.{number}" for one in case.protections for number in one.numbers)


def writes(version: Version, steps: tuple[str, ...]) -> bool:
    """Whether the version's change wrote the place."""
    return any(tuple(map(str, trail)) == steps[: len(trail)] for trail in version.changed)


def _dated(case: Case, path: str, steps: tuple[str, ...]) -> Target | None:
    for version in case.versions:
        if version.since and version.since.isoformat() == steps[0] and steps[1:2] and steps[1] in SECTIONS:
            target = Target(path, "scheme", steps[1:], since=version.since)
            return target if writes(version, steps[1:]) else None
    return None


def _holds(part: Any, steps: tuple[str, ...]) -> bool:
    """Whether a number or a word stands at the steps, or a number can."""
    try:
        above, found = at(part, steps[:-1]), at(part, steps)
    except NoPlaceError:
        return False
    if found is None and isinstance(above, BaseModel):
        place = place_of(type(above), steps[-1])
        return place is not None and len(place.units) == 1 and CURRENCY not in place.units
    return isinstance(found, Quantity) or not isinstance(found, BaseModel | dict | tuple)
