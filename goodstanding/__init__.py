"""Good Standing: a laboratory for social-scoring systems. Synthetic people only.

Describe a scheme as data, let a synthetic society live under it, see what it does to whom:

    import goodstanding as gs
    comparison = gs.compare(["cn_court_defaulters", "zz_null"], people=20_000, days=365, seed=1)
    gs.report(comparison, out="report.html")

The verbs live in `goodstanding.api`; nothing heavy is imported before one of them is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodstanding.api import (
        anchor,
        ask,
        check,
        compare,
        draft,
        estimate,
        life,
        load,
        matrix,
        new,
        pair,
        pairs,
        predictions,
        report,
        resemblance,
        resume,
        run,
        schema,
        schemes,
        screen,
        timeline,
        warm,
    )

__version__ = "2026.11.0"
__all__ = [
    "__version__",
    "anchor",
    "ask",
    "check",
    "compare",
    "draft",
    "estimate",
    "life",
    "load",
    "matrix",
    "new",
    "pair",
    "pairs",
    "predictions",
    "report",
    "resemblance",
    "resume",
    "run",
    "schema",
    "schemes",
    "screen",
    "timeline",
    "warm",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'goodstanding' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module("goodstanding.api"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
