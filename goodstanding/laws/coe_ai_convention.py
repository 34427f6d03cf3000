"""Council of Europe Framework Convention on AI; it binds states, and gives nobody a suit of their own."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import GOVERNMENT
from goodstanding.rules.clause import Clause, Contested, Example, Law, Lifts
from goodstanding.rules.logic import ALWAYS, all_of, fact, one_of, within

PRIVATE_BODY: dict[str, object] = {"jurisdiction": "FR", "subject": "person", "operator": "private"}
PUBLIC_BODY: dict[str, object] = {"jurisdiction": "IT", "subject": "person", "operator": "public_authority"}

LAW = Law(
    title="Framework Convention on AI",
    cite="CETS 225",
    consolidated=date(2024, 5, 17),
    clauses=(
        Clause(
            id="COE.AI",
            cite="Arts. 3 to 16",
            text="States see to it that AI used by or for public authorities is open to view, treats "
            "people evenly, can be contested and is assessed for risk.",
            gate=all_of(within("coe"), fact("ai_system"), GOVERNMENT),
            met="conditioned",
            lifts=(
                Lifts("national security", one_of("operator_role", "intelligence"), to="not_engaged"),
                Lifts("research", one_of("purpose", "research"), to="not_engaged"),
            ),
            contested=(Contested(ALWAYS, "Sources disagree on whether it is in force.", pending=True),),
            confidence="medium",
            switches=("M4", "M18"),
        ),
    ),
    examples=(
        Example("COE.AI", "undetermined", {**PUBLIC_BODY, "ai_system": True}),
        Example("COE.AI", "not_engaged", {**PUBLIC_BODY, "ai_system": False}),
        Example("COE.AI", "not_engaged", {**PRIVATE_BODY, "ai_system": True}),
    ),
)
