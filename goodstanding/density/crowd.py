"""A population on its way: the mass over (class, memories, score), its window, and how scores read as
states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from goodstanding.density.memories import Memories, first_shares
from goodstanding.density.points import trimmed
from goodstanding.density.populations import Population
from goodstanding.density.step import Arrival, step
from goodstanding.model.machine import Column


@dataclass(slots=True)
class Crowd:
    """`mass` [moment, class, memories ..., score], of each class its whole adding up to 1 in moment 0; `low`:
    the first score; `aside` [spell, class]: chance of being in a spell that the score does not depend on."""

    population: Population
    mass: Any
    low: int
    aside: Any

    def states(self, column: Column, takes_part: bool, outside: int) -> Any:
        """The state that each score of the window reads as, int64[score]."""
        if not takes_part:
            return np.full(self.mass.shape[-1], outside)
        width: int = self.mass.shape[-1]
        window = self.low + np.arange(width)
        scores = np.clip(window, column.floor, column.ceiling)
        reads = np.array([column.below, *(state for _, state in column.cuts)])
        return reads[np.searchsorted([at for at, _ in column.cuts], scores, side="right")]

    def by_state(self, states: Any, count: int) -> Any:
        """Mass [state, class, memories ...]."""
        found = np.zeros((count, *self.mass.shape[1:-1]))
        for state in np.unique(states):
            found[state] = self.mass[0][..., states == state].sum(axis=-1)
        return found

    def push(
        self,
        pieces: Any,
        arrivals_in: Callable[[int], Sequence[Arrival]],
        memories: Memories,
        column: Column,
    ) -> None:
        """A day later. `pieces` int64[score]: scores with the same number meet the same arrivals."""
        starts = [int(start) for start in np.flatnonzero(np.diff(pieces, prepend=-1))]
        ends = [*starts[1:], pieces.size]
        parts = [
            step(self.mass[..., start:end], self.low + start, arrivals_in(int(pieces[start])), memories)
            for start, end in zip(starts, ends, strict=True)
        ]
        low = min(at for _, at in parts)
        after = np.zeros((*self.mass.shape[:-1], max(at + part.shape[-1] for part, at in parts) - low))
        for part, at in parts:
            after[..., at - low : at - low + part.shape[-1]] += part
        self.mass, self.low = after, low
        if column.clip_when_moved:
            self._fold(column.floor, column.ceiling)
        cut, self.mass = trimmed(self.mass)
        self.low += cut

    def _fold(self, floor: int, ceiling: int) -> None:
        """Put what lies outside floor..ceiling on its ends."""
        high = self.low + self.mass.shape[-1] - 1
        if not (self.low <= ceiling and floor <= high):
            self.mass = self.mass.sum(axis=-1, keepdims=True)
            self.low = high = floor if floor > high else ceiling
        if floor > self.low:
            cut = floor - self.low
            self.mass[..., cut] += self.mass[..., :cut].sum(axis=-1)
            self.mass, self.low = self.mass[..., cut:], floor
        if ceiling < high:
            cut = ceiling - self.low
            self.mass[..., cut] += self.mass[..., cut + 1 :].sum(axis=-1)
            self.mass = self.mass[..., : cut + 1]


def crowd_of(population: Population, memories: Memories, column: Column, *, moments: int = 1) -> Crowd:
    """A population on the evening before the first day."""
    shares = first_shares(memories.held, population.prevalence)
    last = column.start_most
    starts = last - column.start + 1
    mass = np.zeros((moments, *shares.shape, starts))
    mass[0] = shares[..., None] / starts
    aside = np.array([population.prevalence[m.conduct] for m in memories.aside])
    return Crowd(population, mass, column.start, aside)
