"""Every assumed number at both ends of its range, everything else as it was: how far could it be otherwise?

The runs are paired: the same synthetic people, the same draws. They are smaller than the run that they
belong to, so a metric that rests on too few cases at this size is moved with all assumptions at once, in a
few larger runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from goodstanding.core.errors import GoodStandingError
from goodstanding.engine import simulate as engine_simulate
from goodstanding.metrics.base import FEW, headlines
from goodstanding.model.case import Case, Number, assumptions
from goodstanding.results.ledger import EVER_BURDENED
from goodstanding.results.outcome import Outcome
from goodstanding.results.run import ArmRun, Panel, Request
from goodstanding.results.wording import describe
from goodstanding.studies._trial import Reading, Trial, made_ready, run
from goodstanding.studies.base import ArmStudy, MetricStudy, Study, Swing

STUDY = Study(
    id="assumptions",
    title="Assumed numbers at both ends of their ranges",
    question="How far could the result be otherwise, and which assumptions carry that?",
)
CORNER_PEOPLE = 50_000
CORNERS = 4
"""Runs with all assumptions moved at once: down and up, for the first two headlines."""
WANTED_CASES = 200
SMALLEST = 4
"""A run is at least a fourth of the people asked for."""
ERRORS = {
    "false_positive": 1,
    "unfounded_days": 1,
    "removed_late": 1,
    "delay_days_from": 1,
    "delay_days_to": 1,
    "take_up": -1,
    "success_if_wrong": -1,
}
"""Steps of paths whose numbers make, keep or strike false records, and the end that gives more of them."""
SHARED = ("conducts", "society", "behaviour")
ONLY_FELT = (".enforced", ".amount", ".cost", ".award", ".admitted")
ONLY_FELT_OR_LABEL = ("society.encounters.", "society.groups.", "society.communities.")
CARRIERS = 5


@dataclass(frozen=True, slots=True)
class _Plan:
    """One arm's study: its baseline trial, the numbers to move, how many are left out, the aim's metric."""

    panel: Panel
    arm: ArmRun
    base: Trial
    moved: tuple[Number, ...]
    left_out: int
    aim: str

    def trials(self) -> Iterator[Trial]:
        """The baseline, the reference's own baseline, then two trials for each number."""
        yield self.base
        yield replace(self.base, case=_on_the_same_conducts(self.panel.reference.case, self.arm.case))
        for number in self.moved:
            for end in (number.quantity.low, number.quantity.high):
                yield replace(self.base, values={number.path: end})

    def __len__(self) -> int:
        return 2 + 2 * len(self.moved)


def study(
    panels: Iterable[Panel],
    request: Request,
    *,
    people: int,
    corner_people: int = CORNER_PEOPLE,
    controls: bool = False,
    executor: Executor | None = None,
    simulate: Callable[..., Outcome] = engine_simulate,
    progress: Callable[[int, int], None] | None = None,
) -> dict[tuple[str, str], ArmStudy]:
    """Study every arm that has a consequence; controls too if asked.

    `people`: synthetic people in each run at most, fewer where they suffice; `corner_people`: in the few
    with all assumptions moved at once; `executor`: runs trials side by side (a process pool; `simulate`
    must then be importable by name); None runs them one by one; `progress(done, all)` after each. Returns
    by (society id, arm label).
    """
    plans = [
        _plan(panel, arm, request, people, simulate, executor is None)
        for panel in panels
        for arm in panel.arms
        if arm.meeting is None  # the arm apart has the same assumed numbers
        and arm.outcome.consequences
        and (controls or arm.case.scheme.status != "control")
    ]
    counter = _Counter(sum(len(plan) + CORNERS for plan in plans), progress)
    first = counter.run(executor, [trial for plan in plans for trial in plan.trials()])
    studies: list[tuple[_Plan, list[Reading]]] = [
        (plan, [next(first) for _ in range(len(plan))]) for plan in plans
    ]
    corner_size = min(corner_people, request.people)
    corners = counter.run(
        executor,
        [trial for plan, readings in studies for trial in _corner_trials(plan, readings, corner_size)],
    )
    return {
        (plan.panel.society_id, plan.arm.label): _found(
            plan, readings, [next(corners) for _ in range(CORNERS)], corner_size
        )
        for plan, readings in studies
    }


