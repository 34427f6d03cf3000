"""FTC Act section 5: deception and unjust practices in commerce."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._us_terms import DAMAGES, US
from goodstanding.rules.clause import Clause, Example, Law, Lifts
from goodstanding.rules.logic import all_of, fact, no, one_of

FIRM = all_of(US, one_of("operator", "private", "mixed", label="a firm in commerce runs it"))
SHOP: dict[str, object] = {"jurisdiction": "us", "operator": "private"}
HURT: dict[str, object] = {
    **SHOP,
    "substantial_injury": True,
    "reasonably_avoidable": False,
    "outweighed_by_benefits": False,
}
APP: dict[str, object] = {
    **SHOP,
    "operator_role": ["health_app"],
    "data": ["health"],
    "disclosed_to_third_party": True,
}

LAW = Law(
    title="FTC Act, section 5",
    cite="15 USC 45; 16 CFR 318",
    consolidated=None,
    clauses=(
        Clause(
            id="FTC.gate",
            cite="15 USC 44, 45(a)(2)",
            text="The Commission reaches firms in commerce; government, banks, carriers as such and most "
            "non-profit bodies lie outside.",
            gate=FIRM,
            met="conditioned",
            in_force=date(1938, 3, 21),
            confidence="high",
            switches=("M19",),
        ),
        Clause(
            id="FTC.deception",
            cite="15 USC 45(a)(1)",
            text="No claim, silence or practice that misleads reasonable consumers on what matters to them; "
            "banks, carriers and most non-profit bodies lie outside.",
            gate=FIRM,
            elements=fact("deception"),
            in_force=date(1938, 3, 21),
            confidence="high",
            switches=("M4", "M13"),
        ),
        Clause(
            id="FTC.unfair",
            cite="15 USC 45(n)",
            text="No practice that causes substantial injury which consumers cannot reasonably avoid and "
            "benefits do not outweigh.",
            gate=FIRM,
            elements=all_of(
                fact("substantial_injury"),
                no(fact("reasonably_avoidable"), label="people could not reasonably avoid it"),
                no(fact("outweighed_by_benefits"), label="benefits do not outweigh it"),
            ),
            in_force=date(1994, 8, 26),
            confidence="high",
            switches=("M9", "M12", "M13"),
        ),
        Clause(
            id="FTC.noPRA",
            cite="15 USC 45",
            text="Only the Commission acts on section 5; a person cannot sue under it.",
            gate=all_of(FIRM, DAMAGES),
            met="no_remedy",
            switches=("M13", "M14"),
        ),
        Clause(
            id="FTC.HBNR",
            cite="16 CFR 318",
            text="A health app outside HIPAA that passes data on without agreement tells people and the FTC.",
            gate=all_of(
                FIRM,
                one_of("operator_role", "health_app"),
                one_of("data", "health", "prescriptions"),
                fact("disclosed_to_third_party"),
                no(one_of("consent", "explicit"), label="without express agreement"),
            ),
            met="conditioned",
            lifts=(
                Lifts(
                    "HIPAA's own rule applies",
                    one_of("operator_role", "hipaa_covered", "business_associate"),
                    to="not_engaged",
                ),
            ),
            in_force=date(2009, 9, 24),
            confidence="high",
            switches=("M4",),
        ),
    ),
    examples=(
        Example(
            "FTC.HBNR",
            "not_engaged",
            {**APP, "consent": "none", "operator_role": ["health_app", "hipaa_covered"]},
        ),
        Example("FTC.noPRA", "not_engaged", {**SHOP, "remedy_sought": "regulator"}),
        Example("FTC.gate", "conditioned", SHOP),
        Example("FTC.gate", "not_engaged", {**SHOP, "operator": "federal_agency"}),
        Example("FTC.deception", "violated", {**SHOP, "deception": True}),
        Example("FTC.deception", "satisfied", {**SHOP, "deception": False}),
        Example("FTC.deception", "not_engaged", {**SHOP, "operator": "state_local", "deception": True}),
        Example("FTC.unfair", "violated", HURT),
        Example("FTC.unfair", "satisfied", {**HURT, "reasonably_avoidable": True}),
        Example("FTC.unfair", "satisfied", {**HURT, "outweighed_by_benefits": True}),
        Example("FTC.noPRA", "no_remedy", {**SHOP, "remedy_sought": "damages"}),
        Example("FTC.HBNR", "conditioned", {**APP, "consent": "none"}),
        Example("FTC.HBNR", "not_engaged", {**APP, "consent": "explicit"}),
    ),
)
