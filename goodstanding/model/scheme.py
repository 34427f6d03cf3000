"""A scheme in the human form: who watches, what standing follows, what the standing does."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.place import Days, Heads, Probability, Rate, Ratio, Share
from goodstanding.core.quantity import Form, Keys, flawed
from goodstanding.model.consequence import Consequence, Contest, Response
from goodstanding.model.evidence import Aim, Claim, Example, Published
from goodstanding.model.facts import Facts
from goodstanding.model.parts import Day, Id, Sources, Where, Words
from goodstanding.model.shock import Shock
from goodstanding.model.standing import Standing

Status = Literal[
    "enacted", "pilot", "in_use", "in_force_voluntary", "lapsed", "struck_down", "announced", "hypothetical",
    "described", "control",
]  # fmt: skip


Kind = Literal["person", "firm"]


def _as_list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Kinds = Annotated[
    tuple[Kind, ...],
    BeforeValidator(_as_list, json_schema_input_type=Kind | tuple[Kind, ...]),
    Field(min_length=1),
]
"""One kind of subject, or a list of kinds."""


class Slice(Form):
    """People or firms so few that a sample of a country would hold none: a run is then of these alone."""

    of: Words
    """Who they are."""
    size: Heads
    """How many there are. Rates in the file are per person, or firm, of these."""


class Subject(Form):
    """Who has a standing."""

    is_: Kinds = Field(alias="is")
    """What a subject is; a list where it may be either. A run is of one kind, that of its society."""
    where: Where = Where()
    """Who can be one; left out: everyone."""
    slice: Slice | None = None
    """Left out: a run is of the whole society."""


class InForce(Form):
    """The days on which the scheme holds."""

    from_: Day | None = Field(default=None, alias="from")
    """The first day; left out: always was."""
    until: Day | None = None
    """The last day; left out: still is."""
    stocks: Day | None = None
    """The day that the stocks of the first day are of: a run begins there unless told; left out: any."""
    source: Keys | None = None
    """Who says so."""

    @model_validator(mode="after")
    def _ordered(self) -> InForce:
        if self.from_ and self.until and self.from_ > self.until:
            raise flawed([Flaw(f"until ({self.until}) lies before from ({self.from_})", ("until",))])
        if self.stocks and not (self.from_ or self.stocks) <= self.stocks <= (self.until or self.stocks):
            raise flawed([Flaw(f"stocks ({self.stocks}) is no day in force", ("stocks",))])
        return self


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


class ByGroup(Form):
    """How much more often a sight errs, or sees, in the smaller group than in the larger.

    Each is the ratio of the smaller group's rate to the larger one's; what the sight states stays the mean
    over the society.
    """

    sensitivity: Ratio | None = None
    """Of how often an act leaves a record; left out: 1."""
    false_positive: Ratio | None = None
    """Of invented records; left out: 1."""


class Sight(Form):
    """How well one feed sees one conduct."""

    sensitivity: Probability
    """Probability that an act which the feed reaches leaves a record."""
    false_positive: Rate | None = None
    """Invented records; left out: none."""
    faults: dict[Id, Shock] = Field(default_factory=dict)
    """Dated events in which records of no act come in a burst, beside `false_positive`."""
    by_group: ByGroup | None = None
    """Left out: the same for both groups."""


class Participation(Form):
    """Who takes part."""

    share: Share
    """Share of the eligible who do."""
    refusers: Literal["records_without_score"]
    """What becomes of the others: feeds record them, no standing follows."""


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
    contests: dict[str, Any] | None = None
    """As in the file."""
    participation: dict[str, Any] | None = None
    """As in the file."""
    responses: dict[str, Any] | None = None
    """As in the file."""
    facts: dict[str, Any] | None = None
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


class Scheme(Form):
    """A scheme: who watches, what standing follows, what the standing does."""

    id: Id
    """The folder's name: lower snake, starts with the jurisdiction (zz: nowhere)."""
    title: Words
    """Its name."""
    like: Id | None = None
    """The entry over which this file is laid, key by key, as a dated change is; left out: it stands alone."""
    compose: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    """Entries whose parts stand side by side beneath what this file writes itself; left out: none."""
    pooled: tuple[Id, ...] = ()
    """Conducts that feeds of several of these see, and whose records count for all."""
    without: tuple[Words, ...] = ()
    """Places of these that are left out, such as responses.pressure."""
    row: Words | None = None
    """Row of the source table; left out for controls."""
    jurisdiction: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """ISO 3166 alpha-2, or ZZ."""
    society: Annotated[str, Field(pattern=r"^[A-Z]{2}(_[a-z_]+)?$")] | None = None
    """The society that it lives in unless another is asked for; left out: that of the jurisdiction."""
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
    feeds: dict[Id, Feed] = Field(default_factory=dict)
    """Who watches."""
    sees: dict[Id, dict[Id, Sight]] = Field(default_factory=dict)
    """Feed -> conduct -> how well."""
    standings: dict[Id, Standing] = Field(default_factory=dict)
    """What standing follows."""
    consequences: dict[Id, Consequence] = Field(default_factory=dict)
    """What the standing does."""
    contest: Contest | None = None
    """How a record can be disputed; left out: it cannot."""
    contests: dict[Id, Contest] = Field(default_factory=dict)
    """Standing -> how its records can be disputed, if otherwise."""
    participation: Participation | None = None
    """Who takes part; left out: everyone eligible."""
    responses: dict[Id, Response] = Field(default_factory=dict)
    """How a standing changes what people do."""
    timeline: tuple[Dated, ...] = ()
    """What happened when."""
    examples: tuple[Example, ...] = ()
    """Worked cases."""
    published: tuple[Published, ...] = ()
    """Figures to check against."""
    facts: Facts = Facts()
    """What it states for the law."""
    sources: Sources = Field(default_factory=dict)
    """The sources, from sources.yaml beside the scheme."""

    @property
    def home(self) -> str:
        """Id of the society that it lives in unless another is asked for; ZZ: any."""
        return self.society or self.jurisdiction
