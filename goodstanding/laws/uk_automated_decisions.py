"""UK GDPR Articles 22A to 22D, and Article 22 as it stood before them.

Recognised legitimate interest, the one ground that Article 22D shuts out, is not a fact here: a human asks.
"""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import (
    BY_MACHINE,
    CONSENT_AT_A_PRICE,
    CONTRACT_OR_LAW_OR_CONSENT,
    CONTRACT_WITHOUT_SAFEGUARDS,
    LAW_WITH_SAFEGUARDS,
    PERSON,
    SPECIAL_DATA,
)
from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

SOUND_LAW: dict[str, object] = {"legal_basis": "specific_statute", "safeguards_in_law": True}
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
        Clause(
            id="UK.22",
            cite="Art. 22 UK GDPR until 4 February 2026",
            text="The old rule: no decision with legal or like weight by machine alone outside "
            "contract, law or explicit consent.",
            gate=all_of(within("uk"), PERSON, BY_MACHINE, fact("legal_or_significant")),
            lifts=(*CONTRACT_OR_LAW_OR_CONSENT,),
            fails=(CONTRACT_WITHOUT_SAFEGUARDS,),
            contested=(CONSENT_AT_A_PRICE,),
            in_force=date(2018, 5, 25),
            until=date(2026, 2, 4),
            confidence="medium",
            switches=("M10", "M6", "M12"),
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
        Example(
            "UK.22",
            "violated",
            {
                **MACHINE,
                "jurisdiction": "GB",
                "subject": "person",
                "operator": "private",
                "legal_basis": "legitimate_interest",
            },
        ),
        Example(
            "UK.22",
            "satisfied",
            {
                **SOUND_LAW,
                **MACHINE,
                "jurisdiction": "GB",
                "subject": "person",
                "operator": "public_authority",
            },
        ),
    ),
)
