"""State Council General Office [2020] No. 49: limits from within the social credit system."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import PUBLIC
from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

ON_A_PERSON: dict[str, object] = {"jurisdiction": "CN", "subject": "person"}

LAW = Law(
    title="Guiding Opinions on further regulating social credit",
    cite="State Council General Office [2020] No. 49",
    consolidated=date(2020, 12, 7),
    clauses=(
        Clause(
            id="CN.2020-49",
            cite="Parts 2 to 6",
            text="Each data item, list and penalty rests on a law, regulation or central policy; "
            "serious-breach lists stay in four areas; people are told, can object and can be "
            "taken off; banks and others are not forced to act.",
            gate=all_of(within("cn"), PUBLIC),
            elements=any_of(
                one_of("legal_basis", "none", "contract", "consent", "legitimate_interest", label="no basis"),
                all_of(
                    one_of("operator", "state_local"),
                    one_of("legal_basis", "executive_only"),
                    label="local order only",
                ),
                all_of(
                    one_of("consequence", "publication", "travel_ban", "purchase_ban", "licence_action"),
                    one_of(
                        "purpose",
                        "general_trust",
                        "environment_behaviour",
                        "political_loyalty",
                        "service_quality",
                        "education",
                        "loyalty",
                        "marketing",
                    ),
                    label="outside four areas",
                ),
                one_of("notice", "none", label="not told"),
                all_of(one_of("hearing", "none"), no(fact("independent_review")), label="no objection"),
                fact("state_coerced", label="others forced"),
                no(fact("proportionate"), label="out of step"),
            ),
            in_force=date(2020, 12, 7),
            confidence="high",
            switches=("M3", "M4", "M6", "M8"),
        ),
    ),
    examples=(
        Example(
            "CN.2020-49",
            "violated",
            {**ON_A_PERSON, "operator": "state_local", "legal_basis": "executive_only"},
        ),
        Example(
            "CN.2020-49",
            "violated",
            {
                **ON_A_PERSON,
                "operator": "public_authority",
                "legal_basis": "general_statute",
                "consequence": ["travel_ban"],
                "purpose": "general_trust",
            },
        ),
        Example(
            "CN.2020-49",
            "satisfied",
            {
                **ON_A_PERSON,
                "operator": "public_authority",
                "legal_basis": "general_statute",
                "consequence": ["travel_ban"],
                "purpose": "payment_enforcement",
                "notice": "before",
                "hearing": "after",
                "state_coerced": False,
                "proportionate": True,
            },
        ),
        Example("CN.2020-49", "not_engaged", {**ON_A_PERSON, "operator": "private", "state_coerced": False}),
    ),
)
