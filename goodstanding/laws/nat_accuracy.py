"""National statutes that ask a public body to be right; a bucket to be split by country."""

from __future__ import annotations

from goodstanding.laws._terms import GOVERNMENT, PERSON
from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, any_of, fact, no, within

LAW = Law(
    title="National duties of accuracy",
    cite="CCRA s. 24(1) (Canada); Australian social-security law",
    consolidated=None,
    clauses=(
        Clause(
            id="ACCURACY",
            cite="national",
            text="The body acts on information that is as right and complete as it can be made.",
            gate=all_of(within("ca", "au"), PERSON, GOVERNMENT),
            elements=any_of(
                fact("known_inaccurate", label="known wrong"),
                no(fact("accuracy_measures"), label="nothing done"),
            ),
            confidence="medium",
            switches=("M9",),
        ),
    ),
    examples=(
        Example(
            "ACCURACY",
            "violated",
            {
                "jurisdiction": "CA",
                "subject": "person",
                "operator": "public_authority",
                "accuracy_measures": False,
            },
        ),
        Example(
            "ACCURACY",
            "satisfied",
            {
                "jurisdiction": "AU",
                "subject": "person",
                "operator": "public_authority",
                "accuracy_measures": True,
                "known_inaccurate": False,
            },
        ),
        Example(
            "ACCURACY",
            "not_engaged",
            {
                "jurisdiction": "AU",
                "subject": "business",
                "operator": "public_authority",
                "accuracy_measures": False,
            },
        ),
    ),
)
