"""A society of firms resolved: the margins that the engine builds subjects from, in its own terms.

The engine knows ages, households, communities, income fifths and a group label. Here an age is a kind of firm
(a sector and a size class, sector by sector), a household the firms that one person answers for.
"""

from __future__ import annotations

from goodstanding.model import machine
from goodstanding.model.firms import FirmSociety
from goodstanding.model.parts import Who
from goodstanding.model.resolve_parts import by_size


def firms_of(society: FirmSociety, encounters: tuple[machine.Encounter, ...]) -> machine.Society:
    """The margins of firms."""
    sectors = sum(sector.share.value for sector in society.sectors.values())
    shares: list[float] = []
    for sector in society.sectors.values():
        total = sum(share.value for share in sector.sizes.values())
        shares += [sector.share.value / sectors * sector.sizes[size].value / total for size in society.sizes]
    return machine.Society(
        id=society.id,
        title=society.title,
        country=society.country,
        population=round(society.population.value),
        currency=society.currency,
        age_starts=tuple(range(len(shares) + 1)),
        female=(0.0,) * (len(shares) + 1),
        male=(*shares, 0.0),
        household_sizes=by_size(society.owners.shares),
        groups=society.ties.names,
        group_share=society.ties.share.value,
        group_by_community=society.ties.by_region.value,
        group_by_income=society.ties.by_liquidity.value,
        community_size=max(1, round(society.regions.size.value)),
        newcomer_share=society.newcomers.value,
        encounters=encounters,
        subject="firm",
        kinds=kinds(society),
        jobs=tuple(size.jobs.value for _ in society.sectors for size in society.sizes.values()),
        grown=0,
    )


def kinds(society: FirmSociety) -> tuple[tuple[str, str], ...]:
    """Every kind of firm, (sector, size class); a kind's number is its place here."""
    return tuple((sector, size) for sector in society.sectors for size in society.sizes)


def kinds_meant(society: FirmSociety, who: Who) -> tuple[int, ...]:
    """Numbers of the kinds of firm that are meant; empty where all are."""
    if who.sectors is None and who.sizes is None:
        return ()
    return tuple(
        number
        for number, (sector, size) in enumerate(kinds(society))
        if sector in (who.sectors or (sector,)) and size in (who.sizes or (size,))
    )
