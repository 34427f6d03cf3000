"""Attention that follows past finds, and its correction (V07)."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from goodstanding.anchors._parameters import Parameter
from goodstanding.anchors.base import Anchor, Given, refused
from goodstanding.core.keys import stream_key, threshold
from goodstanding.engine.steps.attention import fill_urn_shares


def _rates(name: str, default: tuple[float, float], says: str) -> Parameter:
    return Parameter(name, default, 0.0, 1.0, says, above=True, several=True, length=2)


def _count(name: str, default: int, low: int, high: int, says: str) -> Parameter:
    return Parameter(name, default, low, high, says, whole=True)


ANCHOR = Anchor(
    id="E12_polya",
    row="V07",
    title="Runaway feedback of attention, and its correction",
    source="Ensign, Friedler, Neville, Scheidegger and Venkatasubramanian, FAT* (2018); Lum and Isaac (2016)",
    parameters=(
        Parameter("start", (10, 10), 1, 500, "Past finds in the places", whole=True, several=True, length=2),
        Parameter("equal_rate", 0.5, 0.0, 1.0, "Chance of a find in either place", above=True),
        _rates("rates", (0.6, 0.5), "Chances of a find in the two places, uncorrected"),
        _rates("corrected_rates", (0.6, 0.4), "Chances of a find in the two places, corrected"),
        _count("equal_steps", 10_000, 1, 10_000_000, "Looks at equal rates"),
        _count("steps", 200_000, 1, 10_000_000, "Looks at other rates"),
        _count("equal_runs", 2_000, 2, 1_000_000, "Runs at equal rates"),
        _count("runs", 100, 2, 1_000_000, "Runs at other rates"),
        _count("n", 100, 1, 500, "Finds after which the exact law is given"),
        _count("k", 50, 0, 500, "How many of them in the first place"),
        _count("seed", 1, 0, 2**63, "Seed"),
    ),
)


def results(given: Given) -> dict[str, Any]:
    """Exact, for equal rates: `start_<a>_<b>`: {sd_limit, P_outside_0_4_0_6} of the first place's share in
    the long run, a Beta law; `beta_binomial_n.._k.._from_<a>_<b>`: chance of k finds of n in the first
    place. By simulation: `equal_mean`, `equal_sd`, `equal_outside`; `unequal_mean_T<looks>`, `unequal_sd`;
    `corrected_mean`, `corrected_sd`, beside `corrected_limit`, rate / sum of rates."""
    first, second = (int(x) for x in given.numbers("start"))
    n, k = given.whole("n"), given.whole("k")
    if k > n:
        raise refused(ANCHOR, f"k is {k} of n = {n}", "k is a part of n.")
    equal = _shares(given, "equal", [given.number("equal_rate")] * 2, "equal_runs", "equal_steps")
    unequal = _shares(given, "unequal", given.numbers("rates"), "runs", "steps")
    corrected = _shares(given, "corrected", given.numbers("corrected_rates"), "runs", "steps")
    rates, looks = given.numbers("corrected_rates"), given.whole("steps")
    return {
        f"start_{first}_{second}": {
            "sd_limit": _sd(first, second),
            "P_outside_0_4_0_6": _outside(first, second),
        },
        f"beta_binomial_n{n}_k{k}_from_1_1": _of_n(n, k, 1, 1),
        f"beta_binomial_n{n}_k{k}_from_{first}_{second}": _of_n(n, k, first, second),
        "equal_mean": float(equal.mean()),
        "equal_sd": float(equal.std()),
        "equal_outside": float(((equal < 0.4) | (equal > 0.6)).mean()),
        f"unequal_mean_T{_thousands(looks)}": float(unequal.mean()),
        "unequal_sd": float(unequal.std()),
        "corrected_mean": float(corrected.mean()),
        "corrected_sd": float(corrected.std()),
        "corrected_limit": rates[0] / (rates[0] + rates[1]),
    }


def _thousands(looks: int) -> str:
    return f"{looks // 1000}k" if looks % 1000 == 0 else str(looks)


def _shares(given: Given, name: str, rates: Any, runs: str, looks: str) -> Any:
    """The first place's share of the finds at the end of each run, f8[runs]."""
    shares = np.zeros(given.whole(runs), np.float64)
    key = np.array(stream_key(given.whole("seed"), "anchor", "attention", name), np.uint32)
    first, second = (int(x) for x in given.numbers("start"))
    low, high = (np.uint64(threshold(rate)) for rate in rates)
    fill_urn_shares(shares, key, given.whole(looks), first, second, low, high, int(name == "corrected"))
    return shares


def _sd(a: int, b: int) -> float:
    return math.sqrt(a * b / ((a + b) ** 2 * (a + b + 1)))


def _outside(a: int, b: int) -> float:
    """Chance that a Beta(a, b) share is below 0.4 or above 0.6: by counts of a + b - 1 draws, exactly."""
    n = a + b - 1

    def below(fifths: int) -> Fraction:
        ways = sum(math.comb(n, i) * fifths**i * (5 - fifths) ** (n - i) for i in range(a, n + 1))
        return Fraction(ways, 5**n)

    return float(below(2) + 1 - below(3))


def _of_n(n: int, k: int, a: int, b: int) -> float:
    def rising(start: int, steps: int) -> int:
        return math.prod(range(start, start + steps))

    return float(Fraction(math.comb(n, k) * rising(a, k) * rising(b, n - k), rising(a + b, n)))
