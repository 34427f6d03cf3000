"""Columns that lie side by side: all that is known of one person comes from memory together.

Whoever looks at one in a million then waits for memory once, and not once for each column. The columns are
views of one array of structs; who reads and writes them need not know. With one entry alone they are
contiguous, which is another type to a compiler: callers have two at least.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

Kinds = Mapping[str, tuple[Any, int | None]]
"""Of each column, the type and the number of rows; None where it has one dimension."""


def beside(size: int, kinds: Kinds) -> dict[str, Any]:
    """Columns of zeros, [size] or [rows, size], by name. One without rows is a row that holds nothing and
    takes no memory, so that its type is the same."""
    held = {name: kind for name, kind in kinds.items() if kind[1] != 0}
    widest_first = sorted(held, key=lambda name: -np.dtype(held[name][0]).itemsize)
    struct = [
        (name, held[name][0]) if held[name][1] is None else (name, held[name][0], (held[name][1],))
        for name in widest_first
    ]
    views = columns_of(np.zeros(size, np.dtype(struct, align=True)))
    return {name: views[name] if name in held else _nothing(kind[0], size) for name, kind in kinds.items()}


def columns_of(table: Any) -> dict[str, Any]:
    """The columns of an array of structs, by name."""
    return {name: table[name].T for name in table.dtype.names}


def table_of(column: Any) -> Any:
    """The array of structs that a column is part of; None if it is of none."""
    base = getattr(column, "base", None)
    return base if base is not None and base.dtype.names else None


def holds_nothing(column: Any) -> bool:
    """Whether a column stands for one that has no rows."""
    return 0 in column.strides


def _nothing(kind: Any, size: int) -> Any:
    return np.lib.stride_tricks.as_strided(np.zeros(1, kind), (1, size), (np.dtype(kind).itemsize, 0))
