"""Shares of a society by age (where subjects are firms: by kind), from its margins."""

from __future__ import annotations

from goodstanding.model.machine import Eligibility, Society

AGES = 101
"""Ages 0 to 100; the last band of a society ends there."""


def single_years(society: Society, bands: tuple[float, ...]) -> list[float]:
    """Persons by single year 0..100; a band's persons are spread evenly over its years."""
    starts = (*society.age_starts, AGES)
    years = [0.0] * AGES
    for start, end, persons in zip(starts, starts[1:], bands, strict=False):
        for age in range(start, end):
            years[age] += persons / (end - start)
    return years


def share_aged(society: Society, who: Eligibility) -> float:
    """Share of all subjects that are meant, residence left aside."""
    both = (single_years(society, society.female), single_years(society, society.male))
    years = [f + m for f, m in zip(*both, strict=True)]
    return sum(count for age, count in enumerate(years) if who.means(age)) / sum(years)
