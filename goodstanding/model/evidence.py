"""What is said about a scheme: its aim, claims beside documents, worked cases, published figures."""

from __future__ import annotations

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
    ] = Field(alias="is")
    """What is measured."""
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
        others = {"standing", "state", "consequence", "conduct", "part"} - set(needed)
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
        return self
