"""HIPAA's privacy rule: health data in the hands of plans, clinics and their helpers."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._us_terms import NOT_AGREED, SUIT, US_PERSON
from goodstanding.rules.clause import Clause, Contested, Example, Fails, Law, Lifts, RollUp
from goodstanding.rules.logic import all_of, fact, no, one_of, over

START = date(2003, 4, 14)
COVERED = all_of(
    US_PERSON,
    one_of("operator_role", "hipaa_covered", "business_associate", label="a plan, clinic or their helper"),
    one_of("data", "health", "prescriptions", label="health data"),
)
SENT_OUT = all_of(COVERED, fact("disclosed_to_third_party"))
HOLES = (
    Lifts("treatment, payment, operations", one_of("exception_pleaded", "hipaa_treatment_payment")),
    Lifts("a public health authority", one_of("exception_pleaded", "hipaa_public_health")),
    Lifts("law enforcement on its conditions", one_of("exception_pleaded", "hipaa_law_enforcement")),
    Lifts("required by law", one_of("exception_pleaded", "hipaa_required_by_law")),
)
CLINIC: dict[str, object] = {
    "jurisdiction": "us",
    "operator": "private",
    "operator_role": ["hipaa_covered"],
    "subject": "person",
    "data": ["health"],
    "disclosed_to_third_party": True,
    "consent": "none",
}

LAW = Law(
    title="HIPAA privacy rule",
    cite="45 CFR 160, 164",
    consolidated=None,
    clauses=(
        Clause(
            id="HIPAA.gate",
            cite="45 CFR 160.102-103, 164.500",
            text="The rule reaches plans, clearing houses, clinics that bill electronically and their "
            "helpers; not employers, schools, police, most apps or brokers.",
            gate=COVERED,
            met="conditioned",
            in_force=START,
            confidence="high",
            switches=("M19",),
        ),
        Clause(
            id="HIPAA.502a",
            cite="45 CFR 164.502(a), 164.508",
            text="Health data leave only on a listed ground or a signed agreement.",
            gate=COVERED,
            elements=all_of(fact("disclosed_to_third_party"), NOT_AGREED),
            lifts=HOLES,
            in_force=START,
            confidence="high",
            switches=("M1",),
        ),
        Clause(
            id="HIPAA.502b",
            cite="45 CFR 164.502(b)",
            text="Where data may leave, no more leave than the purpose needs.",
            gate=COVERED,
            elements=all_of(
                fact("disclosed_to_third_party"),
                NOT_AGREED,
                no(fact("data_relevant"), label="more than the purpose needs"),
            ),
            # An official's word that it is the least that is needed may be relied on (164.514(d)(3)(iii)).
            lifts=HOLES,
            in_force=START,
            switches=("M1",),
        ),
        Clause(
            id="HIPAA.506",
            cite="45 CFR 164.506",
            text="Care, payment and running the clinic need no authorisation.",
            gate=COVERED,
            met="not_engaged",
            lifts=(Lifts(HOLES[0].label, HOLES[0].when, to="no_remedy"),),
            in_force=START,
        ),
        Clause(
            id="HIPAA.508",
            cite="45 CFR 164.508(b)(4)",
            text="Care does not hang on signing; marketing and sale need a signed agreement.",
            gate=all_of(COVERED, one_of("purpose", "marketing")),
            elements=NOT_AGREED,
            fails=(
                Fails(
                    "care hangs on signing",
                    all_of(
                        one_of("participation", "mandatory", "nominal"),
                        one_of("consequence", "service_denied"),
                    ),
                ),
            ),
            in_force=START,
            switches=("M2",),
        ),
        Clause(
            id="HIPAA.512",
            cite="45 CFR 164.512(a)-(l)",
            text="Law, public health, courts, police and benefit agencies open the way, each on its own "
            "conditions.",
            gate=SENT_OUT,
            met="not_engaged",
            lifts=tuple(Lifts(hole.label, hole.when, to="no_remedy") for hole in HOLES[1:]),
            in_force=START,
        ),
        Clause(
            id="HIPAA.514",
            cite="45 CFR 164.514(a)-(b)",
            text="Data stripped of all that names or finds a person lie outside the rule.",
            gate=COVERED,
            met="not_engaged",
            lifts=(
                Lifts(
                    "nothing in them names, finds or rates a person",
                    all_of(
                        no(one_of("data", "identity", "social_security", "biometric", "location")),
                        no(fact("identifier_retrieval")),
                        no(fact("scores_persons")),
                    ),
                    to="no_remedy",
                ),
            ),
            in_force=START,
        ),
        Clause(
            id="HIPAA.524",
            cite="45 CFR 164.524",
            text="The person sees the file within 30 days, 30 more on notice.",
            gate=COVERED,
            met="conditioned",
            fails=(Fails("answered after more than 60 days", over("answer_days", 60)),),
            contested=(
                Contested(
                    all_of(over("answer_days", 30), no(over("answer_days", 60))),
                    "30 days, or 60 where the person was told of the delay: which is it",
                ),
            ),
            in_force=START,
            switches=("M7",),
        ),
        Clause(
            id="HIPAA.526",
            cite="45 CFR 164.526",
            text="The person may ask for a correction: 60 days, 30 more, else a statement is attached.",
            gate=COVERED,
            met="conditioned",
            fails=(Fails("answered after more than 90 days", over("answer_days", 90)),),
            contested=(
                Contested(
                    all_of(over("answer_days", 60), no(over("answer_days", 90))),
                    "60 days, or 90 where the person was told of the delay: which is it",
                ),
            ),
            in_force=START,
            switches=("M6",),
        ),
        Clause(
            id="HIPAA.528",
            cite="45 CFR 164.528",
            text="The person may have an account of six years of disclosures.",
            gate=COVERED,
            met="conditioned",
            in_force=START,
            switches=("M7",),
        ),
        Clause(
            id="HIPAA.pra",
            cite="45 CFR 160",
            text="Authorities enforce this rule; a person cannot sue under it.",
            gate=all_of(COVERED, SUIT),
            met="no_remedy",
            switches=("M14",),
        ),
    ),
    rollups=(RollUp("HIPAA.502", ("HIPAA.502a", "HIPAA.502b")),),
    examples=(
        Example(
            "HIPAA.508",
            "violated",
            {
                **CLINIC,
                "purpose": "marketing",
                "consent": "explicit",
                "participation": "nominal",
                "consequence": ["service_denied"],
            },
        ),
        Example("HIPAA.pra", "no_remedy", {**CLINIC, "remedy_sought": "injunction"}),
        Example("HIPAA.pra", "not_engaged", {**CLINIC, "remedy_sought": "regulator"}),
        Example("HIPAA.528", "conditioned", CLINIC),
        Example("HIPAA.gate", "conditioned", CLINIC),
        Example("HIPAA.gate", "not_engaged", {**CLINIC, "operator_role": ["employer"]}),
        Example("HIPAA.506", "no_remedy", {**CLINIC, "exception_pleaded": ["hipaa_treatment_payment"]}),
        Example("HIPAA.506", "not_engaged", CLINIC),
        Example("HIPAA.512", "no_remedy", {**CLINIC, "exception_pleaded": ["hipaa_public_health"]}),
        Example("HIPAA.512", "not_engaged", CLINIC),
        Example("HIPAA.502", "satisfied", {**CLINIC, "exception_pleaded": ["hipaa_law_enforcement"]}),
        Example("HIPAA.514", "no_remedy", {**CLINIC, "identifier_retrieval": False, "scores_persons": False}),
        Example("HIPAA.514", "not_engaged", {**CLINIC, "scores_persons": True}),
        Example("HIPAA.524", "conditioned", {**CLINIC, "answer_days": 30}),
        Example("HIPAA.524", "undetermined", {**CLINIC, "answer_days": 31}),
        Example("HIPAA.524", "undetermined", {**CLINIC, "answer_days": 60}),
        Example("HIPAA.524", "violated", {**CLINIC, "answer_days": 61}),
        Example("HIPAA.526", "conditioned", {**CLINIC, "answer_days": 60}),
        Example("HIPAA.526", "undetermined", {**CLINIC, "answer_days": 61}),
        Example("HIPAA.526", "undetermined", {**CLINIC, "answer_days": 90}),
        Example("HIPAA.526", "violated", {**CLINIC, "answer_days": 91}),
        Example("HIPAA.502a", "violated", CLINIC),
        Example("HIPAA.502a", "satisfied", {**CLINIC, "consent": "explicit"}),
        Example("HIPAA.502a", "satisfied", {**CLINIC, "exception_pleaded": ["hipaa_public_health"]}),
        Example("HIPAA.502", "not_engaged", {**CLINIC, "operator_role": ["health_app"]}),
        Example("HIPAA.502b", "violated", {**CLINIC, "data_relevant": False}),
        Example("HIPAA.502b", "satisfied", {**CLINIC, "data_relevant": True}),
        Example("HIPAA.508", "violated", {**CLINIC, "purpose": "marketing"}),
        Example("HIPAA.508", "satisfied", {**CLINIC, "purpose": "marketing", "consent": "explicit"}),
        Example("HIPAA.524", "conditioned", CLINIC),
        Example("HIPAA.526", "conditioned", CLINIC),
        Example("HIPAA.528", "not_engaged", {**CLINIC, "data": ["education"]}),
        Example("HIPAA.pra", "no_remedy", {**CLINIC, "remedy_sought": "damages"}),
    ),
)
