"""Who shows less than they wish under a watcher, by both rules of punishment (V15)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from goodstanding.anchors._keys import joined
from goodstanding.anchors._parameters import Parameter
from goodstanding.anchors.base import Anchor, Given
from goodstanding.engine.steps.self_censorship import defies_from, goes_to, shown

ANCHOR = Anchor(
    id="E14_self_censorship",
    row="V15",
    title="Self-censorship under surveillance",
    source="Daymude, Axelrod and Forrest, PNAS 122 (2025), arXiv 2509.03731",
    parameters=(
        Parameter("beta", 1.0, 0.0, 1e6, "Boldness: what showing it is worth", above=True),
        Parameter("nu", 0.2, 0.0, 1.0, "Surveillance: the chance to be seen that one cannot escape"),
        Parameter("tau", 0.25, 0.0, 1.0, "Tolerance: how much goes unpunished"),
        Parameter("psi", (0.6, 1.0, 2.0), 0.0, 1e6, "Severity", above=True, several=True),
    ),
)
Show = Callable[[float], float]


def results(given: Given) -> dict[str, Any]:
    """By severity: `uniform_psi...`: {d_uni, numeric_below, numeric_above}, the wish from which on all is
    shown, and what is shown a hundredth below and at or just above it; `proportional_psi...`: {d_pro,
    numeric}, how far somebody goes by formula and by the step. Of the first severity also `d_uni`, `d_pro`,
    and `pop_uniform_delta` (uniform rule) and `pop_proportional`, of wishes uniform on 0..1."""
    beta, nu, tau = (given.number(name) for name in ("beta", "nu", "tau"))
    out: dict[str, Any] = {}
    for psi in given.numbers("psi"):
        out[f"uniform_psi{joined(psi)}"] = _uniform(beta, nu, tau, psi)
        out[f"proportional_psi{joined(psi)}"] = _proportional(beta, nu, tau, psi)
    psi = given.numbers("psi")[0]
    d_uni, d_pro = _uniform(beta, nu, tau, psi)["d_uni"], _proportional(beta, nu, tau, psi)["d_pro"]
    return out | {
        "d_uni": d_uni,
        "d_pro": d_pro,
        "pop_uniform_delta": _population(_step(beta, nu, tau, psi, 0), (tau, d_uni)),
        "pop_proportional": _population(_step(beta, nu, tau, psi, 1), (tau, d_pro)),
    }


def _step(beta: float, nu: float, tau: float, psi: float, proportional: int) -> Show:
    return lambda wish: float(shown(wish, beta, nu, tau, psi, proportional))


def _uniform(beta: float, nu: float, tau: float, psi: float) -> dict[str, float]:
    show = _step(beta, nu, tau, psi, 0)
    start = float(defies_from(beta, nu, tau, psi))
    if start < 0.0:
        return {"d_uni": math.inf, "numeric_below": show(1.0), "numeric_above": show(1.0)}
    hundredth = math.ceil(start * 100.0)
    return {
        "d_uni": start,
        "numeric_below": show(max(0.0, hundredth - 1) / 100.0),
        "numeric_above": show(max(start, hundredth / 100.0)),
    }


def _proportional(beta: float, nu: float, tau: float, psi: float) -> dict[str, float]:
    slope, gain = (1.0 - nu) * psi, beta - nu * psi
    far = math.inf if gain > 0.0 else -math.inf
    return {
        "d_pro": (tau + gain / slope) / 2.0 if slope > 0.0 else far,
        "numeric": float(goes_to(beta, nu, tau, psi)),
    }


def _population(show: Show, turns: Sequence[float]) -> dict[str, float]:
    """Shares of people with wishes uniform on 0..1 who wish no more than is tolerated, show less than they
    wish, and show more than is tolerated without holding back; and how much is held back on average."""
    tau = turns[0]
    breaks = sorted({0.0, 1.0, *(min(1.0, max(0.0, turn)) for turn in turns)})
    shares = {"share_compliant": 0.0, "share_selfcensor": 0.0, "share_defiant": 0.0}
    suppressed = 0.0
    for start, end in pairwise(breaks):
        wish = (start + end) / 2.0  # what is held back is linear in between, so its middle is its mean
        held = wish - show(wish)
        suppressed += (end - start) * held
        kind = "compliant" if wish <= tau else "selfcensor" if held > 0.0 else "defiant"
        shares[f"share_{kind}"] += end - start
    return {"suppressed": suppressed, **shares}
