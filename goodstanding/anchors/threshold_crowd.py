"""A crowd in which everybody waits for enough others (V10)."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.anchors._keys import plain
from goodstanding.anchors._parameters import Parameter
from goodstanding.anchors._rest_points import critical_spread, first_rest
from goodstanding.anchors.base import Anchor, Given
from goodstanding.engine.steps.threshold import rest

ANCHOR = Anchor(
    id="E5_granovetter",
    row="V10",
    title="Threshold model of a crowd",
    source="Granovetter, American Journal of Sociology 83 (1978)",
    parameters=(
        Parameter("n", 100, 3, 1_000_000, "People, with thresholds 0, 1, ..., n - 1", whole=True),
        Parameter("mean", 0.25, 0.0, 0.999, "Mean of normal thresholds, as a share", above=True),
        Parameter(
            "sigma",
            (0.05, 0.1, 0.12, 0.1222, 0.1223, 0.13, 0.2),
            0.001,
            100.0,
            "Standard deviations of normal thresholds",
            several=True,
        ),
    ),
)


def results(given: Given) -> dict[str, Any]:
    """`uniform`: how many act in the end with thresholds 0, 1, ..., n - 1; `uniform_swap`: the same if the
    one with threshold 1 has 2; with normal thresholds: `r`: share that acts in the end, by standard
    deviation; `sigma_c`, `r_at_sigma_c`: the spread at which that share jumps, and the share just
    before."""
    thresholds = np.arange(given.whole("n"), dtype=np.int64)
    swapped = thresholds.copy()
    swapped[1] = 2
    mean = given.number("mean")
    sigma_c, r_c = critical_spread(mean)
    return {
        "uniform": int(rest(thresholds)),
        "uniform_swap": int(rest(swapped)),
        "sigma_c": sigma_c,
        "r_at_sigma_c": r_c,
        "r": {plain(sigma): first_rest(mean, sigma) for sigma in given.numbers("sigma")},
    }
