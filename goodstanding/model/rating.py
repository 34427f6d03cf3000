"""The standing `rating` in the human form: several raters of one subject, who need not agree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.place import Count, Ratio, Share, Years
from goodstanding.core.quantity import Form, flawed, plain
from goodstanding.model.parts import Id, Words
from goodstanding.model.society import is_month_day

MOST_INDICATORS = 256


class Band(Form):
    """A name for a stretch of the ranking."""

    name: Words
    """The tier's name."""
    above: Share | None = None
    """The share of all that is rated lower, at the lower end; the last tier has none."""


class Indicators(Form):
    """What a rater can look at: levels, which a year may change."""

    count: Count
    """How many there are."""
    quality: Share
    """Share of the variance of each that all of one subject have in common: its disposition."""
    anew_years: Years
    """After so many years each level, and the errors about it, are new; a part of them every year."""


class Scope(Form):
    """Which indicators a rater looks at."""

    shared: Share
    """Share of all indicators at which every rater looks."""
    others: Share
    """Share of the others at which a rater looks, each at its own."""


class Rating(Form):
    """Raters, each with a scope, weights and errors of its own.

    Each rater's tier is a standing too, `<id>_<rater>`; the rating itself reads as what `agree` raters say.
    """

    kind: Literal["rating"]
    """Set by raters, moved by no record."""
    tiers: Annotated[tuple[Band, ...], Field(min_length=2, max_length=15)]
    """Best first; only the last has no `above`."""
    date: str
    """Month-day of each year on which all are rated, such as 04-01; and on the first evening of a run."""
    raters: Annotated[tuple[Id, ...], Field(min_length=1, max_length=12)]
    """Their names."""
    agree: Count
    """So many raters must say it, or worse, for a tier."""
    indicators: Indicators
    """What there is to look at."""
    scope: Scope
    """Who looks at what."""
    weight_spread: Share
    """Each weight lies anywhere (equally likely) between 1 less and 1 plus this share of an even one."""
    measurement_sd: Ratio
    """Error about one indicator of one subject, in standard deviations of true levels."""
    rater_effect_sd: Ratio
    """How far a rater's view of a subject moves all that it measures of it, in the same unit."""

    @model_validator(mode="after")
    def _agrees(self) -> Rating:
        flaws = [*_tier_flaws(self), *_number_flaws(self)]
        flaws += [
            Flaw(f"rater '{name}' is named twice", ("raters", i), "Each rater has its own name.")
            for i, name in enumerate(self.raters)
            if name in self.raters[:i]
        ]
        if not is_month_day(self.date):
            flaws.append(
                Flaw(f"'{self.date}' is not a day of the year", ("date",), "Write month-day, like 04-01.")
            )
        if flaws:
            raise flawed(flaws)
        return self

    @property
    def states(self) -> tuple[str, ...]:
        """The tiers, best first."""
        return tuple(tier.name for tier in self.tiers)


def rater_standing(rating: str, rater: str) -> str:
    """The id of the standing that one rater's tier is."""
    return f"{rating}_{rater}"


def _tier_flaws(rating: Rating) -> list[Flaw]:
    flaws: list[Flaw] = []
    last = len(rating.tiers) - 1
    for i, tier in enumerate(rating.tiers):
        place = ("tiers", i, "above")
        if tier.name in rating.states[:i]:
            hint = "Each tier has its own name."
            flaws.append(Flaw(f"tier '{tier.name}' is named twice", ("tiers", i, "name"), hint))
        if i == last and tier.above:
            hint = "It takes everyone whom no tier above takes."
            flaws.append(Flaw(f"the last tier '{tier.name}' must not have 'above'", place, hint, True))
        elif i < last and not tier.above:
            hint = "Only the last tier has none."
            flaws.append(Flaw(f"tier '{tier.name}' needs 'above'", ("tiers", i), hint))
        elif tier.above and not 0 < tier.above.value < 1:
            message = f"tier '{tier.name}' is above {plain(tier.above.value)} of all, and takes all or none"
            flaws.append(Flaw(message, place, "Write a share between 0 and 1."))
        better = rating.tiers[i - 1].above if i else None
        if better and tier.above and i < last and tier.above.value >= better.value:
            there, here = plain(better.value), plain(tier.above.value)
            name = rating.tiers[i - 1].name
            message = f"tier '{tier.name}' (above {here}) must start below '{name}' (above {there})"
            flaws.append(Flaw(message, place, "Tiers stand best first, each lower than the one before."))
    return flaws


def _number_flaws(rating: Rating) -> list[Flaw]:
    flaws: list[Flaw] = []
    count, agree, years = rating.indicators.count, rating.agree, rating.indicators.anew_years
    if not 1 <= count.value <= MOST_INDICATORS:
        message = f"{plain(count.value)} indicators cannot be measured"
        flaws.append(Flaw(message, ("indicators", "count"), f"Write 1 to {MOST_INDICATORS}."))
    if not 1 <= agree.value <= len(rating.raters):
        message = f"{plain(agree.value)} of {len(rating.raters)} raters cannot agree"
        flaws.append(Flaw(message, ("agree",), f"Write 1 to {len(rating.raters)}."))
    if years.value < 1:
        message = f"levels cannot be new every {plain(years.value)} years"
        flaws.append(Flaw(message, ("indicators", "anew_years"), "Write 1 or more."))
    if not rating.scope.shared.value and not rating.scope.others.value:
        hint = "Write a share above 0 under 'shared' or 'others'."
        flaws.append(Flaw("nobody looks at any indicator", ("scope",), hint))
    return flaws
