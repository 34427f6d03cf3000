"""European Convention on Human Rights, Articles 8, 10, 11 and 14, and Protocol 4, Article 2.

Four states have not taken on Protocol 4: the UK, Greece, Switzerland and Turkey.
"""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import PERSON, PUBLIC
from goodstanding.rules.clause import Clause, Example, Law, RollUp
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

PRIVATE_BODY: dict[str, object] = {"jurisdiction": "FR", "subject": "person", "operator": "private"}
PUBLIC_BODY: dict[str, object] = {"jurisdiction": "IT", "subject": "person", "operator": "public_authority"}
SOUND_LAW: dict[str, object] = {"legal_basis": "specific_statute", "safeguards_in_law": True}

LAW = Law(
    title="European Convention on Human Rights",
    cite="ETS 5, with Protocol 4 (ETS 46)",
    consolidated=date(2021, 8, 1),
    clauses=(
        Clause(
            id="ECHR.8.act",
            cite="Art. 8",
            text="Public use of data on private life rests on a clear law with safeguards, has a "
            "legitimate aim and is necessary.",
            gate=all_of(within("coe"), PERSON, PUBLIC),
            elements=any_of(
                one_of("legal_basis", "none", "executive_only", label="no law"),
                no(fact("safeguards_in_law"), label="law without safeguards"),
                no(fact("proportionate"), label="not necessary"),
                all_of(
                    one_of("consequence", "publication"),
                    fact("automatic_no_individual_review"),
                    label="blanket naming",
                ),
                all_of(
                    one_of("purpose", "surveillance"),
                    one_of("data", "communications"),
                    no(fact("independent_review")),
                    label="interception that nobody independent reviews",
                ),
            ),
            in_force=date(1953, 9, 3),
            confidence="high",
            switches=("M11", "M17", "M18"),
        ),
        Clause(
            id="ECHR.8.protect",
            cite="Art. 8, duty to protect",
            text="A state whose law leaves people without safeguards against a private intrusion out of "
            "proportion to its aim has not protected private life.",
            gate=all_of(within("coe"), PERSON, one_of("operator", "private"), fact("detrimental")),
            elements=all_of(
                no(fact("safeguards_in_law"), label="law without safeguards"),
                no(fact("proportionate"), label="not necessary"),
            ),
            unmet="not_engaged",
            in_force=date(1953, 9, 3),
            confidence="medium",
            switches=("M18",),
        ),
        Clause(
            id="ECHR.10_11",
            cite="Arts. 10, 11",
            text="A burden on speech, assembly or association passes the same three steps.",
            gate=all_of(within("coe"), PUBLIC, fact("burdens_speech")),
            elements=any_of(
                one_of("legal_basis", "none", "executive_only", label="no law"),
                no(fact("safeguards_in_law"), label="law without safeguards"),
                no(fact("proportionate"), label="not necessary"),
            ),
            in_force=date(1953, 9, 3),
            confidence="high",
            switches=("M16",),
        ),
        Clause(
            id="ECHR.P4_2",
            cite="Protocol 4, Art. 2",
            text="A limit on movement or leaving is individual, limited in time and open to review.",
            gate=all_of(
                within("coe"),
                no(within("uk", "gr", "ch", "tr")),
                PERSON,
                PUBLIC,
                one_of("consequence", "travel_ban", "movement_limit"),
            ),
            elements=any_of(
                one_of("legal_basis", "none", "executive_only", label="no law"),
                no(fact("safeguards_in_law"), label="law without safeguards"),
                no(fact("proportionate"), label="not necessary"),
                fact("automatic_no_individual_review", label="automatic"),
                all_of(one_of("hearing", "none"), no(fact("independent_review")), label="no review"),
            ),
            in_force=date(1968, 5, 2),
            confidence="low",
            switches=("M5", "M8"),
        ),
        Clause(
            id="ECHR.14",
            cite="Art. 14, Protocol 12",
            text="Different treatment by group, or by a trait that stands for one, needs an objective "
            "reason.",
            gate=all_of(
                within("coe"), PERSON, PUBLIC, one_of("discrimination", "facial", "proxy", "disparate")
            ),
            elements=no(fact("proportionate"), label="no objective reason"),
            in_force=date(1953, 9, 3),
            confidence="medium",
            switches=("M1", "M18"),
        ),
    ),
    rollups=(RollUp("ECHR.8", ("ECHR.8.act", "ECHR.8.protect")),),
    examples=(
        Example("ECHR.8", "violated", {**PUBLIC_BODY, "legal_basis": "executive_only"}),
        Example(
            "ECHR.8",
            "violated",
            {
                **PUBLIC_BODY,
                "consequence": ["publication"],
                "automatic_no_individual_review": True,
                "legal_basis": "specific_statute",
            },
        ),
        Example(
            "ECHR.8",
            "satisfied",
            {**PUBLIC_BODY, **SOUND_LAW, "proportionate": True, "consequence": ["fine"], "purpose": "tax"},
        ),
        Example("ECHR.8", "not_engaged", {**PRIVATE_BODY, "state_coerced": False, "detrimental": False}),
        Example(
            "ECHR.8.act",
            "violated",
            {
                **PUBLIC_BODY,
                "purpose": "surveillance",
                "data": ["communications"],
                "independent_review": False,
            },
        ),
        Example(
            "ECHR.8",
            "violated",
            {
                **PRIVATE_BODY,
                "state_coerced": False,
                "detrimental": True,
                "safeguards_in_law": False,
                "proportionate": False,
            },
        ),
        Example(
            "ECHR.8",
            "not_engaged",
            {**PRIVATE_BODY, "state_coerced": False, "detrimental": True, "safeguards_in_law": True},
        ),
        Example(
            "ECHR.8.protect",
            "violated",
            {**PRIVATE_BODY, "detrimental": True, "safeguards_in_law": False, "proportionate": False},
        ),
        Example(
            "ECHR.8.protect",
            "not_engaged",
            {**PRIVATE_BODY, "detrimental": True, "proportionate": True},
        ),
        Example(
            "ECHR.8.act",
            "satisfied",
            {**PUBLIC_BODY, **SOUND_LAW, "proportionate": True, "consequence": ["fine"], "purpose": "tax"},
        ),
        Example(
            "ECHR.10_11",
            "violated",
            {**PUBLIC_BODY, **SOUND_LAW, "burdens_speech": True, "proportionate": False},
        ),
        Example(
            "ECHR.10_11",
            "satisfied",
            {**PUBLIC_BODY, **SOUND_LAW, "burdens_speech": True, "proportionate": True},
        ),
        Example("ECHR.10_11", "not_engaged", {**PUBLIC_BODY, "burdens_speech": False}),
        Example(
            "ECHR.P4_2",
            "violated",
            {
                **PUBLIC_BODY,
                **SOUND_LAW,
                "consequence": ["travel_ban"],
                "proportionate": True,
                "automatic_no_individual_review": True,
            },
        ),
        Example(
            "ECHR.P4_2",
            "satisfied",
            {
                **PUBLIC_BODY,
                **SOUND_LAW,
                "consequence": ["travel_ban"],
                "proportionate": True,
                "automatic_no_individual_review": False,
                "hearing": "before",
            },
        ),
        Example(
            "ECHR.P4_2",
            "not_engaged",
            {
                "jurisdiction": "GB",
                "subject": "person",
                "operator": "public_authority",
                "consequence": ["travel_ban"],
            },
        ),
        Example(
            "ECHR.14", "violated", {**PUBLIC_BODY, "discrimination": "disparate", "proportionate": False}
        ),
        Example(
            "ECHR.14", "satisfied", {**PUBLIC_BODY, "discrimination": "disparate", "proportionate": True}
        ),
        Example("ECHR.14", "not_engaged", {**PUBLIC_BODY, "discrimination": "none"}),
    ),
)
