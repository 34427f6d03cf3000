"""What people choose on average when they gain by choosing as others do.

Brock and Durlauf, "Discrete choice with social interactions", Review of Economic Studies 68 (2001): the
mean of choices of -1 or +1 is tanh(beta (h + J m)), m being the mean that is expected of the others."""

from __future__ import annotations

from goodstanding.engine import exact

FAR = 20.0


def mean_choice(others: float, *, beta: float, own: float, peers: float) -> float:
    """The mean choice, -1..1, given the others' mean. `own`: what +1 is worth by itself; `peers`: weight of
    the others; `beta`: how closely choice follows worth."""
    worth = beta * (own + peers * others)
    if abs(worth) > FAR:
        return 1.0 if worth > 0.0 else -1.0
    square = exact.exp(2.0 * worth)
    return (square - 1.0) / (square + 1.0)
