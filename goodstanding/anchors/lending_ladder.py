"""A credit ladder, with everybody let on it and with rungs that exclude."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.anchors._parameters import Parameter
from goodstanding.anchors.base import Anchor, Given, refused
from goodstanding.engine.steps.ladder import next_rung

ANCHOR = Anchor(
    id="E15_lending_chain",
    row="",
    title="A lending ladder with absorbing exclusion",
    source="D'Amour, Srinivasan, Atwood, Baljekar, Sculley and Halpern, FAT* (2020), appendix A",
    parameters=(
        Parameter(
            "success",
            (0.1, 0.2, 0.45, 0.6, 0.65, 0.7, 0.7),
            0.0,
            1.0,
            "Chance to repay, by rung",
            several=True,
        ),
        Parameter(
            "initial",
            (0.0, 0.1, 0.1, 0.2, 0.3, 0.3, 0.0),
            0.0,
            1.0,
            "Share on each rung at first",
            several=True,
        ),
        Parameter(
            "lends_from", 3, 0, 1000, "The lowest rung that gets a loan, where some do not", whole=True
        ),
    ),
)


def results(given: Given) -> dict[str, Any]:
    """`permissive_stationary`, `mean_permissive`: shares on the rungs in the long run if all get loans, and
    the mean rung; with loans from `lends_from` on: `absorbing`, the rungs that nobody leaves, `end`, shares
    in the long run from `initial`, and `excluded`, the share without loans then."""
    success, initial = given.numbers("success"), np.array(given.numbers("initial"))
    lends_from = given.whole("lends_from")
    _check(success, initial, lends_from)
    rungs = len(success)
    stationary = _long_run(np.full(rungs, 1.0 / rungs), _chain(success, 0))
    chain = _chain(success, lends_from)
    end = _long_run(initial / initial.sum(), chain)
    return {
        "success": list(success),
        "initial": initial.tolist(),
        "permissive_stationary": stationary.tolist(),
        "mean_permissive": float(stationary @ np.arange(rungs)),
        "absorbing": [i for i in range(rungs) if chain[i, i] == 1.0],
        "end": end.tolist(),
        "excluded": float(end[:lends_from].sum()),
    }


def _check(success: tuple[float, ...], initial: Any, lends_from: int) -> None:
    if len(initial) != len(success):
        raise refused(
            ANCHOR,
            f"initial has {len(initial)} shares, success {len(success)} rungs",
            "Give one of each for every rung.",
        )
    if abs(initial.sum() - 1.0) > 1e-9:
        raise refused(ANCHOR, f"initial adds up to {initial.sum():g}", "Shares add up to 1.")
    if lends_from >= len(success):
        raise refused(
            ANCHOR,
            f"lends_from is {lends_from}",
            f"The rungs are 0 to {len(success) - 1}; 0 excludes nobody.",
        )


def _chain(success: tuple[float, ...], lends_from: int) -> Any:
    """Chances of going from each rung to each, f8[rungs, rungs]."""
    top = len(success) - 1
    chain = np.zeros((top + 1, top + 1))
    for rung, chance in enumerate(success):
        chain[rung, next_rung(rung, 1, top, lends_from)] += chance
        chain[rung, next_rung(rung, 0, top, lends_from)] += 1.0 - chance
    return chain


def _long_run(start: Any, chain: Any) -> Any:
    """Shares after 2^60 steps of a chain that stays put every other time, which keeps it from going in
    circles and changes nothing in the long run."""
    lazy = (chain + np.eye(len(chain))) / 2.0
    for _ in range(60):
        lazy = lazy @ lazy
        lazy /= lazy.sum(axis=1, keepdims=True)
    return start @ lazy
