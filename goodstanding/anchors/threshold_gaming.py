"""A threshold that people move up to, and what it costs those who need not have (V17)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goodstanding.anchors._parameters import Parameter
from goodstanding.anchors._search import integral
from goodstanding.anchors.base import Anchor, Given
from goodstanding.engine.normal import FAR, density
from goodstanding.engine.steps.effort import cost, presented

ANCHOR = Anchor(
    id="E10_strategic",
    row="V17",
    title="Strategic classification and its social burden",
    source="Hardt and others, ITCS (2016); Milli, Miller, Dragan and Hardt, FAT* (2019)",
    parameters=(
        Parameter("B", 0.5, 0.0, 8.0, "How far somebody can move what is seen", above=True),
        Parameter(
            "tau", 0.0, -4.0, 4.0, "From which trait on somebody is meant to pass (standard deviations)"
        ),
    ),
)


def results(given: Given) -> dict[str, Any]:
    """Traits are normal; those from tau on are meant to pass. Threshold tau (naive): `naive_tau0_FPR`
    (`naive_FPR`), share of the others who pass, and `manipulators_naive`, share of all who move. Threshold
    `robust_tau` = tau + B: `robust_FPR`, and `social_burden_positives_at_robust`, mean cost of those meant to
    pass; the longest way costs 1."""
    reach, tau = given.number("B"), given.number("tau")
    robust = tau + reach
    breaks = sorted({-FAR, *(max(-FAR, min(FAR, x)) for x in (tau - reach, tau, robust)), FAR})

    def share(of: Callable[[float], float]) -> float:
        return integral(lambda x: of(x) * density(x), breaks)

    def passes(x: float, at: float) -> bool:
        return float(presented(x, at, reach)) >= at

    meant = share(lambda x: float(x >= tau))
    naive = share(lambda x: float(x < tau and passes(x, tau))) / (1.0 - meant)
    burden = share(
        lambda x: float(cost(x, presented(x, robust, reach), reach)) if x >= tau else 0.0,
    )
    return {
        "B": reach,
        "naive_tau0_FPR": naive,
        "naive_FPR": naive,
        "robust_tau": robust,
        "robust_FPR": share(lambda x: float(x < tau and passes(x, robust))) / (1.0 - meant),
        "social_burden_positives_at_robust": burden / meant,
        "manipulators_naive": share(lambda x: float(presented(x, tau, reach) != x)),
    }
