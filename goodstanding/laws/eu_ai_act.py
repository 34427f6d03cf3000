"""Regulation (EU) 2024/1689, the AI Act, as amended by Regulation (EU) 2026/1744: practices not allowed."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import AI_ACT, GOVERNMENT, OUTSIDE_AI_ACT
from goodstanding.rules.clause import Clause, Contested, Example, Law, Lifts, RollUp
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of

PROHIBITED_FROM = date(2025, 2, 2)
SCORED = (
    fact("scores_persons"),
    fact("over_time"),
    fact("detrimental", label="the score leads, or can lead, to detrimental treatment"),
)
REWARDS_ONLY = Contested(
    all_of(
        *SCORED[:2],
        no(fact("detrimental")),
        no(fact("context_related")),
        any_of(
            one_of("consequence", "reward_withheld"),
            all_of(GOVERNMENT, one_of("consequence", "reward")),
        ),
    ),
    "whether going without a reward that the state gives, or withholds, counts as worse treatment",
)
SIGNIFICANT_HARM = any_of(
    fact("substantial_injury"),
    one_of("harm", "pecuniary", "emotional", "physical"),
    label="significant harm is caused or likely",
)
SCORE = {
    "jurisdiction": "eu",
    "ai_system": True,
    "subject": "person",
    "scores_persons": True,
    "over_time": True,
    "detrimental": True,
}
PERKS = {**SCORE, "consequence": ["reward"], "detrimental": False, "context_related": False}
POLICE = {"jurisdiction": "eu", "ai_system": True, "subject": "person", "operator_role": ["police"]}

LAW = Law(
    title="EU AI Act, Article 5",
    cite="Regulation (EU) 2024/1689",
    consolidated=date(2026, 7, 27),
    clauses=(
        Clause(
            id="AIA.gate",
            cite="Arts. 2, 3(1)",
            text="The act reaches systems that infer their output, used in the Union; not rules that people "
            "fixed by hand, national security, the military or research alone.",
            gate=AI_ACT,
            met="conditioned",
            lifts=OUTSIDE_AI_ACT,
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M19",),
        ),
        Clause(
            id="AIA.5a",
            cite="Art. 5(1)(a)",
            text="Swaying people by hidden, manipulative or deceptive techniques so that they come to "
            "significant harm.",
            gate=AI_ACT,
            elements=all_of(fact("manipulative"), SIGNIFICANT_HARM),
            lifts=OUTSIDE_AI_ACT,
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M12",),
        ),
        Clause(
            id="AIA.5b",
            cite="Art. 5(1)(b)",
            text="Exploiting age, disability or a social or economic situation so that people come to "
            "significant harm.",
            gate=AI_ACT,
            elements=all_of(fact("exploits_vulnerability"), SIGNIFICANT_HARM),
            lifts=OUTSIDE_AI_ACT,
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M12",),
        ),
        Clause(
            id="AIA.5c.i",
            cite="Art. 5(1)(c)(i)",
            text="Rating people over a period on conduct or traits, where the score leads to worse treatment "
            "in a part of life unrelated to where the data arose.",
            gate=AI_ACT,
            elements=all_of(*SCORED, no(fact("context_related"), label="the context is unrelated")),
            contested=(REWARDS_ONLY,),
            lifts=OUTSIDE_AI_ACT,
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M3",),
        ),
        Clause(
            id="AIA.5c.ii",
            cite="Art. 5(1)(c)(ii)",
            text="The same rating, where the treatment is unjustified or out of proportion to the conduct or "
            "its gravity.",
            gate=AI_ACT,
            elements=all_of(*SCORED, no(fact("proportionate"), label="it is out of proportion")),
            lifts=OUTSIDE_AI_ACT,
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M11", "M12"),
        ),
        Clause(
            id="AIA.5d",
            cite="Art. 5(1)(d)",
            text="Predicting that a person will offend from profiling or traits alone.",
            gate=all_of(
                AI_ACT,
                fact("scores_persons", label="it assesses persons, not places"),
                any_of(
                    one_of("purpose", "policing", "sentencing", "security_watchlist"),
                    one_of("operator_role", "police"),
                    label="it assesses the risk of an offence",
                ),
            ),
            elements=fact("only_profiling"),
            lifts=(
                *OUTSIDE_AI_ACT,
                Lifts(
                    "forecasts about places only",
                    one_of("exception_pleaded", "place_based_only"),
                    to="not_engaged",
                ),
                Lifts(
                    "supports a human assessment on objective facts",
                    one_of("exception_pleaded", "human_assessment_on_objective_facts"),
                ),
            ),
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M12", "M10"),
        ),
        Clause(
            id="AIA.5e",
            cite="Art. 5(1)(e)",
            text="Building or growing a face database by untargeted scraping.",
            gate=all_of(AI_ACT, one_of("data", "biometric")),
            elements=one_of("collection", "scrape"),
            lifts=OUTSIDE_AI_ACT,
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M1",),
        ),
        Clause(
            id="AIA.5f",
            cite="Art. 5(1)(f)",
            text="Inferring emotions at work or in education.",
            gate=all_of(
                AI_ACT,
                one_of("biometric_mode", "emotion"),
                any_of(
                    one_of("purpose", "employment", "education"),
                    one_of("source_context", "work", "education"),
                    label="at work or in education",
                ),
            ),
            lifts=(
                *OUTSIDE_AI_ACT,
                Lifts("for medical reasons", one_of("purpose", "health_care", "public_health")),
            ),
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M1",),
        ),
        Clause(
            id="AIA.5g",
            cite="Art. 5(1)(g)",
            text="Classing people by biometric data to infer race, politics, union, religion or sex life.",
            gate=AI_ACT,
            elements=one_of("biometric_mode", "sensitive_categorisation"),
            lifts=OUTSIDE_AI_ACT,
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M1",),
        ),
        Clause(
            id="AIA.5h",
            cite="Art. 5(1)(h), 5(2) to (7)",
            text="Identifying people remotely and at once by biometrics in public space for law enforcement, "
            "outside the listed aims and conditions.",
            gate=all_of(
                AI_ACT,
                one_of("biometric_mode", "rt_remote_id"),
                any_of(
                    one_of("operator_role", "police"),
                    one_of("purpose", "policing", "security_watchlist", "surveillance"),
                    label="for law enforcement",
                ),
            ),
            lifts=(
                *OUTSIDE_AI_ACT,
                Lifts(
                    "a listed aim, national law with safeguards and prior authorisation",
                    all_of(
                        one_of("exception_pleaded", "le_exhaustive_objective"),
                        fact("warrant"),
                        one_of("legal_basis", "specific_statute"),
                        fact("safeguards_in_law"),
                    ),
                    to="satisfied",
                ),
            ),
            in_force=PROHIBITED_FROM,
            confidence="high",
            switches=("M15",),
        ),
    ),
    rollups=(
        RollUp("AIA.5c", ("AIA.5c.i", "AIA.5c.ii")),
        RollUp("AIA.5a/b", ("AIA.5a", "AIA.5b")),
    ),
    examples=(
        Example("AIA.gate", "conditioned", SCORE),
        Example("AIA.gate", "not_engaged", {**SCORE, "ai_system": False}),
        Example("AIA.gate", "not_engaged", {**SCORE, "operator_role": ["intelligence"]}),
        Example("AIA.5c", "not_engaged", {**SCORE, "purpose": "research"}),
        Example("AIA.5c.i", "undetermined", {**PERKS, "operator": "public_authority"}),
        Example("AIA.5c.i", "satisfied", {**PERKS, "operator": "private"}),
        Example("AIA.5a/b", "satisfied", {**SCORE, "manipulative": False, "exploits_vulnerability": False}),
        Example("AIA.5c.i", "violated", {**SCORE, "context_related": False}),
        Example("AIA.5c.i", "satisfied", {**SCORE, "context_related": True}),
        Example("AIA.5c.ii", "violated", {**SCORE, "proportionate": False}),
        Example("AIA.5c.ii", "satisfied", {**SCORE, "detrimental": False}),
        Example("AIA.5c", "violated", {**SCORE, "context_related": True, "proportionate": False}),
        Example("AIA.5c", "not_engaged", {**SCORE, "ai_system": False}),
        Example("AIA.5c", "not_engaged", {**SCORE, "subject": "business"}),
        Example("AIA.5a", "violated", {**SCORE, "manipulative": True, "harm": "pecuniary"}),
        Example("AIA.5a", "satisfied", {**SCORE, "manipulative": False}),
        Example("AIA.5b", "violated", {**SCORE, "exploits_vulnerability": True, "harm": "physical"}),
        Example("AIA.5b", "satisfied", {**SCORE, "exploits_vulnerability": False}),
        Example("AIA.5d", "violated", {**POLICE, "scores_persons": True, "only_profiling": True}),
        Example("AIA.5d", "satisfied", {**POLICE, "scores_persons": True, "only_profiling": False}),
        Example("AIA.5e", "violated", {**SCORE, "data": ["biometric"], "collection": "scrape"}),
        Example("AIA.5e", "satisfied", {**SCORE, "data": ["biometric"], "collection": "direct"}),
        Example("AIA.5f", "violated", {**SCORE, "biometric_mode": "emotion", "purpose": "employment"}),
        Example("AIA.5f", "not_engaged", {**SCORE, "biometric_mode": "none", "purpose": "employment"}),
        Example("AIA.5g", "violated", {**SCORE, "biometric_mode": "sensitive_categorisation"}),
        Example("AIA.5g", "satisfied", {**SCORE, "biometric_mode": "verification"}),
        Example("AIA.5h", "violated", {**POLICE, "biometric_mode": "rt_remote_id"}),
        Example("AIA.5h", "not_engaged", {**POLICE, "biometric_mode": "post_remote_id"}),
    ),
)
