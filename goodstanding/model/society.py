"""A society in the human form: who people are and what they meet; margins with their sources, and no
person.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, cast

from pydantic import Discriminator, Field, Tag, model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.place import LogRatio, Persons, Rate, Share
from goodstanding.core.quantity import Basis, Confidence, Form, Keys, flawed, plain
from goodstanding.model.parts import Id, Sources, Who, Words

Count = Annotated[float, Field(ge=0)]
HouseholdSize = Literal["1", "2", "3", "4", "5", "6", "7", "8"]


class AgeSex(Form):
    """Persons by five-year band and sex."""

    source: Keys
    """Whose figures."""
    at: Words
    """Where."""
    basis: Basis
    """As of a quantity."""
    confidence: Confidence
    """As of a quantity."""
    starts: Annotated[tuple[int, ...], Field(min_length=1)]
    """First age of each band, from 0; the last band ends at 100."""
    female: tuple[Count, ...]
    """Persons in each band."""
    male: tuple[Count, ...]
    """Persons in each band."""

    @model_validator(mode="after")
    def _agrees(self) -> AgeSex:
        flaws = [
            Flaw(f"'{name}' has {len(band)} numbers for {len(self.starts)} age bands", (name,))
            for name, band in (("female", self.female), ("male", self.male))
            if len(band) != len(self.starts)
        ]
        rising = all(a < b for a, b in zip(self.starts, self.starts[1:], strict=False))
        if self.starts[0] != 0 or not rising or self.starts[-1] > 100:
            flaws.append(
                Flaw(
                    "age bands must start at 0 and rise to at most 100",
                    ("starts",),
                    "Such as: [0, 5, 10, ..., 100].",
                )
            )
        if not flaws and sum(self.female) + sum(self.male) <= 0:
            flaws.append(Flaw("nobody lives here: all bands are empty", ("female",)))
        if flaws:
            raise flawed(flaws)
        return self


class Households(Form):
    """Who lives together."""

    mean_size: Persons
    """Persons in a household, in the mean."""
    shares: Annotated[dict[HouseholdSize, Share], Field(min_length=1)]
    """Size -> share of households; sum 1."""


class Communities(Form):
    """Neighbourhoods."""

    size: Persons
    """Persons in a community, in the mean."""


class Groups(Form):
    """A group label, tied to community and income by stated parameters."""

    names: tuple[Words, Words]
    """The larger and the smaller one."""
    share: Share
    """Share of the smaller one."""
    by_community: Share
    """0: the same share everywhere; 1: communities all of one group."""
    by_income: LogRatio
    """Log ratio of the smaller group's share from one income fifth to the next."""


class Places(Form):
    """The group labels are places, side by side and equally large; nobody moves."""

    places: Annotated[tuple[Words, ...], Field(min_length=2, max_length=16)]
    """Their names."""


def _label_tag(groups: Any) -> str:
    keys = cast("dict[str, Any]", groups) if isinstance(groups, dict) else {}
    return "places" if isinstance(groups, Places) or "places" in keys else "groups"


Labels = Annotated[
    Annotated[Groups, Tag("groups")] | Annotated[Places, Tag("places")],
    Discriminator(_label_tag),
]


class IncomeShares(Form):
    """Income by fifths."""

    source: Keys
    """Whose figures."""
    at: Words
    """Where."""
    year: int
    """Of the figures."""
    basis: Basis
    """As of a quantity."""
    confidence: Confidence
    """As of a quantity."""
    fifths: tuple[Count, Count, Count, Count, Count]
    """Percent of all income that goes to each fifth, poorest first."""
    range: tuple[Count, Count] | None = None
    """[low, high] of the richest fifth's percent; needed if assumed."""
    because: Words | None = None
    """Why these shares and this range; needed if assumed."""

    @model_validator(mode="after")
    def _sums(self) -> IncomeShares:
        for name in ("range", "because"):
            if self.basis == "assumed" and not getattr(self, name):
                raise flawed([Flaw(f"assumed shares need '{name}'", at_key=True)])
        if self.range and not self.range[0] <= self.fifths[4] <= self.range[1]:
            raise flawed([Flaw("the range must hold the richest fifth's percent", ("range",))])
        total = sum(self.fifths)
        if abs(total - 100) > 1:
            raise flawed([Flaw(f"the fifths add up to {plain(round(total, 2))} and not to 100", ("fifths",))])
        if list(self.fifths) != sorted(self.fifths):
            raise flawed([Flaw("the fifths must rise, poorest first", ("fifths",))])
        return self


class Encounter(Form):
    """A moment at which a consequence can be felt."""

    title: Words
    """Its name."""
    when: Literal["any_day", "monthly", "yearly"] = "any_day"
    """On any day by a rate, on the first of each month, or on one date a year."""
    rate: Rate | None = None
    """How often (any_day)."""
    income_gradient: LogRatio | None = None
    """Log ratio of the rate from one income fifth to the next; left out: 0."""
    date: str | None = None
    """Month-day (yearly), such as 11-15."""
    who: Who = Who()
    """Whom it comes to; left out: everyone."""

    @model_validator(mode="after")
    def _agrees(self) -> Encounter:
        wants = {"any_day": "rate", "yearly": "date"}.get(self.when)
        flaws = (
            [Flaw(f"an encounter with when: {self.when} needs '{wants}'", at_key=True)]
            if wants and not getattr(self, wants)
            else []
        )
        for name in ("rate", "income_gradient", "date"):
            takes = {"any_day": ("rate", "income_gradient"), "yearly": ("date",)}.get(self.when, ())
            if getattr(self, name) and name not in takes:
                flaws.append(
                    Flaw(f"an encounter with when: {self.when} takes no '{name}'", (name,), at_key=True)
                )
        if self.date and not is_month_day(self.date):
            flaws.append(
                Flaw(f"'{self.date}' is not a day of the year", ("date",), "Write month-day, like 11-15.")
            )
        if flaws:
            raise flawed(flaws)
        return self


def is_month_day(text: str) -> bool:
    """Whether the text is month-day of a year of 365 days."""
    found = re.fullmatch(r"(\d\d)-(\d\d)", text)
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return bool(found) and 1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= lengths[int(found[1]) - 1]


MOST = 2**31
"""Fewer subjects than this have a number each."""


def too_many(population: float) -> list[Flaw]:
    """What is wrong with a number of subjects."""
    if 1 <= population < MOST:
        return []
    return [Flaw("population must lie between 1 and 2,147,483,647", ("population", "value"))]


class BaseSociety(Form):
    """What a society of people and one of firms share."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
    """The file's name."""
    title: Words
    """Its name."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """ISO 3166 alpha-2."""
    within: tuple[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], ...] = ()
    """Unions of countries that it belongs to: a scheme of one of them is at home here."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """ISO 4217."""
    year: int
    """The year of its margins."""
    encounters: dict[Id, Encounter]
    """What subjects meet."""
    sources: Sources = Field(default_factory=dict)
    """The sources."""


class Society(BaseSociety):
    """A society of people: who they are and what they meet."""

    subject: Literal["person", "firm"] = "person"
    """People live here."""
    population: Persons
    """How many live there."""
    age_sex: AgeSex
    """Persons by age and sex."""
    households: Households
    """Who lives together."""
    communities: Communities
    """Neighbourhoods."""
    groups: Labels
    """A group label."""
    newcomers: Share
    """Share resident for less than a year."""
    income_shares: IncomeShares
    """Income by fifths."""

    @model_validator(mode="after")
    def _agrees(self) -> Any:
        if flaws := too_many(self.population.value):
            raise flawed(flaws)
        return self
