"""One small run with some numbers moved: what a worker process does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from goodstanding.core.errors import GoodStandingError
from goodstanding.engine import simulate
from goodstanding.metrics.base import measures
from goodstanding.model.case import Case
from goodstanding.model.machine import Machine, World
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.settings import with_values
from goodstanding.protections import protected
from goodstanding.results.outcome import Outcome
from goodstanding.results.run import ArmRun


@dataclass(frozen=True, slots=True)
class Trial:
    """An arm, the numbers moved in it, and the size of the run; the arm is alone in its world."""

    case: Case
    values: Mapping[str, float]
    metrics: tuple[str, ...]
    people: int
    days: int
    seed: int
    start: date
    simulate: Callable[..., Outcome] = simulate
    threads: int | None = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What a trial gave: (value, cases) by metric, and a signal that is there even where cases are rare.

    `severity`: mean state of the eligible, the mildest being 0; `refused`: why the numbers could not be set,
    and nothing was run.
    """

    found: Mapping[str, tuple[float | None, int]] = field(default_factory=dict[str, tuple[float | None, int]])
    severity: float = 0.0
    refused: str = ""

    def value(self, metric: str) -> float | None:
        """The metric's value, None if it was not estimable or nothing was run."""
        return self.found.get(metric, (None, 0))[0]


def run(trial: Trial) -> Reading:
    """Run one trial. Numbers that the language refuses together give a reading that says so."""
    try:
        made = made_ready(trial.case, trial.values, trial.start)
    except GoodStandingError as error:
        return Reading(refused=str(error))
    arm = _arm(made, trial)
    found = {name: measures()[name].measure(arm, arm) for name in trial.metrics}
    return Reading({name: (m.value, m.n) for name, m in found.items()}, _mean_state(arm))


def made_ready(case: Case, values: Mapping[str, float], start: date) -> tuple[Case, Machine, World]:
    """The case with its numbers moved, resolved. Raises GoodStandingError where they do not go together."""
    moved = with_values(case, dict(values)) if values else case
    world = resolve_world([moved])
    return moved, protected(moved, resolve_machine(moved, start=start), world, start=start), world


def _arm(made: tuple[Case, Machine, World], trial: Trial) -> ArmRun:
    case, machine, world = made
    outcome = trial.simulate(
        world,
        machine,
        people=trial.people,
        days=trial.days,
        seed=trial.seed,
        start_day=trial.start.toordinal(),
        threads=trial.threads,
    )
    return ArmRun(case.arm.text, case, machine, world, outcome)


def _mean_state(arm: ArmRun) -> float:
    """Mean index of the state over days, standings and the people inside them."""
    total = 0
    for standing in arm.machine.standings:
        persons = arm.outcome.states[standing.id][1:, : len(standing.states)].sum(axis=(0, 2))
        total += sum(index * int(count) for index, count in enumerate(persons))
    return total / max(int(arm.outcome.eligible.sum()) * arm.outcome.days, 1)
