"""How much of what one has done stays in sight, where hiding it costs something and being seen costs more.

The avoidance of Malik, "Avoidance, screening and optimum enforcement", RAND Journal of Economics 21 (1990):
who breaks a rule spends on not being found, and the more the more is at stake. His is a general law of how
detection falls with what is spent; here it falls by the same share for each further bit, sure x exp(-spent),
which has a closed form. Who minimises spent x price + sure x exp(-spent) x stake spends log(pull) where the
pull, sure x stake / price, is above 1, and else nothing.
"""

from __future__ import annotations

from typing import Any

from goodstanding.core.compile import jit


@jit
def in_sight(pull: Any) -> Any:
    """The share of the chance to be seen that is left, above 0 to 1. `pull`: sure x stake / price, 0 or
    more."""
    return 1.0 if pull <= 1.0 else 1.0 / pull
