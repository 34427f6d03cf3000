"""A scheme as a card: what a reader wants to see of it before running it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from goodstanding.model.arm import parse_arm
from goodstanding.model.case import Number, make_cases, numbers
from goodstanding.model.catalog import Catalog
from goodstanding.model.in_force import first_day
from goodstanding.model.machine import DAYS_PER_YEAR
from goodstanding.model.scheme import InForce, Scheme
from goodstanding.model.timeline import SchemeEntry, frozen_at, last_day


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list. `standing`: the kinds of standing, or `rail` (feeds and no standing);
    `assumed_share`: of the numbers that a run uses, 0..1; `joins`: entries that it is composed of.
    """

    id: str
    row: str | None
    title: str
    mechanism: str
    compulsion: str
    subject: str
    standing: tuple[str, ...]
    status: str
    reviewed: bool
    numbers: int
    assumed_share: float
    joins: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values under the names that `list --json` promises."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Card:
    """A scheme in the human form, its line of the list, every number that a run of it uses, with its path,
    and the first day of a run of a year that is asked for without one. `outside`: that it was not in force on
    the day asked for; else empty.
    """

    entry: Entry
    scheme: Scheme
    numbers: tuple[Number, ...]
    first_day: date
    outside: str = ""

    def to_json(self) -> dict[str, Any]:
        """The scheme as data, with the paths of its numbers as `--set` takes them."""
        return {
            **self.entry.to_json(),
            "first_day": self.first_day.isoformat(),
            **({"outside": self.outside} if self.outside else {}),
            "scheme": self.scheme.model_dump(mode="json", by_alias=True, exclude_none=True),
            "paths": [
                {"path": path, **quantity.model_dump(mode="json", exclude_none=True)}
                for path, quantity in self.numbers
            ],
        }


def _on(dated: SchemeEntry, version: str) -> Scheme:
    """The scheme of a day, with what had happened by then."""
    scheme, last = frozen_at(dated.versions, version), last_day(version)
    return scheme.model_copy(update={"timeline": tuple(one for one in scheme.timeline if one.date <= last)})


def _outside(period: InForce | None, version: str | None) -> str:
    """That a scheme was not in force on a day (of a month or year: its last), in a sentence; else empty."""
    if period is None or version is None:
        return ""
    day = last_day(version)
    if period.from_ and day < period.from_:
        return f"Not yet in force on {day}: these are the rules with which it began on {period.from_}."
    if period.until and day > period.until:
        return f"No longer in force on {day}: its last day was {period.until}, and these are its last rules."
    return ""


def card_of(catalog: Catalog, name: str) -> Card:
    """The card of a scheme (`ID`, or `ID@DATE` for its rules of that day), in the society of its own
    jurisdiction. Raises FileProblem or RequestProblem."""
    arm = parse_arm(name)
    dated = catalog.entry(arm.scheme)
    scheme = _on(dated, arm.version) if arm.version else dated.scheme
    (case,) = make_cases(catalog, [name])
    used = tuple(numbers(case))
    kinds = tuple(sorted({standing.kind for standing in scheme.standings.values()}))
    entry = Entry(
        id=f"{scheme.id}@{arm.version}" if arm.version else scheme.id,
        row=scheme.row,
        title=scheme.title,
        mechanism=scheme.mechanism,
        compulsion=scheme.compulsion,
        subject=" or ".join(scheme.subject.is_),
        standing=kinds or (("rail",) if scheme.feeds else ()),
        status=scheme.status,
        reviewed=scheme.reading == "reviewed",
        numbers=len(used),
        assumed_share=sum(quantity.basis == "assumed" for _, quantity in used) / max(1, len(used)),
        joins=tuple(sorted(scheme.compose or ())),
    )
    first = first_day([scheme.in_force], days=DAYS_PER_YEAR)
    return Card(entry, scheme, used, first, _outside(scheme.in_force, arm.version))
