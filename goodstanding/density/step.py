"""One day's push: everything that arrives today moves the mass.

A mass may carry the moments of some counts: after the mass itself the first moment of each, then the second
moments of each pair, mass by mass. `marked` adds to the counts of whoever is in the given part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any, NamedTuple

import numpy as np

from goodstanding.density.memories import IN, Memories, Memory
from goodstanding.density.points import Kernel, Mass, moved, trimmed
from goodstanding.density.watched import Watched

Counted = tuple[float, ...]
"""What is added to each count."""


class Weights(NamedTuple):
    """What one recorded act, unrecorded act, record of no act, and recorded month add to the counts."""

    seen: Counted = ()
    missed: Counted = ()
    invented: Counted = ()
    month: Counted = ()


NO_COUNT = Weights()


def moments_of(counts: int) -> int:
    """How many moments a mass carries."""
    return 1 + counts + counts * (counts + 1) // 2


@dataclass(frozen=True, slots=True)
class Arrival:
    """What reaches the score today of one conduct: `rate` [class]: acts on the day that it is about; `ends`:
    chance that its spell ended; `first_of_month`: whether that day was one; `began`: False before the
    first."""

    rate: Any
    ends: float
    watched: Watched
    first_of_month: bool
    began: bool
    weights: Weights = NO_COUNT

    @property
    def matters(self) -> bool:
        """Whether there is anything to push."""
        return self.began and (self.watched.moves or self.weights != NO_COUNT)


def marked(mass: Mass, weight: Counted) -> Mass:
    """The mass with `weight` added to everybody's counts."""
    if not any(weight):
        return mass
    out, counts = mass.copy(), len(weight)
    pairs = combinations_with_replacement(range(counts), 2)
    for i in range(counts):
        out[1 + i] += weight[i] * mass[0]
    for place, (i, j) in enumerate(pairs, 1 + counts):
        both = weight[i] * weight[j]
        out[place] += weight[i] * mass[1 + j] + weight[j] * mass[1 + i] + both * mass[0]
    return out


def step(mass: Mass, low: int, arrivals: Sequence[Arrival], memories: Memories) -> tuple[Mass, int]:
    """The mass after a day's arrivals, and its first score; `low`: its first score before."""
    remembered = {m.conduct for m in (*memories.held, *memories.aside)}
    inside = {k for memory in (*memories.held, *memories.aside) for k in memory.inside}
    free = [a for k, a in enumerate(arrivals) if k not in remembered and k not in inside and a.matters]
    plain = [a for a in free if a.weights == NO_COUNT and a.watched.act == a.watched.invention]
    if plain:
        kernel = day_kernel(plain)
        mass, low = kernel.spread(mass), low + kernel.lowest
    for arrival in free:
        if not any(arrival is one for one in plain):
            mass, low = _with_room(mass, low, [arrival])
            mass = _acts(mass, arrival)
    for axis, memory in enumerate(memories.held, 2):
        family = [arrivals[k] for k in (memory.conduct, *memory.inside)]
        if family[0].began:
            mass, low = _with_room(mass, low, family)
            mass = (_spell if memory.spell else _limited)(mass, axis, memory, arrivals)
    return mass, low


def day_kernel(arrivals: Sequence[Arrival]) -> Kernel:
    """The sum of the day's independent points, by class."""
    reaches = [arrival.watched.reach for arrival in arrivals]
    down, up = -sum(low for low, _ in reaches), sum(high for _, high in reaches)
    chances = np.zeros((1, len(arrivals[0].rate), down + up + 1))
    chances[..., down] = 1.0
    for arrival in arrivals:
        chances = _acts(chances, arrival)
    cut, rest = trimmed(chances)
    return Kernel(cut - down, rest[0])


def _with_room(mass: Mass, low: int, arrivals: Sequence[Arrival]) -> tuple[Mass, int]:
    reaches = [arrival.watched.reach for arrival in arrivals if arrival.matters]
    down, up = -sum(least for least, _ in reaches), sum(most for _, most in reaches)
    return np.pad(mass, [(0, 0)] * (mass.ndim - 1) + [(down, up)]), low - down


def _wide(by_class: Any, mass: Mass) -> Any:
    return np.asarray(by_class).reshape((1, -1) + (1,) * (mass.ndim - 2))


def _acts(mass: Mass, arrival: Arrival) -> Mass:
    """Independent acts, seen or not, and invented records of those who did not act."""
    w, weights = arrival.watched, arrival.weights
    rate = _wide(arrival.rate, mass)
    if weights == NO_COUNT and w.act == w.invention:
        recorded = rate * w.seen + (1.0 - rate) * w.invented
        return (1.0 - recorded) * mass + moved(recorded * mass, w.act)
    return (
        (1.0 - rate) * (1.0 - w.invented) * mass
        + marked(rate * (1.0 - w.seen) * mass, weights.missed)
        + marked(moved(rate * w.seen * mass, w.act), weights.seen)
        + marked(moved((1.0 - rate) * w.invented * mass, w.invention), weights.invented)
    )


def _spell(mass: Mass, axis: int, memory: Memory, arrivals: Sequence[Arrival]) -> Mass:
    """Ends, then starts and invented records of those outside; then what happens inside."""
    spell = arrivals[memory.conduct]
    w, weights = spell.watched, spell.weights
    out, within = _part(mass, axis, 1 - IN), _part(mass, axis, IN)
    rate = _wide(spell.rate, mass)
    free, stays = out + spell.ends * within, (1.0 - spell.ends) * within
    invented = marked(moved((1.0 - rate) * w.invented * free, w.invention), weights.invented)
    out = (1.0 - rate) * (1.0 - w.invented) * free + invented
    within = (
        stays
        + marked(moved(rate * w.seen * free, w.act), weights.seen)
        + marked(rate * (1.0 - w.seen) * free, weights.missed)
    )
    if spell.first_of_month and w.monthly:
        within = (1.0 - w.seen) * within + marked(moved(w.seen * within, w.month), weights.month)
    for k in memory.inside:
        if arrivals[k].matters:
            within = _acts(within, arrivals[k])
    return np.concatenate([out, within], axis=axis)


def _limited(mass: Mass, axis: int, memory: Memory, arrivals: Sequence[Arrival]) -> Mass:
    """Acts of which only so many records count in a calendar month."""
    arrival = arrivals[memory.conduct]
    w, weights = arrival.watched, arrival.weights
    if arrival.first_of_month:
        fresh = np.zeros_like(mass)
        _part(fresh, axis, 0)[...] = mass.sum(axis=axis, keepdims=True)
        mass = fresh
    rate = _wide(arrival.rate, mass)
    seen = marked(moved(rate * w.seen * mass, w.act), weights.seen)
    invented = marked(moved((1.0 - rate) * w.invented * mass, w.invention), weights.invented)
    recorded = seen + invented
    after = (1.0 - rate) * (1.0 - w.invented) * mass + marked(rate * (1.0 - w.seen) * mass, weights.missed)
    _part(after, axis, memory.size - 1)[...] += _part(recorded, axis, memory.size - 1)
    for used in range(memory.size - 1):
        _part(after, axis, used + 1)[...] += moved(_part(recorded, axis, used), w.limited)
    return after


def _part(mass: Mass, axis: int, place: int) -> Mass:
    """A view of one place of a memory's axis, which stays."""
    return mass[(slice(None),) * axis + (slice(place, place + 1),)]
