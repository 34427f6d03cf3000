"""Points as distributions: what one record adds to a score, and a mass moved by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

Mass = Any
"""float64[moment, class, memories ..., score]: a population; along the last axis, its score."""


@dataclass(frozen=True, slots=True)
class Points:
    """Chances of `lowest`, `lowest` + 1, ... points; they add up to 1."""

    lowest: int
    chances: tuple[float, ...]

    @property
    def highest(self) -> int:
        """The most points that one record can add."""
        return self.lowest + len(self.chances) - 1

    @property
    def moves(self) -> bool:
        """Whether a record can move the score at all."""
        return (self.lowest, self.highest) != (0, 0)


NOTHING = Points(0, (1.0,))


def between(low: int, high: int) -> Points:
    """An official's choice, uniform on low..high."""
    count = high - low + 1
    return Points(low, (1.0 / count,) * count)


def together(several: Iterable[Points]) -> Points:
    """The sum of independent points; nothing if there are none."""
    lowest, chances = 0, np.ones(1)
    for one in several:
        lowest += one.lowest
        chances = np.convolve(chances, np.array(one.chances))
    return Points(lowest, tuple(float(chance) for chance in chances))


NEGLIGIBLE = 1e-18
"""Chance at an end of a day's kernel, or of a class's window, that is kept at the edge: below rounding."""


@dataclass(frozen=True, slots=True)
class Kernel:
    """A day's points of each class: `chances` [class, points], `lowest` first."""

    lowest: int
    chances: Any

    def spread(self, mass: Mass) -> Mass:
        """The mass after its points, its score axis longer by the kernel's; its first score is lower by
        `lowest`."""
        rows = mass.reshape(mass.shape[0], mass.shape[1], -1, mass.shape[-1])
        width = mass.shape[-1] + self.chances.shape[1] - 1
        out = np.empty((*rows.shape[:-1], width))
        for moment, c, i in np.ndindex(rows.shape[:-1]):
            out[moment, c, i] = np.convolve(rows[moment, c, i], self.chances[c])
        return out.reshape(*mass.shape[:-1], width)


def trimmed(mass: Any) -> tuple[int, Any]:
    """(columns cut at the low end, the rest): what is negligible at both ends of the last axis moves to the
    edge."""
    whole = np.abs(mass).reshape(-1, mass.shape[-1]).sum(axis=0)
    below = int(np.searchsorted(np.cumsum(whole), NEGLIGIBLE, side="right"))
    above = int(np.searchsorted(np.cumsum(whole[::-1]), NEGLIGIBLE, side="right"))
    if below + above >= whole.size:
        return 0, mass
    rest = mass[..., below : whole.size - above].copy()
    rest[..., 0] += mass[..., :below].sum(axis=-1)
    rest[..., -1] += mass[..., whole.size - above :].sum(axis=-1)
    return below, rest


def moved(mass: Mass, points: Points) -> Mass:
    """The mass after its points; its score axis must have room for them on both sides."""
    if not points.moves:
        return mass
    out, width = np.zeros_like(mass), mass.shape[-1]
    for i, chance in enumerate(points.chances):
        by = points.lowest + i
        to, source = slice(max(by, 0), width + min(by, 0)), slice(max(-by, 0), width - max(by, 0))
        if chance > 0.0:
            out[..., to] += chance * mass[..., source]
    return out
