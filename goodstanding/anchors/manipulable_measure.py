"""How much weight a measure bears that people can move (V17)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goodstanding.anchors._parameters import Parameter
from goodstanding.anchors._search import root
from goodstanding.anchors.base import Anchor, Given
from goodstanding.engine.steps.effort import measured

ANCHOR = Anchor(
    id="E9_goodhart",
    row="V17",
    title="A measure that people can move",
    source="Frankel and Kartik, Journal of the European Economic Association 20 (2022); Ball (2025)",
    parameters=(
        Parameter("sd_true", 1.0, 0.001, 1e3, "Standard deviation of true conduct"),
        Parameter("sd_ease", 1.0, 0.0, 1e3, "Standard deviation of the ease of moving the measure"),
        Parameter("stake", 1.0, 0.0, 1e3, "What a unit of the measure is worth to people"),
    ),
)


def results(given: Given) -> dict[str, Any]:
    """`fixed_point_beta`: the weight that best predicts true conduct given how people answer it, `R2_fixed`,
    `loss_fixed` (mean squared error); `commitment_beta`, `loss_commit`: the weight of one who commits to it;
    `R2_naive_beta1`, `loss_naive_beta1`: weight 1. True conduct and ease are independent."""
    crowd = _Crowd(given.number("sd_true"), given.number("sd_ease"), given.number("stake"))
    fixed = root(lambda beta: beta - crowd.prediction(beta), 0.0, 2.0)
    commitment = root(crowd.slope, 0.0, 2.0)
    return {
        "fixed_point_beta": fixed,
        "commitment_beta": commitment,
        "R2_fixed": crowd.r_squared(fixed),
        "R2_naive_beta1": crowd.r_squared(1.0),
        "loss_fixed": crowd.loss(fixed),
        "loss_commit": crowd.loss(commitment),
        "loss_naive_beta1": crowd.loss(1.0),
    }


class _Crowd:
    """Four people at one standard deviation either way: they have the second moments of the whole society,
    and the step is linear in both traits."""

    def __init__(self, sd_true: float, sd_ease: float, stake: float) -> None:
        self.traits = [(a * sd_true, b * sd_ease) for a in (-1.0, 1.0) for b in (-1.0, 1.0)]
        self.stake = stake

    def seen(self, beta: float) -> Iterator[tuple[float, float]]:
        """(true conduct, what the measure shows) when the measure has weight beta."""
        for true, ease in self.traits:
            yield true, float(measured(true, ease, beta, self.stake))

    def prediction(self, beta: float) -> float:
        """The slope of true conduct on the measure."""
        both = list(self.seen(beta))
        return sum(t * x for t, x in both) / sum(x * x for _, x in both)

    def r_squared(self, beta: float) -> float:
        """The share of the variance of true conduct that the measure tells."""
        both = list(self.seen(beta))
        return sum(t * x for t, x in both) ** 2 / (sum(x * x for _, x in both) * sum(t * t for t, _ in both))

    def loss(self, beta: float) -> float:
        """Mean squared error of beta x the measure."""
        both = list(self.seen(beta))
        return sum((t - beta * x) ** 2 for t, x in both) / len(both)

    def slope(self, beta: float) -> float:
        """How the loss changes with beta: the measure itself moves with it."""
        both = zip(self.seen(beta), self.seen(beta + 1.0), strict=True)
        return sum((t - beta * x) * -(x + beta * (after - x)) for (t, x), (_, after) in both)
