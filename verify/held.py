"""One scheme lived by agents and held against its density, its grades and what can be worked out by hand."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from scipy import stats

from goodstanding.density import Expected
from goodstanding.density.carried import effective
from goodstanding.engine import simulate
from goodstanding.model.machine import Machine, Society, World
from verify.agree import SMALLEST, Agreement, limit_of

FAR, UNLIKELY = 4.0, 1e-4
CLOSE = 1e-9


@dataclass(frozen=True)
class Held:
    """How a scheme came out. `grades`: p of the people in each grade on the last day; `by_hand`: largest
    relative distance of the density from a closed form, over `forms` of them; seconds of each engine."""

    name: str
    world: World
    machine: Machine
    people: int
    days: int
    agreement: Agreement
    grades: float
    by_hand: float
    forms: int
    density_s: float
    agents_s: float

    @property
    def agrees(self) -> bool:
        """Whether everything is within its limit."""
        few = self.agreement.rarest > UNLIKELY / 10
        sound = self.agreement.worst < FAR and self.agreement.p > UNLIKELY and self.grades > UNLIKELY
        return few and sound and self.by_hand < CLOSE


def hold(
    name: str, world: World, machine: Machine, *, people: int, days: int, seed: int, start_day: int
) -> Held:
    """Run both engines."""
    how = {"people": people, "days": days, "start_day": start_day}
    began = time.perf_counter()
    limit = limit_of(world, machine, **how)
    between = time.perf_counter()
    outcome = simulate(world, machine, seed=seed, **how)
    ended = time.perf_counter()
    (states,) = outcome.states.values()
    worst, forms = by_hand(world, machine, limit.expected)
    return Held(
        name, world, machine, people, days, limit.agreement(outcome),
        grades(limit.expected.present[-1].sum(axis=-1) * people, states[-1].sum(axis=-1)),
        worst, forms, between - began, ended - between,
    )  # fmt: skip


def grades(expected: np.ndarray, counts: np.ndarray) -> float:
    """p of a chi-squared over the grades that are large enough. A multinomial: what homes have in common is
    left out."""
    large = expected >= SMALLEST
    if large.sum() < 2:
        return 1.0
    square = ((counts - expected)[large] ** 2 / expected[large]).sum()
    return float(stats.chi2.sf(square, large.sum() - 1))


def by_hand(world: World, machine: Machine, found: Expected) -> tuple[float, int]:
    """Events that happen outside every spell and answer to nothing: a rate times days, and what is seen of it
    among those whom the scheme watches."""
    (period,) = machine.periods
    answering = {r.conduct for r in effective(period)} | set(dict(world.behaviour.copies))
    worst, forms = 0.0, 0
    for k, conduct in enumerate(world.conducts):
        if conduct.form != "event" or conduct.given or conduct.id in answering or _ages(conduct) != (0, 200):
            continue
        watched = found.days * _share_watched(world.society, machine)
        missed = float(np.prod([1 - o.sensitivity for o in period.observations if o.conduct == conduct.id]))
        invented = sum(o.false_rate for o in period.observations if o.conduct == conduct.id)
        expected = (
            found.days * conduct.rate, watched * conduct.rate * (1 - missed), watched * (1 - conduct.rate) *
            invented )  # fmt: skip
        for value, closed in zip(found.totals[:, k], expected, strict=True):
            worst = max(worst, abs(value - closed) / closed if closed else abs(value))
            forms += 1
    return worst, forms


def _ages(of: object) -> tuple[int, int]:
    who = getattr(of, "eligible")  # noqa: B009 - a conduct and a machine both have it
    return who.age_at_least, who.age_below


def _share_watched(society: Society, machine: Machine) -> float:
    """Share of people of the scheme's ages who are settled, each band spread evenly over its years."""
    low, high = _ages(machine)
    ends = (*society.age_starts[1:], 101)
    inside = whole = 0.0
    for start, end, women, men in zip(society.age_starts, ends, society.female, society.male, strict=True):
        kept = max(0, min(end, high) - max(start, low))
        inside += (women + men) * kept / (end - start)
        whole += women + men
    settled = 1 - society.newcomer_share if machine.eligible.resident_years_at_least else 1.0
    return inside / whole * settled
