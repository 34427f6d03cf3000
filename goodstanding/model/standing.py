"""Standings in the human form: the presets `score` and `register`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from goodstanding.core.quantity import Days, Flaw, Form, Hazard, MeanDays, Points, Quantity, Share, flawed, plain
from goodstanding.core.quantity import PointsPlace
from goodstanding.model.parts import Id, Words


class _Timing(Form):
    per: Literal["month"] | None = None
    """`month`: counted by the calendar month."""
    while_: Literal["spell"] | None = Field(default=None, alias="while")
    """`spell`: on the first of each month in the spell."""
    at_most: Annotated[int, Field(ge=1, le=1000)] | None = None
    """At most so many records count in a calendar month."""

    @model_validator(mode="after")
    def _timed(self) -> Any:
        if (self.while_ or self.at_most) and not self.per:
            key = "while" if self.while_ else "at_most"
            raise flawed([Flaw(f"'{key}' needs 'per: month' beside it", (key,), at_key=True)])
        if self.per and not (self.while_ or self.at_most):
            hint = "Write while: spell (each month of a spell) or at_most: 1 (a monthly limit)."
            raise flawed([Flaw("'per: month' needs 'while' or 'at_most' beside it", ("per",), hint, at_key=True)])
        return self


class FixedRule(Quantity, _Timing):
    """A record moves the score by a fixed number of points."""


class ChosenRule(_Timing):
    """An official chooses between two numbers of points (uniform)."""

    from_: Points = Field(alias="from")
    """One end."""
    to: Points
    """The other end."""
    chosen_by: Words
    """The official who chooses."""

    @model_validator(mode="after")
    def _ordered(self) -> ChosenRule:
        if self.from_.value > self.to.value:
            message = f"from ({plain(self.from_.value)}) must not be above to ({plain(self.to.value)})"
            raise flawed([Flaw(message, ("from",), "Swap the two.")])
        return self


def _rule_tag(rule: Any) -> str:
    keys: Any = rule if isinstance(rule, dict) else ()
    chosen = isinstance(rule, ChosenRule) or "chosen_by" in keys or "to" in keys or isinstance(keys and keys.get("from"), dict)
    return "chosen" if chosen else "fixed"


Rule = Annotated[
    Annotated[FixedRule, *PointsPlace, Tag("fixed")] | Annotated[ChosenRule, Tag("chosen")], Discriminator(_rule_tag)
]


class Direct(Form):
    """A record holds a tier, at this or worse, for so long."""

    tier: Words
    """The tier."""
    days: Days
    """For how long."""


class Records(Form):
    """What becomes of records."""

    keep_days: Days
    """How long a record counts."""
    on_expiry: Literal["stop_counting"]
    """What happens then."""


class Tier(Form):
    """A name for a stretch of the score."""

    name: Words
    """The tier's name."""
    at_least: Points | None = None
    """Its lowest score; the last tier has none."""


class ScoreStart(Form):
    """Where the score starts."""

    all: Literal["base"]
    """Everyone starts at `base`."""


class Score(Form):
    """Points and tiers."""

    kind: Literal["score"]
    """The preset."""
    base: Points
    """Points that everyone has without any record."""
    floor: Points | None = None
    """The lowest score that is read."""
    ceiling: Points | None = None
    """The highest score that is read."""
    clip: Literal["when_read", "when_moved"] = "when_read"
    """Whether the bounds act when the score is read, or after each day's moves (then records cannot expire)."""
    start: ScoreStart | None = None
    """Where the score starts; left out: at the base."""
    rules: dict[Id, Rule]
    """Conduct -> points that a record of it adds."""
    direct: dict[Id, Direct] | None = None
    """Conduct -> the tier that a record of it holds the subject at."""
    records: Records | None = None
    """What becomes of records; left out: they count for ever."""
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)]
    """The tiers, best first; only the last has no `at_least`."""

    @model_validator(mode="after")
    def _agrees(self) -> Score:
        flaws = [*_tier_flaws(self), *_bound_flaws(self)]
        if flaws:
            raise flawed(flaws)
        return self

    @property
    def states(self) -> tuple[str, ...]:
        """The tiers, best first."""
        return tuple(tier.name for tier in self.tiers)


def _tier_flaws(score: Score) -> list[Flaw]:
    flaws: list[Flaw] = []
    for i, tier in enumerate(score.tiers):
        last = i == len(score.tiers) - 1
        if tier.name in score.states[:i]:
            flaws.append(Flaw(f"tier '{tier.name}' is named twice", ("tiers", i, "name"), "Each tier has its own name."))
        if last and tier.at_least:
            hint = "It takes everyone whom no tier above takes."
            flaws.append(Flaw(f"the last tier '{tier.name}' must not have 'at_least'", ("tiers", i, "at_least"), hint, True))
        elif not last and not tier.at_least:
            hint = "Only the last tier has none."
            flaws.append(Flaw(f"tier '{tier.name}' needs 'at_least'", ("tiers", i), hint))
        above = score.tiers[i - 1].at_least if i else None
        if above and tier.at_least and not last and tier.at_least.value >= above.value:
            better, here = score.tiers[i - 1].name, plain(tier.at_least.value)
            message = f"tier '{tier.name}' (at least {here}) must start below '{better}' (at least {plain(above.value)})"
            flaws.append(Flaw(message, ("tiers", i, "at_least"), "Tiers stand best first, each lower than the one before."))
    return flaws


