"""NDRC Order 58 on repair of credit information; the three-year bound is from memory and to be read again."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import GOVERNMENT
from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, one_of, over, within

ON_A_PERSON: dict[str, object] = {"jurisdiction": "CN", "subject": "person"}

LAW = Law(
    title="Measures on repair of credit information",
    cite="NDRC Order No. 58 of 2023",
    consolidated=date(2023, 1, 13),
    clauses=(
        Clause(
            id="CN.NDRC58",
            cite="whole",
            text="One who has made good may ask to be taken off a list or to have the showing of a "
            "penalty ended; showing lasts three years at most.",
            gate=all_of(within("cn"), GOVERNMENT, one_of("consequence", "publication")),
            elements=over("record_age_years", 3, label="shown over three years"),
            unmet="conditioned",
            in_force=date(2023, 5, 1),
            confidence="low",
            switches=("M8",),
        ),
    ),
    examples=(
        Example(
            "CN.NDRC58",
            "violated",
            {
                **ON_A_PERSON,
                "operator": "public_authority",
                "consequence": ["publication"],
                "record_age_years": 3.1,
            },
        ),
        Example(
            "CN.NDRC58",
            "conditioned",
            {
                **ON_A_PERSON,
                "operator": "public_authority",
                "consequence": ["publication"],
                "record_age_years": 3.0,
            },
        ),
        Example(
            "CN.NDRC58",
            "not_engaged",
            {**ON_A_PERSON, "operator": "public_authority", "consequence": ["fine"]},
        ),
    ),
)
