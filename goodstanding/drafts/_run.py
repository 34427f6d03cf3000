"""What a run tells a form: measured values with their ranges, the ledger, groups; None without a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goodstanding.drafts._lived import LivedArm
from goodstanding.drafts._without import Without
from goodstanding.drafts.base import Told
from goodstanding.metrics.base import Metric, measures
from goodstanding.model.machine import WATCHING
from goodstanding.model.scheme import Scheme

ENDED = {
    "open": "open on the last day",
    "state_left": "the standing was left",
    "record_expired": "the record ran out",
    "obligation_met": "the obligation was met",
    "dispute_won": "a dispute was won",
    "other_removal": "removed otherwise",
    "truth_changed": "went on, on another footing",
    "rule_changed": "the rules changed",
}


def frame(lived: Sequence[LivedArm]) -> Told | None:
    """What was run."""
    says: list[str] = []
    for arm in lived:
        told = f"Run: {arm.people:,} synthetic people in society {arm.society} for {arm.days:,} days"
        told += f", seed {arm.seed}, beside no scheme ({arm.label}, {arm.version})"
        told += f"; {100 * arm.assumed_share:.0f} % of its numbers assumed"
        told += f"; changed by the user: {', '.join(arm.changes)}" if arm.changes else ""
        says.append(f"{told}. Made again by: {arm.command}")
    return Told(tuple(says)) if says else None


def effects(lived: Sequence[LivedArm]) -> Told | None:
    """The few big numbers."""
    chosen = [item.metric for item in measures().values() if item.metric.headline]
    return _measured(lived, chosen)


def everything(lived: Sequence[LivedArm]) -> Told | None:
    """Every measure."""
    return _measured(lived, [item.metric for item in measures().values()])


def aim(lived: Sequence[LivedArm], scheme: Scheme) -> Told | None:
    """What the aim gains over no scheme."""
    known = measures()
    if scheme.aim is None or scheme.aim.measured_by not in known:
        return None
    metric = known[scheme.aim.measured_by].metric
    points = [
        f"{_place(lived, arm)}{metric.title}: {metric.write(row['value'])} {row['unit']}; without any scheme "
        f"{metric.write(row['reference'])}{_input(scheme, row)}"
        for arm in lived
        if (row := arm.rows.get(metric.id)) and row["value"] is not None and row["reference"] is not None
    ]
    says = "The aim in the run, as the scheme file says that it is measured:"
    return Told((says,), tuple(points)) if points else None


def _input(scheme: Scheme, row: Mapping[str, Any]) -> str:
    """Where the scheme file assumes no effect on conduct, no difference is an input and not a finding."""
    effects = [item.ratio.value for item in scheme.responses.values() if item.changes != WATCHING]
    if row["difference"] != 0 or any(ratio != 1 for ratio in effects):
        return ""
    return " (no effect of the standing on conduct is assumed: an input, not a finding)"


def without_feeds(without: Without | None, scheme: Scheme) -> Told | None:
    """What the aim and the big numbers come to without each feed, beside the scheme whole."""
    if without is None:
        return None
    known = measures()
    aim = [known[scheme.aim.measured_by].metric] if scheme.aim and scheme.aim.measured_by in known else []
    chosen = list(dict.fromkeys([*aim, *(item.metric for item in known.values() if item.metric.headline)]))
    arms = {"with every feed": without.whole}
    arms |= {f"without {scheme.feeds[feed].title}": arm for feed, arm in without.feeds.items()}
    points = [
        f"{what}: {'; '.join(_brief(metric, row) for metric in chosen if (row := arm.rows.get(metric.id)))}"
        for what, arm in arms.items()
    ]
    says = (
        f"The same {without.people:,} synthetic people, {without.whole.days:,} days, one feed off at a time:"
    )
    return Told((says,), tuple(points))


def _brief(metric: Metric, row: Mapping[str, Any]) -> str:
    if row["value"] is None:
        return f"{metric.title} not estimable"
    return f"{metric.title} {metric.write(row['value'])} {row['unit']}"


def mistakes(lived: Sequence[LivedArm]) -> Told | None:
    """Burdens on false records, how they ended, and records that were never made."""
    points: list[str] = []
    for arm in lived:
        place = _place(lived, arm)
        points += [
            f"{place}burdens on a false record, or for want of a true one: "
            f"{_totals(arm.headline['false_record'])}",
            f"{place}burdens missed, a true record never made: {_totals(arm.headline['missed_burdens'])}",
        ]
    return Told(("Mistakes in the run:",), tuple(points)) if points else None


def ledger(lived: Sequence[LivedArm]) -> Told | None:
    """Burdens in three parts by what is behind them."""
    parts = {
        "false_record": "a false record, or for want of a true one",
        "lawful_conduct": "a true record of lawful or protected conduct",
        "unlawful_conduct": "a true record of unlawful conduct",
    }
    points = [
        f"{_place(lived, arm)}burdens on {what}: {_totals(arm.headline[part])}"
        for arm in lived
        for part, what in parts.items()
    ]
    return Told(("Burdens in the run, by what is behind them:",), tuple(points)) if points else None


def groups(lived: Sequence[LivedArm]) -> Told | None:
    """The big numbers by the two groups of the society."""
    points = [
        f"{_place(lived, arm)}{item.metric.title} ({row['unit']}): larger group "
        f"{_of_group(item.metric, row['by_group'][0])}, smaller group "
        f"{_of_group(item.metric, row['by_group'][1])}"
        for arm in lived
        for item in measures().values()
        if item.metric.headline and (row := arm.rows.get(item.metric.id))
    ]
    return Told(("By the two groups of the synthetic society:",), tuple(points)) if points else None


def _of_group(metric: Metric, value: float | None) -> str:
    return "not estimable" if value is None else metric.write(value)


def _measured(lived: Sequence[LivedArm], metrics: Sequence[Metric]) -> Told | None:
    points = [
        f"{_place(lived, arm)}{_value(metric, row)}"
        for arm in lived
        for metric in metrics
        if (row := arm.rows.get(metric.id))
    ]
    return Told(("Measured in the run:",), tuple(points)) if points else None


def _value(metric: Metric, row: Mapping[str, Any]) -> str:
    if row["value"] is None:
        return f"{metric.title}: not estimable, {row['not_estimable']}"
    told = f"{metric.title}: {metric.write(row['value'])} {row['unit']}"
    if row["standard_error"] is not None:
        told += f" (sampling ± {metric.write(row['standard_error'])})"
    if row["low"] is not None:
        low, high = metric.write(row["low"]), metric.write(row["high"])
        told += f"; {low} to {high}" if low != high else "; the same"
        told += " over its assumed numbers"
    return told


def _totals(part: Mapping[str, Any]) -> str:
    if not part["stretches"]:
        return "none"
    people = "" if part["persons"] is None else f"{sum(part['persons']):,} people, "
    told = f"{people}{part['stretches']:,} stretches, {part['consequence_days']:,} days"
    ended = sorted(part["endings"].items(), key=lambda item: (-item[1], item[0]))
    how = "; ".join(f"{ENDED.get(name, name)}: {count:,}" for name, count in ended)
    return f"{told} ({how})" if how else told


def _place(lived: Sequence[LivedArm], arm: LivedArm) -> str:
    """Which arm, where there are several."""
    return f"[{arm.society}, {arm.label}] " if len(lived) > 1 else ""
