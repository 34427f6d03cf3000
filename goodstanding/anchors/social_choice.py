"""Choices of people who gain by choosing as others do (V11)."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from goodstanding.anchors._keys import plain
from goodstanding.anchors._parameters import Parameter
from goodstanding.anchors._search import root
from goodstanding.anchors.base import Anchor, Given
from goodstanding.engine.steps.peers import mean_choice

ANCHOR = Anchor(
    id="E7_brock_durlauf",
    row="V11",
    title="Discrete choice with social interactions",
    source="Brock and Durlauf, Review of Economic Studies 68 (2001)",
    parameters=(
        Parameter("beta", 1.0, 0.0, 1e3, "How closely choice follows worth", above=True),
        Parameter("J", (0.8, 1.5), -1e3, 1e3, "Weight of the others' mean choice", several=True),
        Parameter("h", 0.0, -1e3, 1e3, "What choosing +1 is worth by itself"),
    ),
)


def results(given: Given) -> dict[str, Any]:
    """`J=..,h=..`: the mean choices m with m = tanh(beta (h + J m)), ascending; `H`: by J, the |h| below
    which there are three (0 where beta J <= 1)."""
    beta, h = given.number("beta"), given.number("h")
    weights = given.numbers("J")
    return {
        **{f"J={plain(j)},h={plain(h)}": _means(beta, j, h) for j in weights},
        "H": {plain(j): _widest(beta, j) for j in weights},
    }


def _means(beta: float, j: float, h: float) -> list[float]:
    def ahead(m: float) -> float:
        return mean_choice(m, beta=beta, own=h, peers=j) - m

    turns = [(sign * _flat(beta, j) - h) / j for sign in (-1.0, 1.0)] if beta * j > 1.0 else []
    breaks = sorted({-1.0, 1.0, *(turn for turn in turns if -1.0 < turn < 1.0)})
    found: list[float] = []
    for low, high in pairwise(breaks):
        start, end = ahead(low), ahead(high)
        if start == 0.0:
            found.append(low)
        if start * end < 0.0:
            found.append(0.0 if low < 0.0 < high and ahead(0.0) == 0.0 else root(ahead, low, high))
    if ahead(1.0) == 0.0:
        found.append(1.0)
    return found


def _flat(beta: float, j: float) -> float:
    """The |h + J m| at which tanh(beta (h + J m)) rises as fast as m."""
    return math.atanh(math.sqrt(1.0 - 1.0 / (beta * j))) / beta


def _widest(beta: float, j: float) -> float:
    if beta * j <= 1.0:
        return 0.0
    return j * math.sqrt(1.0 - 1.0 / (beta * j)) - _flat(beta, j)
