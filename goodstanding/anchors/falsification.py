"""What is shown of what people hold in private, when they mind how many show it (V11)."""

from __future__ import annotations

from typing import Any

from goodstanding.anchors._keys import joined
from goodstanding.anchors._parameters import Parameter
from goodstanding.anchors._rest_points import critical_spread, rest_points
from goodstanding.anchors.base import Anchor, Given
from goodstanding.engine.normal import below
from goodstanding.engine.steps.threshold import private_as_threshold

ANCHOR = Anchor(
    id="kuran",
    row="V11",
    title="Preference falsification",
    source="Kuran, Private Truths, Public Lies (Harvard University Press, 1995)",
    parameters=(
        Parameter("m", 0.0, -1e3, 1e3, "Mean private leaning"),
        Parameter("b", 1.0, 0.001, 1e3, "Weight of what others show"),
        Parameter("s", 0.5, 0.001, 1e3, "Standard deviation of private leanings"),
    ),
)


def results(given: Given) -> dict[str, Any]:
    """`m.._s.._b..` and `roots`: the shares that show the view at which nobody changes any more, of r =
    Phi((m - b (1 - 2 r)) / s); `private`: the share that holds it; `critical_s`: spread from which on there
    is one such share only (0 if there is one at every spread)."""
    m, b, s = (given.number(name) for name in ("m", "b", "s"))
    mean, spread = private_as_threshold(m, b, s)
    roots = list(rest_points(mean, spread))
    several = 0.0 < mean < 1.0
    return {
        f"m{joined(m)}_s{joined(s)}_b{joined(b)}": roots,
        "roots": roots,
        "private": below(m / s),
        "critical_s": critical_spread(mean)[0] * 2.0 * b if several else 0.0,
    }
