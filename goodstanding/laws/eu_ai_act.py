"""Regulation (EU) 2024/1689, the AI Act, as amended by Regulation (EU) 2026/1744."""

from __future__ import annotations

from datetime import date

from goodstanding.rules.clause import Clause, Example, Law, RollUp
from goodstanding.rules.logic import all_of, fact, no, one_of, within

REACHED = all_of(
    within("eu"),
    fact("ai_system"),
    one_of("subject", "person", "both", label="it rates natural persons"),
)
PROHIBITED_FROM = date(2025, 2, 2)

SCORED = (
    fact("scores_persons"),
    fact("over_time"),
    fact("detrimental", label="the score leads, or can lead, to detrimental treatment"),
)

LAW = Law(
    title="EU AI Act",
    cite="Regulation (EU) 2024/1689",
    consolidated=date(2026, 7, 27),
    clauses=(
        Clause(
            id="AIA.5c.i",
            cite="Art. 5(1)(c)(i)",
            text="Rating people over a period on conduct or traits, where the score leads to worse treatment "
            "in a part of life unrelated to where the data arose.",
            gate=REACHED,
            elements=all_of(*SCORED, no(fact("context_related"), label="the context is unrelated")),
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M3",),
        ),
        Clause(
            id="AIA.5c.ii",
            cite="Art. 5(1)(c)(ii)",
            text="The same rating, where the treatment is unjustified or out of proportion to the conduct or "
            "its gravity.",
            gate=REACHED,
            elements=all_of(*SCORED, no(fact("proportionate"), label="it is out of proportion")),
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M11", "M12"),
        ),
    ),
    rollups=(RollUp("AIA.5c", ("AIA.5c.i", "AIA.5c.ii")),),
    examples=(
        Example(
            "AIA.5c.i",
            "violated",
            {
                "jurisdiction": "eu",
                "ai_system": True,
                "subject": "person",
                "scores_persons": True,
                "over_time": True,
                "detrimental": True,
                "context_related": False,
            },
        ),
        Example("AIA.5c.ii", "not_engaged", {"jurisdiction": "eu", "ai_system": False}),
    ),
)