class _Counter:
    """Runs trials and counts them."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self.done, self.total, self.progress = 0, total, progress

    def run(self, executor: Executor | None, trials: list[Trial]) -> Iterator[Reading]:
        results = map(run, trials) if executor is None else executor.map(run, trials, chunksize=2)
        for reading in results:
            self.done += 1
            if self.progress:
                self.progress(self.done, self.total)
            yield reading


def _plan(
    panel: Panel, arm: ArmRun, request: Request, people: int, simulate: Callable[..., Outcome], alone: bool
) -> _Plan:
    every = assumptions(arm.case)
    moved = varied(arm.case)
    aim = arm.case.scheme.aim.measured_by if arm.case.scheme.aim else ""
    base = Trial(
        case=arm.case,
        values={},
        metrics=(*headlines(), *((aim,) if aim else ())),
        people=_size(arm, people),
        days=request.days,
        seed=request.seed,
        start=request.start,
        simulate=simulate,
        threads=None if alone else 1,
    )
    return _Plan(panel, arm, base, moved, len(every) - len(moved), aim)


def _size(arm: ArmRun, most: int) -> int:
    """People in each run of an arm: enough for 200 cases of the first headline, going by the full run.

    Where even `most` would not give enough for a range, few: then the runs only tell directions.
    """
    cases, people = int(arm.outcome.persons[EVER_BURDENED].sum()), int(arm.outcome.people.sum())
    wanted = -(-WANTED_CASES * people // max(cases, 1))
    return min(most, people, max(most // SMALLEST, wanted if wanted <= most * WANTED_CASES / FEW else 0))


def varied(case: Case) -> tuple[Number, ...]:
    """The assumed numbers that a study of this case runs at both ends."""
    return tuple(number for number in assumptions(case) if can_matter(number.path))


def can_matter(path: str) -> bool:
    """Whether a number can move who is under a consequence, not only what is then met, or a group label."""
    return not path.endswith(ONLY_FELT) and not path.startswith(ONLY_FELT_OR_LABEL)


def _on_the_same_conducts(reference: Case, case: Case) -> Case:
    """The reference living through the conducts of another case, as in a panel."""
    return replace(reference, conducts=case.conducts, society=case.society, behaviour=case.behaviour)


def _corner_trials(plan: _Plan, readings: list[Reading], people: int) -> list[Trial]:
    """All at once: lowering and raising the first headline, then the same with errors at their own ends."""
    trials: list[Trial] = []
    for for_errors in (False, True):
        ends = _ends(plan, readings, for_errors=for_errors)
        for raising in (False, True):
            values = {path: high if raising == up else low for path, (low, high, up) in ends.items()}
            trials.append(replace(plan.base, values=_acceptable(plan.base, values), people=people))
    return trials


def _ends(plan: _Plan, readings: list[Reading], *, for_errors: bool) -> dict[str, tuple[float, float, bool]]:
    """Path -> (low, high, whether the high end raises the headline); numbers that move nothing stay.

    Where a headline has too few cases to tell, the mean standing does; for false records, what the number is.
    """
    first = next(iter(headlines()))
    ends: dict[str, tuple[float, float, bool]] = {}
    for number, low, high in _pairs(plan, readings):
        rise = (high.value(first) or 0.0) - (low.value(first) or 0.0)
        if not rise or readings[0].found[first][1] < FEW:
            rise = high.severity - low.severity
        if for_errors:
            rise = error_sign(number.path) or rise
        if rise and not low.refused and not high.refused:
            ends[number.path] = (number.quantity.low, number.quantity.high, rise > 0)
    return ends


def error_sign(path: str) -> int:
    """+1 or -1 if more of this number gives more or fewer false records, 0 if it is about something else, as
    about whom they are of."""
    steps = path.split(".")
    return 0 if "by_group" in steps else next((ERRORS[step] for step in steps if step in ERRORS), 0)


def _acceptable(base: Trial, values: dict[str, float]) -> dict[str, float]:
    """The values that go together: all of them, or those that are taken one after the other."""
    kept: dict[str, float] = {}
    for trial in (values, *({path: value} for path, value in values.items())):
        try:
            made_ready(base.case, {**kept, **trial}, base.start)
        except GoodStandingError:
            continue
        kept |= trial
        if len(kept) == len(values):
            break
    return kept


def _pairs(plan: _Plan, readings: list[Reading]) -> Iterator[tuple[Number, Reading, Reading]]:
    """Each number moved, with its two readings."""
    yield from zip(plan.moved, readings[2::2], readings[3::2], strict=True)


def _found(plan: _Plan, readings: list[Reading], corners: list[Reading], corner_people: int) -> ArmStudy:
    found: dict[str, MetricStudy] = {}
    for index, name in enumerate(headlines()):
        ends = [value for value in (corner.value(name) for corner in corners) if value is not None]
        found[name] = replace(
            _metric(plan, readings, name, of_errors=index == 1),
            corner_low=min(ends, default=None),
            corner_high=max(ends, default=None),
            corner_people=corner_people,
        )
    if plan.aim:
        found[plan.aim] = _aim(plan, readings)
    return ArmStudy(
        society_id=plan.panel.society_id,
        label=plan.arm.label,
        people=plan.base.people,
        days=plan.base.days,
        varied=len(plan.moved),
        left_out=plan.left_out,
        runs=len(readings) + len(corners),
        metrics=found,
    )


def _metric(plan: _Plan, readings: list[Reading], name: str, *, of_errors: bool) -> MetricStudy:
    value, n = readings[0].found[name]
    enough = value is not None and n >= FEW
    pairs = list(_pairs(plan, readings))
    swings = sorted(
        (_swing(plan, number, low.value(name), high.value(name)) for number, low, high in pairs),
        key=lambda swing: -swing.span,
    )
    if enough:
        carriers = [swing.name for swing in swings]
    else:
        judged = sorted(pairs, key=lambda pair: -_weight(*pair, of_errors=of_errors))
        carriers = [
            describe(plan.arm.case, pair[0].path) for pair in judged if _weight(*pair, of_errors=of_errors)
        ]
    return MetricStudy(
        metric=name,
        baseline=value,
        n=n,
        enough=enough,
        people=plan.base.people,
        swings=tuple(swings) if enough else (),
        carriers=tuple(carriers[:CARRIERS]),
    )


def _weight(number: Number, low: Reading, high: Reading, *, of_errors: bool) -> float:
    """How much a number carries where cases are too few: by the standings it moves, or by its own width."""
    if not of_errors:
        return abs(high.severity - low.severity)
    quantity = number.quantity
    return (quantity.high - quantity.low) / (abs(quantity.value) or 1.0) if error_sign(number.path) else 0.0


def _aim(plan: _Plan, readings: list[Reading]) -> MetricStudy:
    """What the aim gains over the reference, as the scheme's own numbers move it.

    Numbers that both arms share would move both, and their difference only a little: they stay.
    """
    name = plan.aim
    (value, n), (before, _) = readings[0].found[name], readings[1].found[name]
    enough = value is not None and before is not None and n >= FEW

    def gain(reading: Reading) -> float | None:
        now = reading.value(name)
        return None if now is None or before is None else now - before

    swings = sorted(
        (
            _swing(plan, number, gain(low), gain(high))
            for number, low, high in _pairs(plan, readings)
            if number.path.partition(".")[0] not in SHARED
        ),
        key=lambda swing: -swing.span,
    )
    return MetricStudy(
        metric=name,
        baseline=gain(readings[0]),
        n=n,
        enough=enough,
        people=plan.base.people,
        swings=tuple(swings) if enough else (),
        carriers=tuple(swing.name for swing in swings if swing.span)[:CARRIERS],
        is_difference=True,
    )


def _swing(plan: _Plan, number: Number, at_low: float | None, at_high: float | None) -> Swing:
    quantity = number.quantity
    return Swing(
        path=number.path,
        name=describe(plan.arm.case, number.path),
        unit=quantity.unit,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        because=quantity.because or quantity.from_ or "",
        at_low=at_low,
        at_high=at_high,
    )
