"""Regulation (EU) 2024/1689, the AI Act, as amended by Regulation (EU) 2026/1744: high-risk uses."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import AI_ACT, OUTSIDE_AI_ACT
from goodstanding.rules.clause import Clause, Example, Fails, Law, Lifts, RollUp
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of

HIGH_RISK_FROM = date(2027, 12, 2)
CREDIT_OR_COVER = one_of("purpose", "credit", "insurance_life_health")
LISTED = any_of(
    CREDIT_OR_COVER,
    one_of("purpose", "employment", "education", "benefits", "policing", "sentencing", "migration"),
    one_of("biometric_mode", "post_remote_id", "rt_remote_id", "emotion", "sensitive_categorisation"),
    all_of(
        one_of("operator_role", "employer"),
        one_of("consequence", "job_action", "contract_terminated"),
        label="it decides on a worker",
    ),
    all_of(
        one_of("operator_role", "welfare_agency"),
        one_of("consequence", "benefit_cut", "debt_raised"),
        label="it cuts or reclaims public aid",
    ),
    all_of(
        one_of("operator_role", "police"),
        one_of("purpose", "security_watchlist", "surveillance"),
        label="law enforcement",
    ),
    label="the use is listed in Annex III; to find financial fraud is not",
)
HIGH_RISK = all_of(AI_ACT, LISTED)
VERIFIES = Lifts(
    "it only verifies who somebody is", one_of("exception_pleaded", "verification_only"), to="not_engaged"
)
PUBLIC_DEPLOYER = any_of(
    one_of("operator", "federal_agency", "state_local", "public_authority", "contractor_for_public"),
    CREDIT_OR_COVER,
    label="a public body, a private provider of public services, or a credit or life and health deployer",
)
LOAN = {"jurisdiction": "eu", "ai_system": True, "subject": "person", "purpose": "credit"}
SHOP = {
    **LOAN,
    "purpose": "loyalty",
    "biometric_mode": "none",
    "operator_role": ["retailer"],
    "consequence": ["reward"],
}
GATE = {**SHOP, "purpose": "migration", "exception_pleaded": ["verification_only"]}

LAW = Law(
    title="EU AI Act, high-risk uses",
    cite="Regulation (EU) 2024/1689",
    consolidated=date(2026, 7, 27),
    clauses=(
        Clause(
            id="AIA.6",
            cite="Art. 6(2), Annex III",
            text="A listed use is high-risk, always so where it profiles people.",
            gate=HIGH_RISK,
            met="conditioned",
            lifts=(*OUTSIDE_AI_ACT, VERIFIES),
            in_force=HIGH_RISK_FROM,
            confidence="high",
            switches=("M9", "M10", "M18"),
        ),
        Clause(
            id="AIA.26",
            cite="Art. 26",
            text="Who uses a high-risk system keeps able human oversight and relevant input data, and tells "
            "the people whom its decisions concern.",
            gate=HIGH_RISK,
            met="conditioned",
            lifts=OUTSIDE_AI_ACT,
            fails=(
                Fails("no able human oversees it", one_of("automation", "token_human", "solely")),
                Fails("input data is not relevant", no(fact("data_relevant"))),
                Fails("people are not told", one_of("notice", "none")),
            ),
            in_force=HIGH_RISK_FROM,
            confidence="high",
            switches=("M10", "M4"),
        ),
        Clause(
            id="AIA.27",
            cite="Art. 27",
            text="Before first use, public bodies and credit, life and health deployers assess the effect on "
            "fundamental rights and tell the authority.",
            gate=all_of(HIGH_RISK, PUBLIC_DEPLOYER),
            met="conditioned",
            lifts=OUTSIDE_AI_ACT,
            fails=(Fails("no assessment was made", no(fact("dpia"))),),
            in_force=HIGH_RISK_FROM,
            confidence="high",
            switches=("M18",),
        ),
        Clause(
            id="AIA.50",
            cite="Art. 50(3)",
            text="People are told when emotions are inferred or they are classed by biometric data.",
            gate=all_of(AI_ACT, one_of("biometric_mode", "emotion", "sensitive_categorisation")),
            met="conditioned",
            lifts=OUTSIDE_AI_ACT,
            fails=(Fails("people are not told", one_of("notice", "none")),),
            in_force=date(2026, 8, 2),
            confidence="high",
            switches=("M4",),
        ),
        Clause(
            id="AIA.86",
            cite="Art. 86",
            text="A person whom a decision on a high-risk output affects legally or in like measure may have "
            "the part that the system played explained.",
            gate=all_of(HIGH_RISK, fact("legal_or_significant")),
            met="conditioned",
            lifts=OUTSIDE_AI_ACT,
            fails=(Fails("no explanation one can follow", one_of("logic_disclosed", "none", "generic")),),
            in_force=HIGH_RISK_FROM,
            switches=("M7",),
        ),
    ),
    rollups=(RollUp("AIA.annexIII", ("AIA.6",)),),
    examples=(
        Example("AIA.6", "conditioned", LOAN),
        Example("AIA.annexIII", "not_engaged", SHOP),
        Example("AIA.6", "not_engaged", {**SHOP, "purpose": "fraud_detection"}),
        Example("AIA.6", "not_engaged", GATE),
        Example(
            "AIA.6",
            "conditioned",
            {**SHOP, "operator_role": ["employer"], "consequence": ["contract_terminated"]},
        ),
        Example(
            "AIA.6",
            "conditioned",
            {
                **SHOP,
                "purpose": "fraud_detection",
                "operator_role": ["welfare_agency"],
                "consequence": ["debt_raised"],
            },
        ),
        Example("AIA.26", "violated", {**LOAN, "automation": "solely"}),
        Example(
            "AIA.26",
            "conditioned",
            {**LOAN, "automation": "meaningful_human", "data_relevant": True, "notice": "before"},
        ),
        Example("AIA.27", "violated", {**LOAN, "dpia": False}),
        Example("AIA.27", "conditioned", {**LOAN, "dpia": True}),
        Example("AIA.27", "conditioned", LOAN),
        Example("AIA.27", "not_engaged", {**LOAN, "purpose": "employment", "operator": "private"}),
        Example("AIA.50", "violated", {**LOAN, "biometric_mode": "emotion", "notice": "none"}),
        Example("AIA.50", "not_engaged", SHOP),
        Example("AIA.86", "conditioned", {**LOAN, "legal_or_significant": True}),
        Example("AIA.86", "violated", {**LOAN, "legal_or_significant": True, "logic_disclosed": "none"}),
        Example(
            "AIA.86", "conditioned", {**LOAN, "legal_or_significant": True, "logic_disclosed": "meaningful"}
        ),
    ),
)
