"""China's Administrative Litigation Law: the suit against an act of a state organ."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import GOVERNMENT
from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, fact, within

ON_A_PERSON: dict[str, object] = {"jurisdiction": "CN", "subject": "person"}

LAW = Law(
    title="Administrative Litigation Law",
    cite="adopted 4 April 1989, amended 2014 and 2017",
    consolidated=date(2017, 6, 27),
    clauses=(
        Clause(
            id="CN.ALL",
            cite="Arts. 2, 12, 46",
            text="One hit by an administrative act may sue, as a rule within six months; general rules "
            "and state acts are left out.",
            gate=all_of(within("cn"), GOVERNMENT, fact("detrimental")),
            met="conditioned",
            in_force=date(1990, 10, 1),
            confidence="low",
            switches=("M14",),
        ),
    ),
    examples=(
        Example(
            "CN.ALL", "conditioned", {**ON_A_PERSON, "operator": "public_authority", "detrimental": True}
        ),
        Example("CN.ALL", "not_engaged", {**ON_A_PERSON, "operator": "private", "detrimental": True}),
    ),
)
