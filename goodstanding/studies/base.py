"""How results vary: the shape of what a study of one arm finds.

A study is a module of this folder, found by walking it, with `STUDY: Study` (its `id` is the module's name) and a
function `study`, whose arguments are its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Study:
    """What a study is."""

    id: str
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Swing:
    """One assumed number at both ends of its range, and what one metric then is.

    `path` as in `--set`; `name` in words; `value`, `low`, `high` of the number, in `unit`; `because`: why this range;
    `at_low`, `at_high`: the metric, every other number at its value; None where not estimable.
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
class MetricStudy:
    """One metric over the assumed inputs of one arm.

    `baseline`: at the study's own size; `swings`: largest first; `corner_low`, `corner_high`: with every assumption at
    the end that lowers (raises) the metric at once, only for the first headline.
    """

    metric: str
    baseline: float | None
    swings: tuple[Swing, ...]
    corner_low: float | None = None
    corner_high: float | None = None

    @property
    def low(self) -> float | None:
        """The lowest value that one assumption alone reaches, or the baseline."""
        return None if self.baseline is None else min(self.baseline, *self._ends())

    @property
    def high(self) -> float | None:
        """The highest value that one assumption alone reaches, or the baseline."""
        return None if self.baseline is None else max(self.baseline, *self._ends())

    def _ends(self) -> list[float]:
        ends = [end for swing in self.swings for end in (swing.at_low, swing.at_high) if end is not None]
        return ends or [self.baseline or 0.0]


@dataclass(frozen=True, slots=True)
class ArmStudy:
    """What the study of one arm found: by metric id, over `assumptions` assumed numbers, in `runs` runs of `people`."""

    society_id: str
    label: str
    people: int
    days: int
    assumptions: int
    runs: int
    metrics: Mapping[str, MetricStudy]
