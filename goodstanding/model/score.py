"""The standing `score` in the human form: points and tiers."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from goodstanding.core.errors import Flaw, unknown
from goodstanding.core.place import Days, Points, PointsPlace
from goodstanding.core.quantity import Form, Quantity, flawed, plain
from goodstanding.model.parts import Id, Words
from goodstanding.model.society import is_month_day
from goodstanding.model.stock import Stock


def _as_month_day(value: Any) -> Any:
    if isinstance(value, str) and is_month_day(value):
        return value
    raise PydanticCustomError("bad_month_day", "bad month-day")


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
            raise flawed(
                [Flaw("'per: month' needs 'while' or 'at_most' beside it", ("per",), hint, at_key=True)]
            )
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
    keys = cast("dict[str, Any]", rule) if isinstance(rule, dict) else {}
    chosen = (
        isinstance(rule, ChosenRule)
        or "chosen_by" in keys
        or "to" in keys
        or isinstance(keys.get("from"), dict)
    )
    return "chosen" if chosen else "fixed"


Rule = Annotated[
    Annotated[FixedRule, *PointsPlace, Tag("fixed")] | Annotated[ChosenRule, Tag("chosen")],
    Discriminator(_rule_tag),
]


class Direct(Form):
    """A record holds a tier, at this or worse, for so long."""

    tier: Words
    """The tier."""
    days: Days
    """For how long."""


class Carried(Form):
    """On one date of each year, who is in a tier by points alone gets points for a time."""

    tier: Words
    """The tier, which the points read as that morning."""
    date: Annotated[str, BeforeValidator(_as_month_day)]
    """Month-day, such as 04-01."""
    points: Points
    """What the score moves by."""
    keep_days: Days
    """For how long."""
    put_down_to: Id
    """The conduct to which what follows is put down: one of the rules."""


class ReadYearly(Form):
    """The points are read on one date of each year, and what they read as then stands until the next."""

    date: Annotated[str, BeforeValidator(_as_month_day)]
    """Month-day, such as 04-01."""
    put_down_to: Id
    """The conduct to which what follows is put down: one of the rules."""


class Records(Form):
    """What becomes of records."""

    keep_days: Days
    """How long a record counts."""
    on_expiry: Literal["stop_counting"]
    """What happens then."""
    apart: dict[Id, Days] | None = None
    """Conduct -> how long a record of it counts instead."""


class Tier(Form):
    """A name for a stretch of the score."""

    name: Words
    """The tier's name."""
    at_least: Points | None = None
    """Its lowest score; the last tier has none, nor one that `direct` alone reaches."""


class ScoreStart(Form):
    """Where the score starts."""

    all: Literal["base"] | None = None
    """`base`: everyone starts there."""
    from_: Points | None = Field(default=None, alias="from")
    """Instead: each person starts anywhere (equally likely) from here."""
    to: Points | None = None
    """To here."""
    records: dict[Id, Stock] | None = None
    """Conduct -> who holds live records of it on the first day, with their points; left out: nobody."""
    direct: dict[Id, Stock] | None = None
    """Conduct -> who is held at its tier on the first day; left out: nobody."""

    @model_validator(mode="after")
    def _one_way(self) -> ScoreStart:
        ends = (self.from_, self.to)
        if (self.all is None) != all(ends) or (self.all and any(ends)):
            raise flawed([Flaw("a start is 'all: base', or 'from' and 'to'", hint="Write one of the two.")])
        if self.from_ and self.to and self.from_.value > self.to.value:
            message = f"from ({plain(self.from_.value)}) must not be above to ({plain(self.to.value)})"
            raise flawed([Flaw(message, ("from",), "Swap the two.")])
        return self


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
    """Whether the bounds act when the score is read, or after each day's moves (then records cannot
    expire).
    """
    start: ScoreStart | None = None
    """Where the score starts; left out: at the base."""
    rules: dict[Id, Rule]
    """Conduct -> points that a record of it adds."""
    direct: dict[Id, Direct] | None = None
    """Conduct -> the tier that a record of it holds the subject at."""
    read: ReadYearly | None = None
    """When the points are read; a direct tier counts at once; left out: every day."""
    carried: dict[Id, Carried] | None = None
    """What a tier costs, or brings, in the year to come; left out: nothing."""
    records: Records | None = None
    """What becomes of records; left out: they count for ever."""
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1, max_length=15)]
    """The tiers, best first; only the last, and those that `direct` alone reaches, have no `at_least`."""

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
    held = {direct.tier for direct in (score.direct or {}).values()}
    above: Quantity | None = None
    for i, tier in enumerate(score.tiers):
        last = i == len(score.tiers) - 1
        if tier.name in score.states[:i]:
            flaws.append(
                Flaw(
                    f"tier '{tier.name}' is named twice", ("tiers", i, "name"), "Each tier has its own name."
                )
            )
        if last and tier.at_least:
            hint = "It takes everyone whom no tier above takes."
            flaws.append(
                Flaw(
                    f"the last tier '{tier.name}' must not have 'at_least'",
                    ("tiers", i, "at_least"),
                    hint,
                    True,
                )
            )
        elif not last and not tier.at_least and tier.name not in held:
            hint = "Only the last tier has none, or one that 'direct' holds."
            flaws.append(Flaw(f"tier '{tier.name}' needs 'at_least'", ("tiers", i), hint))
        if above and tier.at_least and not last and tier.at_least.value >= above.value:
            better, here = score.tiers[i - 1].name, plain(tier.at_least.value)
            there = plain(above.value)
            message = f"tier '{tier.name}' (at least {here}) must start below '{better}' (at least {there})"
            flaws.append(
                Flaw(
                    message,
                    ("tiers", i, "at_least"),
                    "Tiers stand best first, each lower than the one before.",
                )
            )
        above = tier.at_least or above
    return flaws


