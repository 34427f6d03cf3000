"""What to measure: one file each, found by walking this folder.

A metric is a module with `METRIC: Metric` (its `id` is the module's name) and

    def measure(arm: ArmRun, reference: ArmRun) -> Measured

which reads the arm's outcome, and the reference's for the same quantity *in the arm's scope*, so that two
arms with different rules are measured alike. Counts are exact; `standard_error` is sampling error only:
how far another set of synthetic people of this size would fall from this one. What the assumed inputs do
is the study's to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from goodstanding.core import registry
from goodstanding.results.run import ArmRun

FEW = 30
"""Fewer cases than this and a rate among them is not estimable."""


@dataclass(frozen=True, slots=True)
class Metric:
    """What a metric is.

    `unit`: of the value; `worse`: the direction that harms people, None where that depends on the reader;
    `sentence`: one plain sentence with `{value}`; `decimals`: how the value is written; `headline`: place
    among the few big numbers (0: not there); `aim`: a scheme may name it as what its aim is measured by;
    `of_safeguards`: told beside what protects people; `of_firms`: told where firms live.
    """

    id: str
    title: str
    unit: str
    worse: Literal["higher", "lower"] | None
    sentence: str
    decimals: int = 0
    headline: int = 0
    aim: bool = False
    of_safeguards: bool = False
    of_firms: bool = False

    def write(self, value: float) -> str:
        """The value as text, with thousands separated."""
        return f"{value:,.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, or the reason why there is none.

    `by_group`: of the society's two groups, None where not estimable; `n`: cases that the value rests on;
    `reference`: the same quantity in the reference arm; `difference`: arm minus reference, exactly 0 with
    error 0 when the arms are the same.
    """

    value: float | None
    standard_error: float | None
    n: int
    by_group: tuple[float | None, float | None] = (None, None)
    reference: float | None = None
    difference: float | None = None
    difference_error: float | None = None
    not_estimable: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric with its function, as found in the folder."""

    metric: Metric
    measure: Callable[[ArmRun, ArmRun], Measured]


def measures() -> dict[str, Measure]:
    """Every metric by id, headlines first, then by id."""
    modules = registry.walk("goodstanding.metrics").values()
    found = [
        Measure(cast(Metric, m.METRIC), cast(Callable[[ArmRun, ArmRun], Measured], m.measure))
        for m in modules
    ]
    found.sort(key=lambda item: (item.metric.headline or 99, item.metric.id))
    return {item.metric.id: item for item in found}


def headlines() -> dict[str, Measure]:
    """The few big numbers, in order."""
    return {name: item for name, item in measures().items() if item.metric.headline}
