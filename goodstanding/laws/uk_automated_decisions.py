"""UK GDPR Articles 22A to 22D; Article 22 as it stood before them is beside the EU's.

Recognised legitimate interest, the one ground that Article 22D shuts out, is not a fact here: a human asks.
"""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import (
    LAW_WITH_SAFEGUARDS,
    PERSON,
    SPECIAL_DATA,
)
from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

MACHINE: dict[str, object] = {"automation": "solely", "legal_or_significant": True}

LAW = Law(
    title="UK GDPR, Articles 22A to 22D",
    cite="Data (Use and Access) Act 2025 s. 80",
    consolidated=date(2026, 2, 5),
    clauses=(
        Clause(
            id="UK.22A-D",
            cite="Arts. 22A to 22D",
            text="A weighty decision with no meaningful human part is allowed with safeguards: being "
            "told, having a say, reaching a human, contesting. Special data need explicit consent "
            "or a law.",
            gate=all_of(
                within("uk"),
                PERSON,
                one_of("automation", "solely", "token_human"),
                fact("legal_or_significant"),
            ),
            elements=any_of(
                all_of(
                    SPECIAL_DATA,
                    no(one_of("consent", "explicit")),
                    no(LAW_WITH_SAFEGUARDS),
                    label="special data",
                ),
                one_of("notice", "none", label="not told"),
                all_of(one_of("hearing", "none"), no(fact("independent_review")), label="no say"),
            ),
            in_force=date(2026, 2, 5),
            confidence="high",
            switches=("M4", "M6", "M10"),
        ),
    ),
    examples=(
        Example(
            "UK.22A-D",
            "violated",
            {**MACHINE, "jurisdiction": "GB", "subject": "person", "operator": "private", "notice": "none"},
        ),
        Example(
            "UK.22A-D",
            "satisfied",
            {
                **MACHINE,
                "jurisdiction": "GB",
                "subject": "person",
                "operator": "private",
                "data": ["financial"],
                "notice": "after",
                "hearing": "after",
            },
        ),
        Example(
            "UK.22A-D",
            "not_engaged",
            {
                "jurisdiction": "GB",
                "subject": "person",
                "operator": "private",
                "automation": "meaningful_human",
                "legal_or_significant": True,
            },
        ),
    ),
)