def _start_flaws(score: Score) -> list[Flaw]:
    flaws: list[Flaw] = []
    for conduct in (score.start and score.start.records) or {}:
        trail = ("start", "records", conduct)
        rule = score.rules.get(conduct)
        if rule is None:
            flaws.append(unknown("rule", conduct, score.rules, trail, at_key=True))
        elif isinstance(rule, ChosenRule):
            hint = "Only a rule with a fixed number of points can have a stock on the first day."
            flaws.append(Flaw(f"an official chooses the points of '{conduct}'", trail, hint, True))
        elif score.clip == "when_moved":
            hint = "Write clip: when_read, or leave the stock out."
            flaws.append(Flaw("a stock of records needs clip: when_read", trail, hint, True))
        elif score.start and score.start.records and score.start.records[conduct].number:
            flaws += _of_a_term(score, conduct, trail)
    for conduct in (score.start and score.start.direct) or {}:
        if conduct not in (score.direct or {}):
            trail = ("start", "direct", conduct)
            flaws.append(unknown("direct grade", conduct, score.direct or {}, trail, at_key=True))
    for conduct in (score.records and score.records.apart) or {}:
        if conduct not in score.rules:
            trail = ("records", "apart", conduct)
            flaws.append(unknown("rule", conduct, score.rules, trail, at_key=True))
    return flaws


def _of_a_term(score: Score, conduct: str, trail: tuple[str, ...]) -> list[Flaw]:
    """The several records of a long run are of all ages below their term, so there has to be one."""
    keep = (score.records.apart or {}).get(conduct, score.records.keep_days) if score.records else None
    if keep and keep.value:
        return []
    hint = "Give records.keep_days, or records.apart for this conduct; or write 'share' and mean_days_in."
    return [Flaw("'number' needs records that count for a time", (*trail, "number"), hint, True)]


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
            end = (
                f"at or below the floor ({plain(floor)})"
                if tier.at_least.value <= floor
                else f"above the ceiling ({plain(ceiling)})"
            )
            flaws.append(
                Flaw(
                    f"tier '{tier.name}' starts {end}",
                    ("tiers", i, "at_least"),
                    "Nobody could leave or reach it.",
                )
            )
    flaws += _start_flaws(score)
    if score.clip == "when_moved" and score.records:
        hint = "Write clip: when_read, or leave 'records' out."
        flaws.append(Flaw("records cannot expire with clip: when_moved", ("records",), hint, True))
    for name, carried in (score.carried or {}).items():
        if carried.tier not in [tier.name for tier in score.tiers if tier.at_least] + [score.tiers[-1].name]:
            flaws.append(unknown("tier", carried.tier, score.states, ("carried", name, "tier")))
        flaws += _of_the_year(score, carried.put_down_to, ("carried", name))
    flaws += _of_the_year(score, score.read.put_down_to, ("read",)) if score.read else []
    for conduct in score.direct or {}:
        tier = (score.direct or {})[conduct].tier
        if tier not in score.states:
            flaws.append(unknown("tier", tier, score.states, ("direct", conduct, "tier")))
    return flaws


def _of_the_year(score: Score, put_down_to: str, trail: tuple[str, ...]) -> list[Flaw]:
    flaws: list[Flaw] = []
    if put_down_to not in score.rules:
        flaws.append(unknown("rule", put_down_to, score.rules, (*trail, "put_down_to")))
    if score.clip == "when_moved":
        flaws.append(Flaw(f"'{trail[0]}' needs clip: when_read", trail, "Write clip: when_read.", True))
    return flaws
