"""How much of a wish is shown under a watcher who punishes what goes too far.

Daymude, Axelrod and Forrest, "Strategic analysis of dissent and self-censorship", PNAS 122 (2025), arXiv
2509.03731; the citizen's half of the model only. Whoever shows a (0 .. the wish) gains boldness x a, and
beyond the tolerance is punished with probability surveillance + (1 - surveillance) a: by the severity (the
uniform rule), or by severity x (a - tolerance) (the proportional rule)."""

from __future__ import annotations

from typing import Any

from goodstanding.core.compile import jit


@jit
def defies_from(boldness: Any, surveillance: Any, tolerance: Any, severity: Any) -> Any:
    """Uniform rule: the wish from which on all of it is shown; a negative number if no wish is enough."""
    gain = boldness - (1.0 - surveillance) * severity
    if gain <= 0.0:
        return -1.0
    return (boldness * tolerance + surveillance * severity) / gain


@jit
def goes_to(boldness: Any, surveillance: Any, tolerance: Any, severity: Any) -> Any:
    """Proportional rule: how far somebody goes whose wish reaches further; at least the tolerance."""
    slope = (1.0 - surveillance) * severity
    gain = boldness - surveillance * severity
    if gain <= 0.0:
        return tolerance
    if gain >= slope * (2.0 - tolerance):
        return 1.0
    return max(tolerance, (tolerance + gain / slope) / 2.0)


@jit
def shown(
    wish: Any, boldness: Any, surveillance: Any, tolerance: Any, severity: Any, proportional: Any
) -> Any:
    """What is shown of a wish (0..1), 0..wish. Boldness > 0, surveillance and tolerance 0..1, severity >= 0.

    With severity 0 all of it. Where showing all and showing what is tolerated are worth the same, all is.
    """
    if wish <= tolerance or severity == 0.0:
        return wish
    if proportional:
        return min(wish, goes_to(boldness, surveillance, tolerance, severity))
    start = defies_from(boldness, surveillance, tolerance, severity)
    return wish if start >= 0.0 and wish >= start else tolerance
