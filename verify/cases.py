"""What is held: ten drawn schemes, Rongcheng's core, and the benchmark's workload."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.ours import CATALOG as WORKLOAD
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine import Machine, World
from goodstanding.model.resolve import resolve_machine, resolve_world
from verify.drawn import write_scheme
from verify.held import Held, hold

DRAWN = range(1, 11)
LEANING = 4
"""In so many of them, from the first, people differ; in the others they are one class instead of forty."""
START = date(2024, 1, 20)
"""Two firsts of a month within 45 days."""
CORE = Path(__file__).parents[1] / "tests" / "density" / "catalog"


def cases() -> Iterator[Callable[[], Held]]:
    """Each to be called once, in order."""
    for n in DRAWN:
        yield partial(drawn, n)
    yield partial(
        _held,
        "Rongcheng, core",
        CORE,
        "cn_rongcheng_core@2016",
        "CN",
        "default",
        people=4_000_000,
        days=60,
        seed=11,
    )
    if WORKLOAD.is_dir():
        yield partial(_held, "W", WORKLOAD, "zz_w", "w", "w", people=2_000_000, days=30, seed=12)


def drawn(n: int, *, people: int = 400_000, days: int = 45) -> Held:
    """Drawn scheme `n`, in a society and with a behaviour that its number gives it."""
    with TemporaryDirectory() as folder:
        id = write_scheme(Path(folder), n)
        society, behaviour = ("CN", "DE", "US")[n % 3], "default" if n <= LEANING else "flat"
        return _held(f"drawn {n}", Path(folder), id, society, behaviour, people=people, days=days, seed=n)


def _held(
    name: str, folder: Path, arm: str, society: str, behaviour: str, *, people: int, days: int, seed: int
) -> Held:
    world, machine = resolved(folder, arm, society, behaviour)
    return hold(name, world, machine, people=people, days=days, seed=seed, start_day=START.toordinal())


def resolved(folder: Path, arm: str, society: str, behaviour: str) -> tuple[World, Machine]:
    """An arm of a catalogue folder, as any other."""
    case = make_cases(builtin_catalog(folder), [arm], society=society, behaviour=behaviour)[0]
    return resolve_world([case]), resolve_machine(case, start=START)
