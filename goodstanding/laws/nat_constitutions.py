"""National constitutions on compulsory identity, scoring and freezing; a bucket to be split by country."""

from __future__ import annotations

from goodstanding.laws._terms import PUBLIC
from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

SOUND_LAW: dict[str, object] = {"legal_basis": "specific_statute", "safeguards_in_law": True}

LAW = Law(
    title="National constitutions",
    cite="CA Charter ss. 2(b), 8; IN Arts. 14, 19, 21; JM and KE Art. 31; KR; PL Arts. 47, 51; "
    "AU Social Security Act",
    consolidated=None,
    clauses=(
        Clause(
            id="NATCON",
            cite="national",
            text="Compulsory identity, scoring or freezing by the state rests on a proper statute with "
            "safeguards and is proportionate.",
            gate=all_of(
                within("ca", "in", "au", "jm", "ke", "kr", "mu", "eu_member", "other"),
                any_of(
                    PUBLIC,
                    all_of(
                        one_of("purpose", "identity"),
                        one_of("legal_basis", "specific_statute", "general_statute", "executive_only"),
                        label="an identity that the state lays down, whoever asks for it",
                    ),
                ),
            ),
            elements=any_of(
                one_of("legal_basis", "none", "executive_only", label="no statute"),
                no(fact("safeguards_in_law"), label="no safeguards"),
                no(fact("proportionate"), label="not proportionate"),
            ),
            confidence="medium",
            switches=("M11", "M12"),
        ),
    ),
    examples=(
        Example(
            "NATCON",
            "violated",
            {
                "jurisdiction": "IN",
                "operator": "private",
                "purpose": "identity",
                "legal_basis": "specific_statute",
                "proportionate": False,
            },
        ),
        Example(
            "NATCON",
            "violated",
            {"jurisdiction": "KE", "operator": "public_authority", "legal_basis": "executive_only"},
        ),
        Example(
            "NATCON",
            "satisfied",
            {**SOUND_LAW, "jurisdiction": "IN", "operator": "public_authority", "proportionate": True},
        ),
        Example(
            "NATCON",
            "not_engaged",
            {
                "jurisdiction": "CA",
                "operator": "private",
                "state_coerced": False,
                "purpose": "credit",
            },
        ),
    ),
)
