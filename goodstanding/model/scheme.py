"""A scheme in the human form: who watches, what standing follows, what the standing does."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.quantity import (
    Days,
    Form,
    Keys,
    Money,
    Probability,
    Rate,
    Ratio,
    Share,
    flawed,
    plain,
)
from goodstanding.model.parts import Day, Id, Level, Sources, Where, Words
from goodstanding.model.standing import Standing

AimKind = Literal[
    "repayment", "safety", "health", "tax", "contract", "environment", "order", "participation", "none"
]
Domain = Literal[
    "travel", "movement", "confinement", "housing", "credit", "payments", "insurance", "work", "school", "shops", "care",
    "public_service", "licence", "market_access", "tax", "tender", "speech", "reach", "reputation",
]  # fmt: skip
Status = Literal[
    "enacted", "pilot", "in_use", "in_force_voluntary", "lapsed", "struck_down", "announced", "hypothetical",
    "described", "control",
]  # fmt: skip


class Subject(Form):
    """Who has a standing."""

    is_: Literal["person"] = Field(alias="is")
    """What a subject is."""
    where: Where = Where()
    """Who can be one; left out: everyone."""


class InForce(Form):
    """The days on which the scheme holds."""

    from_: Day | None = Field(default=None, alias="from")
    """The first day; left out: always was."""
    until: Day | None = None
    """The last day; left out: still is."""
    source: Keys | None = None
    """Who says so."""

    @model_validator(mode="after")
    def _ordered(self) -> InForce:
        if self.from_ and self.until and self.from_ > self.until:
            raise flawed([Flaw(f"until ({self.until}) lies before from ({self.from_})", ("until",))])
        return self


class Lawful(Form):
    """Whether documents call the aim a lawful one."""

    value: Literal["yes", "no", "disputed", "unknown"]
    """What they say."""
    source: Keys
    """Which."""


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


class Feed(Form):
    """A stream of observation."""

    title: Words
    """Its name."""
    operator: Words
    """Who collects it."""
    data: Words
    """The kind of data."""
    dpv: str | None = None
    """Category of the Data Privacy Vocabulary."""
    lag_days: Days | None = None
    """From the act to the record; left out: 0."""
    coverage: Share | None = None
    """Share of the acts that the feed reaches at all; left out: 1."""


class Sight(Form):
    """How well one feed sees one conduct."""

    sensitivity: Probability
    """Probability that an act which the feed reaches leaves a record."""
    false_positive: Rate | None = None
    """Invented records; left out: none."""


class Spillover(Form):
    """A consequence that also reaches the household."""

    to: Literal["household", "household.child", "household.adult"]
    """Whom."""
    share: Share
    """Which share of them."""


def _as_states(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


States = Annotated[
    tuple[Words, ...],
    BeforeValidator(_as_states, json_schema_input_type=str | list[str]),
    Field(min_length=1),
]
When = Annotated[dict[Id, States], Field(min_length=1, max_length=1)]
"""One standing and its state or states."""


class Consequence(Form):
    """What a standing triggers."""

    title: Words
    """Its name."""
    when: When
    """The standing and its state or states."""
    domain: Domain
    """The part of life."""
    effect: Literal["deny", "charge", "publish", "confine", "prioritise", "reward"]
    """deny, charge, publish, confine are burdens; prioritise, reward are rewards."""
    meets: Id | None = None
    """The encounter at which it is felt; left out: it simply lasts."""
    enforced: Probability | None = None
    """Probability that it is applied at an encounter; left out: 1."""
    amount: Money | None = None
    """Money at each encounter at which it is applied."""
    decided_by: Literal["rule", "official"]
    """Who decides."""
    spill: Spillover | None = None
    """Whom else it reaches."""
    source: Keys | None = None
    """Who says so."""
    at: str | None = None
    """Where."""

    @model_validator(mode="after")
    def _agrees(self) -> Consequence:
        flaws: list[Flaw] = []
        if self.amount and not self.meets:
            flaws.append(
                Flaw("'amount' needs 'meets': the encounter at which it is due", ("amount",), at_key=True)
            )
        if self.amount and self.effect not in ("charge", "reward"):
            flaws.append(
                Flaw("'amount' belongs to effect: charge or effect: reward", ("amount",), at_key=True)
            )
        if self.source and not self.at:
            flaws.append(
                Flaw(
                    "'source' needs 'at' beside it",
                    ("source",),
                    "Say where in the source: a page, an article.",
                    True,
                )
            )
        if flaws:
            raise flawed(flaws)
        return self


class Contest(Form):
    """How a record can be disputed."""

    channel: Words
    """Where."""
    take_up: Probability
    """Probability that a record which took effect is disputed."""
    delay_days_from: Days
    """Shortest time to the decision."""
    delay_days_to: Days
    """Longest time to the decision."""
    success_if_wrong: Probability
    """Probability that a false record is struck."""
    success_if_right: Probability
    """Probability that a true record is struck."""

    @model_validator(mode="after")
    def _ordered(self) -> Contest:
        low, high = self.delay_days_from.value, self.delay_days_to.value
        if low > high:
            message = f"delay_days_from ({plain(low)}) is above delay_days_to ({plain(high)})"
            raise flawed([Flaw(message, ("delay_days_from",), "Swap the two.")])
        return self


class Participation(Form):
    """Who takes part."""

    share: Share
    """Share of the eligible who do."""
    refusers: Literal["records_without_score"]
    """What becomes of the others: feeds record them, no standing follows."""


class Response(Form):
    """How a standing changes what people do."""

    conduct: Id
    """The conduct."""
    changes: Id
    """`rate`, or the reason of an end."""
    when: When
    """The standing and its state or states."""
    ratio: Ratio
    """What the rate is multiplied by."""


class Change(Form):
    """What a dated change lays over the file, key by key."""

    feeds: dict[str, Any] | None = None
    """As in the file."""
    sees: dict[str, Any] | None = None
    """As in the file."""
    standings: dict[str, Any] | None = None
    """Rules, entries and records only; columns, tiers and states stay."""
    consequences: dict[str, Any] | None = None
    """As in the file."""
    contest: dict[str, Any] | None = None
    """As in the file."""
    participation: dict[str, Any] | None = None
    """As in the file."""
    responses: dict[str, Any] | None = None
    """As in the file."""


class Dated(Form):
    """Something that happened to the scheme on a day."""

    date: Day
    """The day from which it holds."""
    announced: Day | None = None
    """The day on which it became known."""
    source: Keys
    """Who says so."""
    says: Words
    """What happened, in neutral words."""
    change: Change | None = None
    """What it changes; left out: nothing."""
    carry: Literal["keep"] | None = None
    """What becomes of the records made before; `keep` is the only way so far."""


class Given(Form):
    """Where a worked example starts, and what then happens."""

    model_config = {**Form.model_config, "extra": "allow"}
    __pydantic_extra__: dict[str, Level]

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


class Measure(Form):
    """How a published figure is measured in a run."""

    is_: Literal[
        "stock_share",
        "entries_per_adult_year",
        "exits_per_stock_year",
        "met_per_person_year",
        "acts_per_adult_year",
    ] = Field(alias="is")
    """What is measured."""
    standing: Id | None = None
    """The standing."""
    state: Words | None = None
    """Its state."""
    consequence: Id | None = None
    """The consequence (met_per_person_year)."""
    conduct: Id | None = None
    """The conduct (acts_per_adult_year)."""
    at: Literal["end"] | None = None
    """`end`: the last day and not the mean over the run."""

    @model_validator(mode="after")
    def _complete(self) -> Measure:
        wanted = {"met_per_person_year": ("consequence",), "acts_per_adult_year": ("conduct",)}
        needed = wanted.get(self.is_, ("standing", "state"))
        flaws = [
            Flaw(f"{self.is_} needs '{name}'", at_key=True) for name in needed if not getattr(self, name)
        ]
        others = {"standing", "state", "consequence", "conduct"} - set(needed)
        flaws += [
            Flaw(f"{self.is_} takes no '{name}'", (name,), at_key=True)
            for name in sorted(others)
            if getattr(self, name)
        ]
        if self.at and self.is_ != "stock_share":
            flaws.append(Flaw(f"{self.is_} takes no 'at'", ("at",), at_key=True))
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


class Scheme(Form):
    """A scheme: who watches, what standing follows, what the standing does."""

    id: Id
    """The folder's name: lower snake, starts with the jurisdiction (zz: nowhere)."""
    title: Words
    """Its name."""
    row: Words | None = None
    """Row of the source table; left out for controls."""
    jurisdiction: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """ISO 3166 alpha-2, or ZZ."""
    mechanism: Words
    """The mechanism in one line."""
    compulsion: Literal["mandatory", "voluntary", "mixed", "none"]
    """Whether one must take part."""
    status: Status
    """Where it stands."""
    reading: Literal["provisional", "reviewed"]
    """Whether a second reading agreed."""
    summary: Words
    """Two or three neutral sentences."""
    subject: Subject
    """Who has a standing."""
    in_force: InForce | None = None
    """When it holds; left out: always."""
    aim: Aim | None = None
    """What it says it is for; left out for controls only."""
    claims: tuple[Claim, ...] = ()
    """What authors claim, beside what documents say."""
    feeds: dict[Id, Feed] = {}
    """Who watches."""
    sees: dict[Id, dict[Id, Sight]] = {}
    """Feed -> conduct -> how well."""
    standings: dict[Id, Standing] = {}
    """What standing follows."""
    consequences: dict[Id, Consequence] = {}
    """What the standing does."""
    contest: Contest | None = None
    """How a record can be disputed; left out: it cannot."""
    participation: Participation | None = None
    """Who takes part; left out: everyone eligible."""
    responses: dict[Id, Response] = {}
    """How a standing changes what people do."""
    timeline: tuple[Dated, ...] = ()
    """What happened when."""
    examples: tuple[Example, ...] = ()
    """Worked cases."""
    published: tuple[Published, ...] = ()
    """Figures to check against."""
    sources: Sources = {}
    """The sources, from sources.yaml beside the scheme."""
