"""What is measured: which engine does what, at which size."""

from __future__ import annotations

from dataclasses import dataclass

NUMPY, STRATA, MESA, JAX, OURS = "numpy", "numpy_strata", "mesa", "jax", "goodstanding"
MODULES = {
    NUMPY: "bench.peers.numpy_blocks",
    STRATA: "bench.peers.numpy_strata",
    MESA: "bench.peers.mesa_agents",
    JAX: "bench.peers.jax_blocks",
    OURS: "bench.ours",
}
W, START = "w", "start"
ENTRIES = {"cn_rongcheng_residents@2016": 730, "cn_court_defaulters": 365}
"""Entries and the days that they are lived under: long enough that records come and go."""
DAYS = 30
COUNTRY, COUNTRY_PEOPLE = "uk_covid_pass@2021-12-20", 67_000_000
SCALE = (100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 1_400_000_000)
SCALE_DAYS = 10
SMALL, MIDDLE, LARGE = 100_000, 1_000_000, 16_000_000


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table. `kind`: W, START or the id of a scheme; `cold`: with nothing compiled yet."""

    kind: str
    engine: str
    people: int
    days: int = DAYS
    cold: bool = False

    @property
    def id(self) -> str:
        """How the case is called in results.json."""
        return f"{self.kind}_{'cold' if self.cold else 'warm'}" if self.kind == START else self.kind


def cases(largest: int = LARGE) -> tuple[Case, ...]:
    """All cases with at most `largest` people; within a size NumPy comes first."""
    found = [Case(W, engine, SMALL) for engine in (NUMPY, MESA, JAX, OURS)]
    found += [Case(W, engine, MIDDLE) for engine in (NUMPY, STRATA, JAX, OURS)]
    found += [Case(W, engine, LARGE) for engine in (NUMPY, STRATA, OURS)]  # JAX takes minutes
    found += [Case(entry, OURS, MIDDLE, days) for entry, days in ENTRIES.items()]
    found += [Case(START, NUMPY, SMALL)]
    # Cold first: it leaves its compiled kernels for the warm one.
    found += [Case(START, OURS, SMALL, cold=True), Case(START, OURS, SMALL)]
    return tuple(case for case in found if case.people <= largest)


def scale_cases() -> tuple[Case, ...]:
    """How cost grows with the number of people, and a whole country for a year under an entry."""
    return (
        *(Case(W, OURS, people, SCALE_DAYS) for people in SCALE),
        Case(COUNTRY, OURS, COUNTRY_PEOPLE, 365),
    )
