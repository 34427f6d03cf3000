"""The few big numbers of an arm: value, range over the assumed inputs, what carries it, sampling error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from goodstanding.metrics.base import Measure, Measured, headlines, measures
from goodstanding.model.machine import WATCHING
from goodstanding.reports.either import at_figure
from goodstanding.reports.words import count, signed
from goodstanding.results.run import ArmRun, Panel
from goodstanding.results.subjects import said_of
from goodstanding.studies.base import ArmStudy, MetricStudy, Range
from goodstanding.studies.signs import Either


@dataclass(frozen=True, slots=True)
class BigNumber:
    """One of the few. `metric`: its id; `bar`: where low end, value and high end lie on a line of 0..100, or
    None for no range; `either`: what it is either way where a sign is open.
    """

    metric: str
    title: str
    value: str
    sentence: str
    range: str
    carried_by: tuple[str, ...]
    sampling: str
    bar: tuple[float, float, float] | None
    either: tuple[str, ...] = ()


def big_numbers(
    panel: Panel, arm: ArmRun, study: ArmStudy | None, signs: Sequence[Either] = ()
) -> list[BigNumber]:
    """The headlines of an arm, what its aim gains over the reference, and what firms cost or keep. `signs`:
    what follows where a sign is open."""
    found = [_headline(panel, arm, study, measure) for measure in headlines().values()]
    aim = arm.case.scheme.aim
    measure = measures().get(aim.measured_by) if aim else None
    if measure:
        found.append(_aim(panel, arm, study, measure))
    found += _of_firms(panel, arm)
    worded = [_of_its_subjects(panel, number) for number in found]
    return [replace(number, either=_either(panel, number.metric, signs)) for number in worded]


def _either(panel: Panel, metric: str, signs: Sequence[Either]) -> tuple[str, ...]:
    told = (at_figure(one, measures()[metric].metric, panel.world.society) for one in signs)
    return tuple(filter(None, told))


def _of_its_subjects(panel: Panel, number: BigNumber) -> BigNumber:
    title, sentence, spread, sampling = (
        said_of(panel.world.society, text)
        for text in (number.title, number.sentence, number.range, number.sampling)
    )
    return replace(number, title=title, sentence=sentence, range=spread, sampling=sampling)


def range_of(study: ArmStudy | None, metric: str, value: float | None) -> Range | None:
    """Where a headline lies over the assumed inputs, None where no study says so."""
    found = study.metrics.get(metric) if study else None
    return found.around(value) if found and value is not None else None


def _headline(panel: Panel, arm: ArmRun, study: ArmStudy | None, measure: Measure) -> BigNumber:
    measured = measure.measure(arm, panel.reference)
    metric = measure.metric
    if measured.value is None:
        return BigNumber(
            metric.id, metric.title, "–", f"Not estimable: {measured.not_estimable}.", "", (), "", None
        )
    spread = range_of(study, metric.id, measured.value)
    written = count(measured.value)
    return BigNumber(
        metric=metric.id,
        title=metric.title,
        value=written,
        sentence=metric.sentence.format(value=written),
        range=_told(spread, study, count),
        carried_by=_carriers(study, metric.id, spread),
        sampling=_sampling(arm, measured),
        bar=_bar(spread, measured.value),
    )


def _sampling(arm: ArmRun, measured: Measured) -> str:
    """One standard error; where nobody was found, what the run can rule out (the rule of three)."""
    if measured.n:
        return f"± {count(measured.standard_error or 0.0)} ({_people(measured.n)} in the run)"
    eligible = max(int(arm.outcome.eligible.sum()), 1)
    return f"none among {eligible:,}, so below {count(300_000 / eligible)} of every 100,000 at 95 %"


def _people(many: int) -> str:
    return f"{many:,} {'person' if many == 1 else 'people'}"


def _aim(panel: Panel, arm: ArmRun, study: ArmStudy | None, measure: Measure) -> BigNumber:
    measured = measure.measure(arm, panel.reference)
    metric = measure.metric
    title = f"Its aim: {metric.title[:1].lower()}{metric.title[1:]}"
    if measured.value is None or measured.difference is None:
        return BigNumber(metric.id, title, "–", f"Not estimable: {measured.not_estimable}.", "", (), "", None)
    spread = range_of(study, metric.id, measured.difference)
    change = signed(measured.difference, metric.decimals)
    sentence = (
        f"{metric.sentence.format(value=metric.write(measured.value))} "
        f"Without any scheme: {metric.write(measured.reference or 0.0)}. Difference: {change}."
    )
    return BigNumber(
        metric=metric.id,
        title=title,
        value=change,
        sentence=sentence + _assumed_effect(arm, measured),
        range=_told(spread, study, lambda value: signed(value, metric.decimals)),
        carried_by=_carriers(study, metric.id, spread),
        sampling=f"at most ± {count(measured.difference_error or 0.0)}",
        bar=_bar(spread, measured.difference),
    )


def _of_firms(panel: Panel, arm: ArmRun) -> Iterator[BigNumber]:
    """What is told where firms live, as far as the run says it."""
    for one in measures().values() if panel.world.society.subject == "firm" else ():
        measured, metric = one.measure(arm, panel.reference), one.metric
        if metric.of_firms and measured.value is not None and measured.difference is not None:
            without, change = (
                metric.write(measured.reference or 0.0),
                signed(measured.difference, metric.decimals),
            )
            yield BigNumber(
                metric=metric.id,
                title=metric.title,
                value=change,
                sentence=f"{metric.sentence.format(value=metric.write(measured.value))} Without any scheme: "
                f"{without}. Difference: {change}.",
                range=_told(None, None, count),
                carried_by=(),
                sampling=f"at most ± {metric.write(measured.difference_error or 0.0)}",
                bar=None,
            )


def _assumed_effect(arm: ArmRun, measured: Measured) -> str:
    """Where the scheme file assumes no effect, a difference of 0 is an input and not a finding."""
    stated = arm.case.scheme.responses.values()
    responses = [response for response in stated if response.changes != WATCHING]
    if measured.difference != 0.0:
        return ""
    if not responses:
        return " The scheme file states no effect of the standing on conduct."
    if all(response.ratio.value == 1 for response in responses):
        ends = [response.ratio for response in responses]
        low, high = min(q.low for q in ends), max(q.high for q in ends)
        return (
            f" That is an input and not a finding: the scheme file assumes that the standing changes nothing "
            f"(ratio 1, between {low:g} and {high:g}), because sources disagree even on the direction."
        )
    return ""


def _told(spread: Range | None, study: ArmStudy | None, write: Callable[[float], str]) -> str:
    if spread is None or study is None:
        return (
            "Range over the assumed inputs: not studied." if study is None else "Too few cases for a range."
        )
    ends = (
        f"{write(spread.low)} to {write(spread.high)}"
        if spread.low < spread.high
        else f"Stays {write(spread.low)}"
    )
    if spread.moved == "one at a time":
        how = f"when one of its {study.varied} assumed inputs is at an end of its range"
    else:
        how = f"with all {study.varied} assumed inputs at an end of their ranges at once"
    return f"{ends} {how} ({spread.people:,} people a run)."


def _carriers(study: ArmStudy | None, metric: str, spread: Range | None) -> tuple[str, ...]:
    found: MetricStudy | None = study.metrics.get(metric) if study else None
    return found.carriers[:3] if found and spread and spread.high > spread.low else ()


def _bar(spread: Range | None, value: float) -> tuple[float, float, float] | None:
    """Low, value and high on a line from 0 (or the low end, if below) to a little beyond the high end."""
    if spread is None or spread.high == spread.low:
        return None
    start = min(0.0, spread.low)
    scale = 100 / ((spread.high - start) * 1.04)
    low, middle, high = ((number - start) * scale for number in (spread.low, value, spread.high))
    return low, middle, high
