"""Dated events from outside: so many do it, or are recorded for it, within some days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pydantic import Field, model_validator

from goodstanding.core.errors import Flaw, Problem
from goodstanding.core.place import Reach
from goodstanding.core.quantity import Form, flawed, plain
from goodstanding.model.parts import Day, Words


class Shock(Form):
    """Something that happens to some of those concerned, each of them alike, on a day or within some days."""

    says: Words
    """What happened, in neutral words."""
    from_: Day = Field(alias="from")
    """The day, or the first of them."""
    until: Day | None = None
    """The last day; left out: that one day."""
    reaches: Reach
    """Whom it reaches at least once: a share of all concerned, or so many of them."""

    @model_validator(mode="after")
    def _ordered(self) -> Shock:
        if self.until is not None and self.until < self.from_:
            raise flawed([Flaw(f"until ({self.until}) lies before from ({self.from_})", ("until",))])
        return self

    @property
    def first(self) -> int:
        """Ordinal of its first day."""
        return self.from_.toordinal()

    @property
    def last(self) -> int:
        """Ordinal of its last day."""
        return (self.until or self.from_).toordinal()

    def share(self, heads: float) -> float:
        """Share of `heads` people, or firms, whom it reaches."""
        return self.reaches.value if self.reaches.unit == "share" else self.reaches.value / heads

    def a_day(self, heads: float) -> float:
        """Chance of each of them on each of its days, so that the share is reached at least once in all."""
        return 1.0 - (1.0 - min(1.0, self.share(heads))) ** (1.0 / (self.last + 1 - self.first))


Shocks = Mapping[str, Shock]


def on_day(shocks: Shocks, day: int, heads: float) -> float:
    """The chance that all of them together add on a day."""
    return sum(shock.a_day(heads) for shock in shocks.values() if shock.first <= day <= shock.last)


def edges(shocks: Iterable[Shock]) -> Iterator[int]:
    """Days on which one begins, or is over for the first time."""
    for shock in shocks:
        yield from (shock.first, min(shock.last + 1, date.max.toordinal()))


def check_reach(shocks: Shocks, place: str, heads: float, subject: str) -> Iterator[Problem]:
    """What is wrong with them among `heads` subjects of this kind (person or firm)."""
    for name, shock in shocks.items():
        unit, there = shock.reaches.unit, f"{place}.{name}.reaches"
        if unit not in ("share", f"{subject}s"):
            yield Problem(f"{there} is in {unit}", hint=f"Write share or {subject}s.")
        elif shock.share(heads) > 1.0:
            number = plain(shock.reaches.value)
            yield Problem(f"{there}: {number} are more than the {heads:.0f} concerned", hint="Lower it.")
