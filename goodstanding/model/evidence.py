"""What is said about a scheme: its aim, claims beside documents, worked cases, published figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import inf
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.quantity import Form, Keys, flawed, plain
from goodstanding.model.parts import Day, Id, Level, Words

AimKind = Literal[
    "repayment", "safety", "health", "tax", "contract", "environment", "order", "participation", "none"
]


class Lawful(Form):
    """Whether documents call the aim a lawful one."""

    value: Literal["yes", "no", "disputed", "unknown"]
    """What they say."""
    source: Keys
    """The document that says so."""


class Aim(Form):
    """What the scheme says it is for."""

    says: Words
    """The aim in neutral words."""
    who: Keys
    """The source that states it."""
    kind: AimKind
    """From a closed list."""
    lawful: Lawful | None = None
    """Whether documents call it a lawful aim."""
    measured_by: Id
    """The metric that measures it."""


class Claim(Form):
    """What an author claims, beside what documents say."""

    who: Words
    """The source that claims it."""
    says: Words
    """The claim in our words."""
    documents: Literal["agree", "differ", "not_found", "prediction"]
    """What the sources listed do with it."""
    finding: Words
    """What they say."""
    sources: Annotated[Keys, Field(min_length=1)]
    """The documents looked at."""


class Given(Form):
    """Where a worked example starts, and what then happens."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Level]  # pyright: ignore[reportIncompatibleVariableOverride]

    acts: tuple[Id, ...] = ()
    """Conducts of which one record each is made, in this order."""


class Example(Form):
    """A worked case; evaluated only by `check`."""

    given: Given
    """Standing -> number or state, and `acts`."""
    expect: Annotated[dict[Id, Level], Field(min_length=1)]
    """Standing -> number or state."""
    source: Keys
    """Who works it out."""
    at: Words
    """Where."""


_NEEDED = {
    "met_per_person_year": ("consequence",),
    "ever_on_false_share": ("consequence",),
    "acts_per_adult_year": ("conduct",),
    "invented_share": ("conduct",),
    "record_share": ("conduct",),
    "record_days": ("standing", "conduct"),
    "days_in_force": ("consequence",),
    "taking_part_share": ("standing",),
    "rater_correlation": ("standing",),
    "divergence_share": ("standing", "part"),
    "reversed_share": (),
    "not_measured": ("because",),
}
"""What a measure is of, where it is not of a state of a standing."""


class Measure(Form):
    """How a published figure is measured in a run."""

    is_: Literal[
        "stock_share",
        "entries_per_adult_year",
        "exits_per_stock_year",
        "met_per_person_year",
        "acts_per_adult_year",
        "invented_share",
        "ever_on_false_share",
        "reversed_share",
        "record_share",
        "record_days",
        "days_in_force",
        "taking_part_share",
        "rater_correlation",
        "divergence_share",
        "not_measured",
    ] = Field(alias="is")
    """What is measured; `not_measured`: nothing, as no run holds it."""
    standing: Id | None = None
    """The standing."""
    state: Words | None = None
    """Its state."""
    consequence: Id | None = None
    """The consequence (met_per_person_year, ever_on_false_share, days_in_force)."""
    conduct: Id | None = None
    """The conduct (acts_per_adult_year, invented_share, record_share, record_days)."""
    part: Literal["scope", "measurement", "weights"] | None = None
    """From where raters differ (divergence_share)."""
    because: Words | None = None
    """Why no run measures it (not_measured)."""
    at: Literal["end"] | None = None
    """`end`: the last day and not the mean over the run."""
    date: Day | None = None
    """A day of the run, and not the mean over it."""

    @model_validator(mode="after")
    def _complete(self) -> Measure:
        needed = _NEEDED.get(self.is_, ("standing", "state"))
        flaws = [
            Flaw(f"{self.is_} needs '{name}'", at_key=True) for name in needed if not getattr(self, name)
        ]
        others = {"standing", "state", "consequence", "conduct", "part", "because"} - set(needed)
        flaws += [
            Flaw(f"{self.is_} takes no '{name}'", (name,), at_key=True)
            for name in sorted(others)
            if getattr(self, name)
        ]
        if self.is_ not in ("stock_share", "taking_part_share"):
            when = [name for name in ("at", "date") if getattr(self, name)]
            flaws += [Flaw(f"{self.is_} takes no '{name}'", (name,), at_key=True) for name in when]
        elif self.at and self.date:
            flaws.append(Flaw("'at' and 'date' name two days", ("at",), "Leave one out.", at_key=True))
        if flaws:
            raise flawed(flaws)
        return self


