"""Which mechanisms there are, in what order, and what each reads: found by walking `mechanisms/`, bound by
argument name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from goodstanding.core.compile import entry
from goodstanding.core.registry import walk


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One file of `mechanisms/`: the plan it is part of, its place in the day, the first day it has a part in
    (0: the evening before, which places everyone), its compiled kernel and the names of the kernel's
    arguments."""

    name: str
    plan: str
    order: int
    first_day: int
    kernel: Callable[..., None]
    arguments: tuple[str, ...]


@cache
def mechanisms(plan: str = "listed") -> tuple[Mechanism, ...]:
    """All mechanisms of a plan in the order of the day: "listed", where records are kept one by one, or
    "folded". Two with the same `ORDER` are refused."""
    found = [
        Mechanism(name, plan, module.ORDER, module.FIRST_DAY, entry(module.kernel), _arguments(module.kernel))
        for name, module in walk("goodstanding.mechanisms").items()
        if getattr(module, "PLAN", "listed") == plan
    ]
    found.sort(key=lambda one: one.order)
    for one, other in pairwise(found):
        if one.order == other.order:
            raise ValueError(f"mechanisms '{one.name}' and '{other.name}' both have ORDER = {one.order}")
    return tuple(found)


def _arguments(kernel: Callable[..., None]) -> tuple[str, ...]:
    return tuple(inspect.signature(kernel).parameters)
