"""How results vary: the shape of what a study of one arm finds.

A study is a module of this folder, found by walking it, with `STUDY: Study` (its `id` is the module's
name) and a function `study`, whose arguments are its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Study:
    """What a study is."""

    id: str
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Swing:
    """One assumed number at both ends of its range, and what one metric then is.

    `path` as in `--set`; `name` in words; `value`, `low`, `high` of the number, in `unit`; `because`: why
    this range; `at_low`, `at_high`: the metric, every other number at its value; None where not estimable.
    """

    path: str
    name: str
    unit: str
    value: float
    low: float
    high: float
    because: str
    at_low: float | None
    at_high: float | None

    @property
    def span(self) -> float:
        """How far apart the two ends are; 0 where one is not estimable."""
        return 0.0 if self.at_low is None or self.at_high is None else abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Range:
    """Where a metric lies over the assumed inputs, moved one at a time or all at once."""

    low: float
    high: float
    moved: Literal["one at a time", "all at once"]
    people: int


@dataclass(frozen=True, slots=True)
class MetricStudy:
    """One metric over the assumed inputs of one arm.

    `baseline`: at the study's own `people`, resting on `n` cases; `enough`: whether that many bear a
    range; `swings`: largest first, empty without enough cases; `corner_low`, `corner_high`: with every
    assumption at once at the end that lowers (raises) the metric, from `corner_people`; `carriers`: names
    of the five assumptions that move it most, judged by the standings where the metric itself has too few
    cases.
    """

    metric: str
    baseline: float | None
    n: int
    enough: bool
    people: int
    swings: tuple[Swing, ...]
    carriers: tuple[str, ...]
    is_difference: bool = False
    corner_low: float | None = None
    corner_high: float | None = None
    corner_people: int = 0

    def around(self, value: float) -> Range | None:
        """The range around the value that the full run found; None where the study cannot say.

        Swings carry over in proportion (a difference: by addition), so that the study's smaller sample
        shifts no centre; corners are what they are.
        """
        if self.enough and self.baseline is not None:
            ends = [
                self.carried(end, value)
                for s in self.swings
                for end in (s.at_low, s.at_high)
                if end is not None
            ]
            return Range(min([value, *ends]), max([value, *ends]), "one at a time", self.people)
        if self.corner_low is None or self.corner_high is None:
            return None
        return Range(
            min(value, self.corner_low), max(value, self.corner_high), "all at once", self.corner_people
        )

    def carried(self, end: float, value: float) -> float:
        """What one end of a swing means around the value that the full run found."""
        base = self.baseline or 0.0
        return value + end - base if self.is_difference or base == 0.0 else value * end / base


@dataclass(frozen=True, slots=True)
class ArmStudy:
    """What the study of one arm found, by metric id.

    `varied`: assumed numbers run at both ends; `left_out`: those that cannot move these metrics, because
    they only decide what is met under a consequence, or who carries which group label; `runs`: in all, of
    `people` each.
    """

    society_id: str
    label: str
    people: int
    days: int
    varied: int
    left_out: int
    runs: int
    metrics: Mapping[str, MetricStudy]
