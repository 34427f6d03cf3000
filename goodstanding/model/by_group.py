"""One mean for two groups: what each group's own is where one is so many times the other."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.core.errors import Problem
from goodstanding.core.quantity import plain
from goodstanding.model.machine import Society
from goodstanding.model.scheme import ByGroup, Scheme, Sight

ALIKE = (1.0, 1.0)
ROUNDED = 1.0 + 1e-9


def by_ratio(ratio: float, smaller: float) -> tuple[float, float]:
    """Factors on a mean for the larger and the smaller group, 0 or more: the second is `ratio` times the
    first, and with a share `smaller` of the smaller group they leave the mean as it is. Not both a ratio of 0
    and a share of 1."""
    larger = 1.0 / (1.0 + smaller * (ratio - 1.0))
    return larger, ratio * larger


def seen_by_group(sight: Sight, smaller: float) -> tuple[float, float]:
    """Factors on the sensitivity, by group."""
    found = sight.by_group and sight.by_group.sensitivity
    return by_ratio(found.value, smaller) if found else ALIKE


def false_by_group(sight: Sight, smaller: float, usual: float, burst: float) -> tuple[float, float]:
    """Factors on the invented records of a day, by group: those of `usual` differ, those of a `burst` beside
    them reach both alike."""
    found = sight.by_group and sight.by_group.false_positive
    if not found or found.value == 1.0 or usual <= 0.0:
        return ALIKE
    larger, other = by_ratio(found.value, smaller)
    whole = usual + burst
    return (larger * usual + burst) / whole, (other * usual + burst) / whole


def group_problems(scheme: Scheme, society: Society) -> Iterator[Problem]:
    """Sights that tell groups apart which a society does not have, or that leave no chance for the mean."""
    for feed, seen in scheme.sees.items():
        for conduct, sight in seen.items():
            if sight.by_group:
                place = f"sees.{feed}.{conduct}.by_group"
                coverage = scheme.feeds[feed].coverage
                mean = sight.sensitivity.value * (coverage.value if coverage else 1.0)
                yield from _problems(sight, sight.by_group, place, mean, society)


def _problems(sight: Sight, ratios: ByGroup, place: str, mean: float, society: Society) -> Iterator[Problem]:
    given = [one for one in (ratios.sensitivity, ratios.false_positive) if one]
    if society.places:
        message = (
            f"{place} tells a larger group from a smaller, and the groups of society {society.id} are places"
        )
        yield Problem(message, hint="Leave it out, or choose --society with two groups.")
    elif society.group_share >= 1.0 and any(one.value == 0.0 for one in given):
        yield Problem(f"{place} is 0, and society {society.id} has the smaller group alone")
    elif mean * max(factors := seen_by_group(sight, society.group_share)) > ROUNDED:
        whom = society.groups[factors.index(max(factors))]
        message = f"{place}.sensitivity has an act of '{whom}' seen with {plain(mean * max(factors))}"
        yield Problem(message, hint="A chance is at most 1: take a ratio nearer 1, or a lower sensitivity.")
