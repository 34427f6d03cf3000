"""A conduct in the human form: what people do anyway."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from goodstanding.core.place import Hazard, Rate, Share
from goodstanding.core.quantity import Form
from goodstanding.model.parts import DayKey, Id, Sources, Who, Words
from goodstanding.model.shock import Shock

Topic = Literal[
    "commerce",
    "traffic",
    "speech",
    "health",
    "civic",
    "debt",
    "public_service",
    "work",
    "safety",
    "religion",
    "association",
]
Sign = Literal[-1, 0, 1]


class Legality(Form):
    """What the law says of it; not the scheme's to choose."""

    domestic: Literal["lawful", "unlawful"]
    """At home."""
    protected_by: tuple[Words, ...]
    """Instruments that protect it."""
    because: Words
    """Why."""


class Leans(Form):
    """Which way it varies between people; sign only."""

    disposition: Sign = 0
    """+1: a more rule-abiding disposition goes with more of it."""
    means: Sign = 0
    """+1: more means go with more of it."""
    because: Words
    """Why."""


class EventRates(Form):
    """How often an event happens, without any scheme."""

    acts: Rate
    """Mean over the society."""
    dated: dict[DayKey, Rate] = Field(default_factory=dict)
    """First day -> the rate from that day on, in place of `acts`; in the same unit."""
    shocks: dict[Id, Shock] = Field(default_factory=dict)
    """Dated events that bring it on, beside the rate: an outbreak, a run on a bank."""


class SpellRates(Form):
    """How often a spell starts and how it ends, without any scheme."""

    starts: Rate
    """Mean over the society."""
    ends: Annotated[dict[Id, Hazard], Field(min_length=1, max_length=8)]
    """Reason -> the rate at which spells end for it."""
    share: Share | None = None
    """Those in it on the first day; left out: the steady state of the rates."""
    dated: dict[DayKey, Rate] = Field(default_factory=dict)
    """First day -> the rate from that day on, in place of `starts`; in the same unit."""
    shocks: dict[Id, Shock] = Field(default_factory=dict)
    """Dated events that bring it on, beside the rate: an outbreak, a run on a bank."""


class _Conduct(Form):
    id: Id
    """The file's name."""
    title: Words
    """Its name."""
    topic: Topic
    """What it is about."""
    legality: Legality
    """What the law says of it."""
    who: Who = Who()
    """Who does it; left out: everyone."""
    leans: Leans | None = None
    """Which way it varies between people; left out: neither way."""
    chosen: bool = True
    """Whether people can do more or less of it at will; false of what befalls them, which then answers to no
    push."""
    data: tuple[Words, ...]
    """Kinds of data that it leaves."""
    sources: Sources = Field(default_factory=dict)
    """The sources."""


class EventConduct(_Conduct):
    """Something that is done."""

    form: Literal["event"]
    """An event: it is done, and over."""
    given: Id | None = None
    """A spell inside which alone it happens."""
    renews: bool = False
    """Whether a new subject takes the place of whoever does it, and nothing is recorded of that one."""
    rates: Annotated[dict[str, EventRates], Field(min_length=1)]
    """By society id; `any` serves every other."""


class SpellConduct(_Conduct):
    """Something that starts, lasts and ends."""

    form: Literal["spell"]
    """A spell: it starts, lasts, ends."""
    rates: Annotated[dict[str, SpellRates], Field(min_length=1)]
    """By society id; `any` serves every other."""


Conduct = EventConduct | SpellConduct
AnyConduct = Annotated[Conduct, Field(discriminator="form")]