_LEAST_AND_MOST = {
    "stock_share": (0.0, 1.0),
    "acts_per_adult_year": (0.0, 365.0),
    "invented_share": (0.0, 1.0),
    "ever_on_false_share": (0.0, 1.0),
    "reversed_share": (0.0, 1.0),
    "record_share": (0.0, 1.0),
    "taking_part_share": (0.0, 1.0),
    "rater_correlation": (-1.0, 1.0),
    "divergence_share": (0.0, 1.0),
}
"""The least and the most that a measure can be; others from 0 without an end.
Acts are at most one a day of a year."""


class Window(Form):
    """The runs that a figure holds for."""

    from_: Day | None = Field(default=None, alias="from")
    """Their first day; any if left out."""
    days_from: Annotated[int, Field(ge=1)] | None = None
    """The fewest days that they may have; any if left out."""
    days_to: Annotated[int, Field(ge=1)] | None = None
    """The most; any if left out."""

    @model_validator(mode="after")
    def _some(self) -> Window:
        if self.from_ is None and self.days_from is None and self.days_to is None:
            raise flawed(
                [
                    Flaw(
                        "'run' says nothing of which runs",
                        hint="Give from, days_from or days_to, or leave it out.",
                    )
                ]
            )
        if self.days_from and self.days_to and self.days_from > self.days_to:
            message = f"days_from ({self.days_from}) is above days_to ({self.days_to})"
            raise flawed([Flaw(message, ("days_from",), "Swap the two.")])
        return self

    def holds(self, first: int, days: int) -> bool:
        """Whether a run from the day with this ordinal, and of so many days, is one of them."""
        starts = self.from_ is None or self.from_.toordinal() == first
        return starts and (self.days_from or 1) <= days <= (self.days_to or days)

    @property
    def words(self) -> str:
        """`a run of 8 to 10 days from 2022-02-15`."""
        low, high = self.days_from, self.days_to
        if low and high:
            days = f" of {low} days" if low == high else f" of {low} to {high} days"
        elif low or high:
            days = f" of {low} days or more" if low else f" of {high} days at most"
        else:
            days = ""
        return "a run" + days + (f" from {self.from_}" if self.from_ else "")


class Published(Form):
    """A figure that somebody published about the scheme."""

    id: Id
    """Its id."""
    says: Words
    """What it counts."""
    used_as: Literal["input", "check"]
    """`input`: it set a parameter; `check`: it took no part in setting any."""
    low: float
    """Low end of what was published."""
    high: float
    """High end."""
    value: float | None = None
    """The figure itself, where one was published."""
    unit: Words
    """Its unit."""
    source: Annotated[Keys, Field(min_length=1)]
    """Who published it."""
    at: Words
    """Where."""
    from_: str | None = Field(default=None, alias="from")
    """The arithmetic, in words."""
    measure: Measure
    """How a run measures it."""
    run: Window | None = None
    """The runs that it holds for; every run if left out."""

    @property
    def bound(self) -> bool:
        """Whether it is a check that a run can miss on one side only: an end of it is the least, or the
        most, that the measure can be."""
        least, most = _LEAST_AND_MOST.get(self.measure.is_, (0.0, inf))
        return self.used_as == "check" and (self.low <= least or self.high >= most)

    @property
    def use(self) -> str:
        """`input`, `check`, or `check, a bound`."""
        return used(self.used_as, self.bound)

    @model_validator(mode="after")
    def _ordered(self) -> Published:
        if self.low > self.high:
            raise flawed(
                [
                    Flaw(
                        f"low ({plain(self.low)}) is above high ({plain(self.high)})",
                        ("low",),
                        "Swap the two.",
                    )
                ]
            )
        if self.value is not None and not self.low <= self.value <= self.high:
            message = f"value {plain(self.value)} lies outside [{plain(self.low)}, {plain(self.high)}]"
            raise flawed([Flaw(message, ("value",), "low <= value <= high.")])
        if self.measure.because and self.used_as == "check":
            message = "a figure that no run measures checks nothing"
            raise flawed([Flaw(message, ("used_as",), "Write input, or say how it is measured.")])
        return self


def used(as_: Literal["input", "check"], bound: bool) -> str:
    """`input`, `check`, or `check, a bound`."""
    return as_ + (", a bound" if bound else "")


def uses(published: Iterable[Published]) -> str:
    """How many set a parameter and how many check it: `2 inputs, 3 checks, 1 of them a bound`."""
    found = list(published)
    counts = Counter(figure.used_as for figure in found)
    told = [f"{n} {word}{'s' if n > 1 else ''}" for word in ("input", "check") if (n := counts[word])]
    bounds = sum(figure.bound for figure in found)
    if bounds and counts["check"] == 1:
        told.append("a bound")
    elif bounds:
        told.append(f"{bounds} of them " + ("a bound" if bounds == 1 else "bounds"))
    return ", ".join(told)
