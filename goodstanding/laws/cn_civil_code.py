"""China's Civil Code, Articles 1029 and 1030, on credit evaluations."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import PERSON
from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, fact, one_of, within

ON_A_PERSON: dict[str, object] = {"jurisdiction": "CN", "subject": "person"}

LAW = Law(
    title="Civil Code, Articles 1029 and 1030",
    cite="Order of the President No. 45 of 2020",
    consolidated=date(2020, 5, 28),
    clauses=(
        Clause(
            id="CN.1029",
            cite="Art. 1029",
            text="A person or body may look up its own credit evaluation, object to a wrong one and "
            "have it corrected after a check.",
            gate=all_of(within("cn"), fact("scores_persons")),
            elements=all_of(fact("known_inaccurate"), one_of("hearing", "none"), label="wrong and unheard"),
            unmet="conditioned",
            in_force=date(2021, 1, 1),
            confidence="low",
            switches=("M6", "M7"),
        ),
        Clause(
            id="CN.1030",
            cite="Art. 1030",
            text="Keepers of credit information owe the duties that the law sets for personal information.",
            gate=all_of(within("cn"), PERSON, one_of("data", "credit", "financial")),
            met="conditioned",
            in_force=date(2021, 1, 1),
            confidence="low",
            switches=("M3",),
        ),
    ),
    examples=(
        Example(
            "CN.1029",
            "violated",
            {**ON_A_PERSON, "scores_persons": True, "known_inaccurate": True, "hearing": "none"},
        ),
        Example("CN.1029", "conditioned", {**ON_A_PERSON, "scores_persons": True, "known_inaccurate": False}),
        Example("CN.1030", "conditioned", {**ON_A_PERSON, "data": ["credit"]}),
        Example("CN.1030", "not_engaged", {**ON_A_PERSON, "data": ["traffic"]}),
    ),
)
