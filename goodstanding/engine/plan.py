"""Which mechanisms there are, in what order, and what each reads: found by walking `mechanisms/`, bound by
argument name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from goodstanding.core.registry import walk
from goodstanding.engine.compile import jit


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One file of `mechanisms/`: its place in the day, its compiled kernel and the names of the kernel's
    arguments."""

    name: str
    order: int
    kernel: Callable[..., None]
    arguments: tuple[str, ...]


@cache
def mechanisms() -> tuple[Mechanism, ...]:
    """All mechanisms in the order of the day. Two with the same `ORDER` are refused."""
    found = [
        Mechanism(name, module.ORDER, jit(module.kernel), tuple(inspect.signature(module.kernel).parameters))
        for name, module in walk("goodstanding.mechanisms").items()
    ]
    found.sort(key=lambda one: one.order)
    for one, other in pairwise(found):
        if one.order == other.order:
            raise ValueError(f"mechanisms '{one.name}' and '{other.name}' both have ORDER = {one.order}")
    return tuple(found)
