"""A society of firms in the human form: margins of the firms of a country, and no firm."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

from pydantic import Discriminator, Field, Tag, model_validator

from goodstanding.core.errors import Flaw
from goodstanding.core.place import Firms, Jobs, LogRatio, Share
from goodstanding.core.quantity import Form, flawed, plain
from goodstanding.model.parts import Id, Words
from goodstanding.model.society import BaseSociety, HouseholdSize, Society, too_many

MOST_KINDS = 100
"""Sectors times size classes that the engine tells apart."""


class Size(Form):
    """A size class."""

    jobs: Jobs
    """Jobs in a firm of this class, in the mean."""


class Sector(Form):
    """A sector."""

    title: Words
    """Its name."""
    share: Share
    """Share of all firms; over the sectors, the sum is 1."""
    sizes: dict[Id, Share]
    """Size class -> share of the sector's firms; sum 1."""


class Owners(Form):
    """Firms that one responsible person answers for."""

    shares: Annotated[dict[HouseholdSize, Share], Field(min_length=1)]
    """How many firms -> share of responsible persons; sum 1."""


class Regions(Form):
    """Places in which firms are."""

    size: Firms
    """Firms in a region, in the mean."""


class Ties(Form):
    """A label: which firms are close to the authorities."""

    names: tuple[Words, Words]
    """The larger and the smaller group, such as without ties and with ties."""
    share: Share
    """Share of the smaller one."""
    by_region: Share
    """0: the same share everywhere; 1: regions all of one group."""
    by_liquidity: LogRatio
    """Log ratio of the smaller group's share from one liquidity fifth to the next."""


class FirmSociety(BaseSociety):
    """A society of firms: sectors, sizes, who answers for them, what they meet.

    Beside what stands here a firm has a liquidity fifth (where conducts speak of means) and a quality (where
    they speak of disposition).
    """

    subject: Literal["firm"]
    """Firms live here."""
    population: Firms
    """How many there are."""
    sizes: Annotated[dict[Id, Size], Field(min_length=1)]
    """Size classes, smallest first."""
    sectors: Annotated[dict[Id, Sector], Field(min_length=1)]
    """Sectors."""
    owners: Owners
    """Who answers for how many."""
    regions: Regions
    """Where they are."""
    ties: Ties
    """A group label."""
    newcomers: Share
    """Share registered for less than a year."""

    @model_validator(mode="after")
    def _agrees(self) -> Any:
        flaws = too_many(self.population.value)
        if len(self.sectors) * len(self.sizes) > MOST_KINDS:
            flaws.append(Flaw(f"sectors times sizes must not be more than {MOST_KINDS}", ("sectors",)))
        flaws += self._not_one(("sectors",), [sector.share.value for sector in self.sectors.values()])
        flaws += self._not_one(("owners", "shares"), [share.value for share in self.owners.shares.values()])
        for name, sector in self.sectors.items():
            trail = ("sectors", name, "sizes")
            if set(sector.sizes) != set(self.sizes):
                flaws.append(Flaw(f"it must name each size class: {', '.join(self.sizes)}", trail))
            else:
                flaws += self._not_one(trail, [share.value for share in sector.sizes.values()])
        if flaws:
            raise flawed(flaws)
        return self

    def _not_one(self, trail: tuple[str, ...], shares: list[float]) -> list[Flaw]:
        total = sum(shares)
        if abs(total - 1) <= 0.005:
            return []
        return [Flaw(f"the shares add up to {plain(round(total, 4))} and not to 1", trail, at_key=True)]


def _subject_tag(society: Any) -> str:
    keys = cast("dict[str, Any]", society) if isinstance(society, dict) else {}
    return "firm" if isinstance(society, FirmSociety) or keys.get("subject") == "firm" else "person"


AnySociety = Society | FirmSociety
ReadSociety = Annotated[
    Annotated[Society, Tag("person")] | Annotated[FirmSociety, Tag("firm")], Discriminator(_subject_tag)
]
"""A society as a file has it; `subject` says of what."""
