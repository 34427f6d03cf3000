"""Collected for one aim, used for another: a warning to a reader, and no clause of any law."""

from __future__ import annotations

from goodstanding.rules.clause import Clause, Example, Law, Lifts
from goodstanding.rules.logic import ALWAYS, fact, one_of

LAW = Law(
    title="Purpose drift (a warning, no clause)",
    cite="none",
    consolidated=None,
    binds=False,
    clauses=(
        Clause(
            id="PURPOSE_DRIFT",
            cite="warning",
            text="What was gathered for one aim is used for another.",
            gate=ALWAYS,
            elements=fact("purpose_changed", label="new aim"),
            lifts=(Lifts("asked again", one_of("consent", "explicit")),),
            confidence="medium",
        ),
    ),
    examples=(
        Example("PURPOSE_DRIFT", "violated", {"purpose_changed": True, "consent": "bundled"}),
        Example("PURPOSE_DRIFT", "satisfied", {"purpose_changed": False}),
        Example("PURPOSE_DRIFT", "satisfied", {"purpose_changed": True, "consent": "explicit"}),
    ),
)
