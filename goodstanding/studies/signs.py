"""Numbers of a behaviour whose sign the evidence leaves open, at both ends of their range and at zero.

Of these the middle is no finding: neither sign is the default, so a run says what follows from either. The
runs are paired, as those of the assumptions, and small."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goodstanding.engine import simulate as engine_simulate
from goodstanding.metrics.base import headlines, measures
from goodstanding.model.case import Case, Number, assumptions
from goodstanding.results.outcome import Outcome
from goodstanding.results.run import Panel, Request
from goodstanding.results.wording import describe
from goodstanding.studies._trial import Reading, Trial, run
from goodstanding.studies.base import Study

STUDY = Study(
    id="signs",
    title="Numbers whose sign is open, at both ends and at zero",
    question="What if people answer the other way?",
)
PEOPLE = 20_000


@dataclass(frozen=True, slots=True)
class Either:
    """One such number. `path` as in `--set`; `name` in words; `ends`: low end, 0, high end, in `unit`;
    `found`: by metric, what it is at each of them, None where not estimable; `people`: in each run."""

    path: str
    name: str
    unit: str
    because: str
    ends: tuple[float, float, float]
    found: dict[str, tuple[float | None, ...]]
    people: int


def open_signs(case: Case) -> tuple[Number, ...]:
    """The numbers of the behaviour that a case uses whose range has both signs."""
    return tuple(
        one
        for one in assumptions(case)
        if one.path.startswith("behaviour.") and one.quantity.low < 0.0 < one.quantity.high
    )


def study(
    panels: Iterable[Panel],
    request: Request,
    *,
    people: int = PEOPLE,
    simulate: Callable[..., Outcome] = engine_simulate,
    progress: Callable[[], None] = lambda: None,
) -> dict[tuple[str, str], tuple[Either, ...]]:
    """Study every arm but the references that has such a number. `people`: in each run at most; `progress`:
    called after each number. Returns by (society id, arm label)."""
    found: dict[tuple[str, str], tuple[Either, ...]] = {}
    for panel in panels:
        for arm in panel.arms[1:]:
            each: list[Either] = []
            for number in open_signs(arm.case) if arm.meeting is None else ():
                each.append(_both_ways(arm.case, number, request, min(people, request.people), simulate))
                progress()
            if each:
                found[panel.society_id, arm.label] = tuple(each)
    return found


def _both_ways(
    case: Case, number: Number, request: Request, people: int, simulate: Callable[..., Outcome]
) -> Either:
    ends = number.quantity.low, 0.0, number.quantity.high
    firms = case.society.subject == "firm"
    told = (name for name, item in measures().items() if item.metric.aim or (firms and item.metric.of_firms))
    names = tuple(dict.fromkeys((*headlines(), *told)))
    readings = [_read(case, {number.path: end}, names, request, people, simulate) for end in ends]
    return Either(
        path=number.path,
        name=describe(case, number.path),
        unit=number.quantity.unit,
        because=number.quantity.because or "",
        ends=ends,
        found={name: tuple(reading.value(name) for reading in readings) for name in names},
        people=people,
    )


def _read(
    case: Case,
    values: dict[str, float],
    names: tuple[str, ...],
    request: Request,
    people: int,
    simulate: Callable[..., Outcome],
) -> Reading:
    size = people, request.days, request.seed, request.start
    return run(Trial(case, values, names, *size, simulate=simulate, threads=None))