def _bound_flaws(score: Score) -> list[Flaw]:
    flaws: list[Flaw] = []
    floor = score.floor.value if score.floor else -float("inf")
    ceiling = score.ceiling.value if score.ceiling else float("inf")
    if floor > ceiling:
        flaws.append(Flaw(f"floor ({plain(floor)}) is above ceiling ({plain(ceiling)})", ("floor",)))
    elif not floor <= score.base.value <= ceiling:
        flaws.append(Flaw(f"base ({plain(score.base.value)}) lies outside floor and ceiling", ("base",)))
    for i, tier in enumerate(score.tiers):
        if tier.at_least and not floor < tier.at_least.value <= ceiling:
            end = f"at or below the floor ({plain(floor)})" if tier.at_least.value <= floor else f"above the ceiling ({plain(ceiling)})"
            flaws.append(Flaw(f"tier '{tier.name}' starts {end}", ("tiers", i, "at_least"), "Nobody could leave or reach it."))
    if score.clip == "when_moved" and score.records:
        hint = "Write clip: when_read, or leave 'records' out."
        flaws.append(Flaw("records cannot expire with clip: when_moved", ("records",), hint, True))
    for conduct in score.direct or {}:
        tier = (score.direct or {})[conduct].tier
        if tier not in score.states:
            flaws.append(unknown(tier, score.states, "tier", ("direct", conduct, "tier")))
    return flaws


def unknown(word: str, known: tuple[str, ...], what: str, path: tuple[str | int, ...]) -> Flaw:
    """An unknown reference, with what is known."""
    from goodstanding.core.errors import offer

    return Flaw(f"no {what} '{word}'", path, offer(word, known, what="There are"))


class Extended(Form):
    """Some entries stand longer."""

    share: Share
    """Of the entries."""
    days: Days
    """So much longer."""


class EarlyExit(Form):
    """Entries also leave early, for one more reason."""

    as_: Id = Field(alias="as")
    """The reason's name."""
    per_year: Hazard
    """The rate at which live entries leave for it."""


class Late(Form):
    """Some removals come late."""

    share: Share
    """Of all removals."""
    days: Days
    """So late."""


class Entry(Form):
    """A ground of entry."""

    when: Id
    """The conduct behind it."""
    per_year: Hazard | None = None
    """Spell only: decided at this rate while the spell lasts; left out: with the record itself."""
    after_days: Days | None = None
    """From the record to the entry; left out: 0."""
    until: Literal["ended"] | None = None
    """Spell only: leaves when the spell ends; left out: stays for keep_days."""
    exit_days: Days | None = None
    """From the end of the spell to the removal; left out: 0."""
    keep_days: Days | None = None
    """Leaves after so long; with `until: ended` whichever comes first."""
    extended: Extended | None = None
    """A share of entries stands longer than keep_days."""
    early_exit: EarlyExit | None = None
    """One more way out."""
    unfounded_days: Days | None = None
    """How long an entry about nothing stands if nobody has it struck."""

    @model_validator(mode="after")
    def _ends(self) -> Entry:
        flaws: list[Flaw] = []
        if not (self.until or self.keep_days or self.early_exit):
            hint = "Write until: ended (of a spell), keep_days or early_exit."
            flaws.append(Flaw("this entry never ends", (), hint, True))
        for key, needs in (("exit_days", "until"), ("unfounded_days", "until"), ("extended", "keep_days")):
            if getattr(self, key) and not getattr(self, needs):
                needed = "until: ended" if needs == "until" else needs
                flaws.append(Flaw(f"'{key}' needs '{needed}' beside it", (key,), at_key=True))
        if flaws:
            raise flawed(flaws)
        return self


class RegisterStart(Form):
    """Who is on it on the first day."""

    share: Share
    """Share of the eligible subjects."""
    entry: Id
    """The ground on which they are."""
    mean_days_in: MeanDays
    """How long they have been on it, in the mean (exponential)."""


class Register(Form):
    """A list: on it, or clear."""

    kind: Literal["register"]
    """The preset."""
    state: Id
    """The name of being on it; the other state is `clear`."""
    entries: Annotated[dict[Id, Entry], Field(min_length=1)]
    """Ground -> how one comes on and off."""
    removed_late: Late | None = None
    """Removals that come late."""
    start: RegisterStart | None = None
    """The stock on the first day; left out: nobody."""

    @model_validator(mode="after")
    def _agrees(self) -> Register:
        flaws: list[Flaw] = []
        if self.state == "clear":
            flaws.append(Flaw("'clear' is the name of not being on it", ("state",), "Choose another, such as listed."))
        if self.start and self.start.entry not in self.entries:
            flaws.append(unknown(self.start.entry, tuple(self.entries), "entry", ("start", "entry")))
        if flaws:
            raise flawed(flaws)
        return self

    @property
    def states(self) -> tuple[str, ...]:
        """Clear, and the named state."""
        return ("clear", self.state)


Standing = Annotated[Score | Register, Field(discriminator="kind")]
