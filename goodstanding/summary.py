"""The measured values of a comparison as rows of plain values: what --json prints and run.json keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodstanding.metrics.base import Measured, Metric, measures
from goodstanding.results.run import ArmRun, Comparison, Panel


@dataclass(frozen=True, slots=True)
class Row:
    """One metric of one arm; `low`..`high`: its range over the assumed numbers, None where no study was
    made.
    """

    society: str
    arm: str
    metric: Metric
    measured: Measured
    low: float | None
    high: float | None

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        measured = self.measured
        return {
            "society": self.society,
            "arm": self.arm,
            "metric": self.metric.id,
            "title": self.metric.title,
            "unit": self.metric.unit,
            "value": measured.value,
            "standard_error": measured.standard_error,
            "low": self.low,
            "high": self.high,
            "n": measured.n,
            "by_group": list(measured.by_group),
            "reference": measured.reference,
            "difference": measured.difference,
            "not_estimable": measured.not_estimable,
        }


def rows_of(comparison: Comparison) -> tuple[Row, ...]:
    """Every metric of every arm but the references, panel by panel."""
    return tuple(
        _row(comparison, panel, arm, item.metric, item.measure(arm, panel.reference))
        for panel in comparison.panels
        for arm in panel.arms[1:]
        for item in measures().values()
    )


def _row(comparison: Comparison, panel: Panel, arm: ArmRun, metric: Metric, measured: Measured) -> Row:
    study = comparison.studies.get((panel.society_id, arm.label))
    found = study.metrics.get(metric.id) if study else None
    spread = None
    if found and not found.is_difference and measured.value is not None:
        spread = found.around(measured.value)
    return Row(
        panel.society_id,
        arm.label,
        metric,
        measured,
        spread.low if spread else None,
        spread.high if spread else None,
    )
