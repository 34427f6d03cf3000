"""The table that answers first: who, how many, by what mistake, how sure, compared with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodstanding.metrics.base import Measured, headlines, measures
from goodstanding.reports.numbers import range_of
from goodstanding.reports.words import count, listing, percent, signed, who
from goodstanding.results.ledger import EVER_BURDENED, HEADLINE, MARK_BIT, causes, mistaken, mistakes
from goodstanding.results.run import ArmRun, Comparison, Panel
from goodstanding.results.subjects import said_of
from goodstanding.studies.base import Range
from goodstanding.studies.signs import Either

Cell = tuple[str, str]
"""What stands out, and what goes with it."""


@dataclass(frozen=True, slots=True)
class Glance:
    """One scheme's answers. `anchor`: id of its card."""

    title: str
    society: str
    anchor: str
    affected: Cell
    how_many: Cell
    mistake: Cell
    how_sure: Cell
    compared: Cell


def is_control(arm: ArmRun) -> bool:
    """Whether an arm is there to compare with."""
    return arm.case.scheme.status == "control"


def anchor(panel: Panel, arm: ArmRun) -> str:
    """The id of an arm's card in the page."""
    safe = "".join(c if c.isalnum() else "-" for c in arm.label)
    return f"card-{panel.society_id.lower()}-{safe}"


def glances(comparison: Comparison) -> list[Glance]:
    """A row for every scheme that is no control; for every arm but the reference where all are controls."""
    pairs = [(panel, arm) for panel in comparison.panels for arm in panel.arms[1:]]
    schemes = [pair for pair in pairs if not is_control(pair[1])] or pairs
    return [_glance(comparison, panel, arm) for panel, arm in schemes]


def _glance(comparison: Comparison, panel: Panel, arm: ArmRun) -> Glance:
    first, second = list(headlines().values())[:2]
    study = comparison.studies.get((panel.society_id, arm.label))
    burdened, by_mistake = first.measure(arm, panel.reference), second.measure(arm, panel.reference)
    return Glance(
        title=arm.case.scheme.title,
        society=panel.world.society.title,
        anchor=anchor(panel, arm),
        affected=_affected(panel, arm),
        how_many=_how_many(arm, burdened),
        mistake=_mistake(arm, by_mistake),
        how_sure=_how_sure(
            range_of(study, first.metric.id, burdened.value),
            range_of(study, second.metric.id, by_mistake.value),
            burdened,
            comparison.signs.get((panel.society_id, arm.label), ()),
        ),
        compared=_compared(panel, arm),
    )


def _affected(panel: Panel, arm: ArmRun) -> Cell:
    """Subjects, what mostly stands behind their burdens, and whether the groups differ."""
    titles = {conduct.id: conduct.title for conduct in panel.world.conducts}
    days: dict[str, int] = {}
    for part in HEADLINE:
        for name, _, person_days in causes(arm, part):
            days[name] = days.get(name, 0) + person_days
    subjects = who(arm)
    lead = subjects[:1].upper() + subjects[1:]
    if not days:
        return lead, said_of(panel.world.society, "Nobody was under a burden in this run.")
    main = max(days, key=lambda name: days[name])
    share = percent(days[main] / sum(days.values()))
    without = "a rating" if any(standing.rating for standing in arm.machine.standings) else "no record"
    told = f"Mostly for: {titles.get(main, without).lower()} ({share} of days under a burden)."
    ratio = measures()["group_ratio"].measure(arm, panel.reference)
    if ratio.value is not None:
        times = f"{ratio.value:.2f} ± {ratio.standard_error or 0.0:.2f}"
        told += f" The smaller group {times} times as often as the other."
    return lead, told


def _how_many(arm: ArmRun, burdened: Measured) -> Cell:
    people = int(arm.outcome.persons[EVER_BURDENED].sum())
    lead = "Too few to say" if burdened.value is None else f"{count(burdened.value)} of every 100,000"
    days = int(arm.outcome.marks.burden_days.sum())
    each = f", {days / people:,.0f} of {arm.outcome.days} days each on average" if people else ""
    rewarded = int(arm.outcome.persons[MARK_BIT["rewards"]].sum())
    rewards = f" {rewarded:,} had a reward." if rewarded else ""
    eligible = int(arm.outcome.eligible.sum())
    return lead, f"Under a burden: {people:,} of {eligible:,} synthetic subjects{each}.{rewards}"


def _mistake(arm: ArmRun, found: Measured) -> Cell:
    persons = int(arm.outcome.persons[MARK_BIT["false_record"]].sum())
    record = mistaken(arm.machine)
    if not persons:
        return "0 in this run", said_of(arm.world.society, f"Nobody was under a burden on {record}.")
    if all(standing.rating for standing in arm.machine.standings):
        return (
            f"{count(found.value or 0.0)} of every 100,000",
            f"{persons:,} on {record}: measured without any, they would have stood better.",
        )
    invented, outlived = mistakes(arm)
    told = f"{persons:,} on {record}: "
    if outlived:
        told += f"at least {outlived:,} because the burden outlived its reason, "
    told += f"at most {min(persons, invented):,} through a record of no act."
    return f"{count(found.value or 0.0)} of every 100,000", told


def _how_sure(first: Range | None, second: Range | None, burdened: Measured, signs: Sequence[Either]) -> Cell:
    error = f"Sampling error ± {count(burdened.standard_error or 0.0)}.{_open(signs)}"
    if first is None:
        return "No range", f"The assumed inputs of this arm were not varied. {error}"
    lead = _between(first)
    told = f"Under a burden, with the assumed inputs moved {first.moved}."
    if second:
        told += f" By mistake: {_between(second)}, moved {second.moved}."
    return lead, f"{told} {error}"


def _between(spread: Range) -> str:
    low, high = count(spread.low), count(spread.high)
    return f"{low} to {high}" if low != high else f"{low} throughout"


def _open(signs: Sequence[Either]) -> str:
    """That a sign is open; empty where none is."""
    if not signs:
        return ""
    whose = "one number" if len(signs) == 1 else f"{len(signs)} numbers"
    return f" The sign of {whose} is open: what follows either way stands below."


def _compared(panel: Panel, arm: ArmRun) -> Cell:
    """The controls' burden, and the scheme's aim against each of them."""
    others = [other for other in panel.arms[1:] if is_control(other) and other is not arm]
    first = next(iter(headlines().values()))
    parts = ["0 with no scheme"]
    for other in others:
        value = first.measure(other, panel.reference).value
        parts.append(f"{count(value or 0.0)} with {_short(other)}")
    aim = arm.case.scheme.aim
    measure = measures().get(aim.measured_by) if aim else None
    if measure is None:
        return ", ".join(parts), "Under a burden, of every 100,000. It has no aim to compare."
    found = [(other, measure.measure(arm, other)) for other in (panel.reference, *others)]
    gains = listing([_gain(panel, other, gain) for other, gain in found if gain.difference])
    told = gains or ("no different from either" if others else "no different from no scheme")
    unit = said_of(panel.world.society, measure.metric.unit)
    aim_words = f"{measure.metric.title.lower()} ({unit})"
    return ", ".join(parts), f"Under a burden, of every 100,000. Its aim, {aim_words}: {told}."


def _gain(panel: Panel, other: ArmRun, found: Measured) -> str:
    against = "no scheme" if other is panel.reference else _short(other)
    return f"{signed(found.difference or 0.0, 2)} against {against}"


def _short(control: ArmRun) -> str:
    """A control's id as words: "ordinary enforcement"."""
    return control.machine.id.removeprefix("zz_").replace("_", " ")
