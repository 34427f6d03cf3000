"""The part of the machine form that says, for metrics alone, what safeguards give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remedy:
    """What a court gives whoever was under a burden on a false record, for metrics alone: shares who are
    admitted to sue, who do, and who win; `award`: money a head."""

    admitted: float
    take_up: float
    success: float
    award: float

    @property
    def expected(self) -> float:
        """Money for each person entitled."""
        return self.admitted * self.take_up * self.success * self.award


@dataclass(frozen=True, slots=True)
class InForce:
    """A safeguard that the machine form already carries, for metrics alone: `hours` of work for each record
    that is made; `spans`: the days from which, to before which, it holds."""

    safeguard: str
    hours: float
    spans: tuple[tuple[int, int], ...]
