"""Equal treatment in the Union's directives and national law; a bucket to be split by country."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import PERSON
from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

PRIVATE_BODY: dict[str, object] = {"jurisdiction": "FR", "subject": "person", "operator": "private"}

LAW = Law(
    title="Equal-treatment directives and national law",
    cite="Directives 2000/43/EC and 2000/78/EC",
    consolidated=date(2000, 12, 2),
    clauses=(
        Clause(
            id="NONDISC",
            cite="2000/43 Art. 2; 2000/78 Art. 2",
            text="No worse treatment by a protected trait; a rule that hits a group harder needs an "
            "objective reason and fitting means.",
            gate=all_of(within("eu", "uk"), PERSON, one_of("discrimination", "facial", "proxy", "disparate")),
            elements=any_of(
                one_of("discrimination", "facial", label="by trait"),
                no(fact("proportionate"), label="no objective reason"),
            ),
            in_force=date(2000, 7, 19),
            confidence="medium",
            switches=("M1", "M18"),
        ),
    ),
    examples=(
        Example("NONDISC", "violated", {**PRIVATE_BODY, "discrimination": "proxy", "proportionate": False}),
        Example("NONDISC", "violated", {**PRIVATE_BODY, "discrimination": "facial", "proportionate": True}),
        Example(
            "NONDISC", "satisfied", {**PRIVATE_BODY, "discrimination": "disparate", "proportionate": True}
        ),
        Example("NONDISC", "not_engaged", {**PRIVATE_BODY, "discrimination": "none"}),
    ),
)
