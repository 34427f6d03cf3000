"""The facts that a law may ask about: name, kind, allowed values and the question put to a reader.

No status is ever a fact: what a law concludes cannot be an input.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["tri", "one", "set", "number"]


@dataclass(frozen=True, slots=True)
class Fact:
    """`kind` "tri" is true, false or unknown; "one" and "set" hold `values`; `judgment` needs a human."""

    name: str
    block: str
    kind: Kind
    question: str
    values: tuple[str, ...] = ()
    judgment: bool = False


CONTEXTS = (
    "finance", "health", "work", "policing", "traffic", "tax", "welfare", "commerce", "online", "housing",
    "education", "public_space", "home", "civic", "travel", "migration", "speech", "telecom", "insurance",
    "justice", "security", "energy", "family",
)  # fmt: skip
"""Parts of life in which data arises and consequences follow."""

# fmt: off
_ALL = (
    Fact("operator", "scheme", "one", "Who runs the scheme?", (
        "federal_agency", "state_local", "public_authority", "contractor_for_public", "private", "mixed",
    )),
    Fact("operator_role", "scheme", "set", "In which roles does the operator act?", (
        "cra", "report_user", "furnisher", "financial_institution", "hipaa_covered", "business_associate",
        "employer", "landlord", "insurer", "lender", "platform", "data_broker", "retailer", "school",
        "police", "court", "tax_authority", "welfare_agency", "municipality", "intelligence",
        "transport_authority", "regulator", "legislature", "health_app", "utility", "telecom", "hotel",
        "mail_or_web_publisher",
    )),
    Fact("state_coerced", "scheme", "tri", "Did a public body press the private operator to do it?"),
    Fact("subject", "scheme", "one", "Does it rate people, businesses or both?", (
        "person", "business", "both",
    )),
    Fact("subject_group", "scheme", "set", "Which groups are the people that it rates part of?", (
        "general", "consumer", "worker", "benefit_recipient", "debtor", "taxpayer", "traveller",
        "protester", "migrant", "minor", "offender", "patient", "student", "tenant", "citizen_or_lpr",
        "nonimmigrant", "organisation", "driver", "parent",
    )),
    Fact("purpose", "scheme", "one", "What is the rating for?", (
        "credit", "insurance_life_health", "insurance_other", "employment", "tenancy", "benefits",
        "fraud_detection", "tax", "policing", "sentencing", "security_watchlist", "public_health",
        "licensing", "moderation", "marketing", "loyalty", "general_trust", "environment_behaviour",
        "education", "migration", "child_protection", "research", "payment_enforcement", "identity",
        "political_loyalty", "surveillance", "service_quality", "health_care", "public_record",
    )),
    Fact("ai_system", "scheme", "tri",
         "Does the system infer its output, rather than only apply rules that people fixed?"),
    Fact("scores_persons", "scheme", "tri", "Does it evaluate or class people?"),
    Fact("over_time", "scheme", "tri", "Does it gather conduct over a period, rather than once?"),
    Fact("participation", "scheme", "one", "Can people stay out without loss?", (
        "mandatory", "nominal", "voluntary",
    )),
    Fact("legal_basis", "scheme", "one", "On what does the operator rest its right to do this?", (
        "specific_statute", "general_statute", "executive_only", "contract", "consent",
        "legitimate_interest", "none",
    )),
    Fact("safeguards_in_law", "scheme", "tri",
         "Does the law behind it bound its use and protect people?", judgment=True),
    Fact("data", "feed", "set", "What kinds of data does the feed hold?", (
        "identity", "credit", "financial", "health", "biometric", "location", "communications", "speech",
        "association", "religion", "criminal", "traffic", "tax", "employment", "education", "purchases",
        "social_graph", "online_behaviour", "civic_conduct", "protected_trait", "family", "energy",
        "telemetry", "immigration", "social_security", "housing", "prescriptions", "political",
    )),
    Fact("source_context", "feed", "set", "In which part of life did the data arise?", CONTEXTS),
    Fact("collection", "feed", "one", "How did the operator come by the data?", (
        "direct", "transfer", "purchase", "scrape", "sensor_public", "sensor_home", "compelled", "warrant",
    )),
    Fact("protected_exercise", "feed", "tri",
         "Does the feed describe speech, belief, assembly or association?", judgment=True),
    Fact("data_relevant", "feed", "tri", "Does the data bear on the stated purpose?", judgment=True),
    Fact("accuracy_measures", "feed", "tri", "Are there procedures that keep the data right?"),
    Fact("known_inaccurate", "feed", "tri", "Is the operator aware that the data is wrong?"),
    Fact("record_age_years", "feed", "number", "How old, in years, is the oldest record used?"),
    Fact("identifier_retrieval", "feed", "tri", "Are records fetched by a name or number of the person?"),
    Fact("biometric_mode", "feed", "one", "What is done with biometric data?", (
        "none", "verification", "rt_remote_id", "post_remote_id", "sensitive_categorisation", "emotion",
    )),
    Fact("purpose_changed", "feed", "tri", "Is the data used for another purpose than it was collected for?"),
    Fact("consent", "feed", "one", "What say do people have over the feed?", (
        "explicit", "opt_out_offered", "bundled", "none", "na",
    )),
    Fact("disclosed_to_third_party", "feed", "tri", "Is it passed on to someone else?"),
    Fact("automation", "decision", "one", "How much does a human decide?", (
        "human", "meaningful_human", "token_human", "solely",
    )),
    Fact("determinative", "decision", "tri",
         "Does the rating in practice settle the outcome?", judgment=True),
    Fact("logic_disclosed", "decision", "one", "How much of the logic is explained to people?", (
        "none", "generic", "meaningful",
    )),
    Fact("notice", "decision", "one", "When are people told?", (
        "none", "after", "before",
    )),
    Fact("hearing", "decision", "one", "When can people be heard?", (
        "none", "after", "before",
    )),
    Fact("contest_days", "decision", "number", "How many days are there to contest before it takes effect?"),
    Fact("independent_review", "decision", "tri", "Is there review by someone other than the operator?"),
    Fact("dpia", "decision", "tri", "Was the impact on people assessed before launch?"),
    Fact("bias_tested", "decision", "tri", "Was it tested for unequal outcomes?"),
    Fact("consequence", "consequence", "set", "What follows for the person?", (
        "reward", "reward_withheld", "price_increase", "service_denied", "credit_denied", "benefit_cut",
        "debt_raised", "job_action", "licence_action", "travel_ban", "movement_limit", "account_freeze",
        "exclusion_school", "publication", "investigation", "fine", "detention", "sentence",
        "content_removed", "contract_terminated", "enhanced_screening", "purchase_ban", "tax_penalty",
        "record_only", "targeting", "family_removal", "eviction", "identification",
    )),
    Fact("target_context", "consequence", "set", "In which part of life does it follow?", CONTEXTS),
    Fact("context_related", "consequence", "tri",
         "Is the part of life where it follows related to where the data arose?", judgment=True),
    Fact("detrimental", "consequence", "tri", "Does it leave the person worse off?"),
    Fact("proportionate", "consequence", "tri",
         "Is it in proportion to the conduct and its gravity?", judgment=True),
    Fact("legal_or_significant", "consequence", "tri",
         "Does it have legal or similarly weighty effect?", judgment=True),
    Fact("status_change", "consequence", "tri", "Does it alter a right or legal status?", judgment=True),
    Fact("protected_interest", "consequence", "tri",
         "Does it take a liberty or property interest that due process protects?", judgment=True),
    Fact("subsistence", "consequence", "tri", "Does it take what the person lives on?", judgment=True),
    Fact("stigma_public", "consequence", "tri", "Is the person marked before the public?", judgment=True),
    Fact("burdens_speech", "consequence", "tri",
         "Does it burden speech, belief, assembly or association?", judgment=True),
    Fact("compelled_speech", "consequence", "tri",
         "Does it press people to say or show a belief?", judgment=True),
    Fact("discrimination", "consequence", "one", "Does it treat groups unequally, and how?", (
        "none", "facial", "proxy", "disparate",
    ), judgment=True),
    Fact("deception", "consequence", "tri",
         "Would a claim, omission or practice mislead people on something that matters?", judgment=True),
    Fact("substantial_injury", "consequence", "tri",
         "Does it cause, or make likely, substantial injury to consumers?", judgment=True),
    Fact("reasonably_avoidable", "consequence", "tri",
         "Could people reasonably have avoided the injury?", judgment=True),
    Fact("outweighed_by_benefits", "consequence", "tri",
         "Do benefits to consumers or competition outweigh the injury?", judgment=True),
    Fact("search", "consequence", "one", "What does a public body look into?", (
        "none", "third_party_business_records", "brief_public", "location_records", "long_term_tracking",
        "home_interior",
    )),
    Fact("warrant", "consequence", "tri", "Was a court's authorisation had beforehand?"),
    Fact("special_need_reasonable", "consequence", "tri",
         "Does a need other than policing make the search reasonable?", judgment=True),
    Fact("only_profiling", "consequence", "tri", "Does it rest on profiling or traits alone?"),
    Fact("manipulative", "consequence", "tri",
         "Does it use manipulative or deceptive techniques?", judgment=True),
    Fact("exploits_vulnerability", "consequence", "tri",
         "Does it exploit age, disability or hardship?", judgment=True),
    Fact("automatic_no_individual_review", "consequence", "tri",
         "Does it follow for everyone alike, with no look at the one case?"),
    Fact("exception_pleaded", "remedy", "set", "Which exceptions does the operator claim?", (
        "pa_need_to_know", "pa_routine_use", "pa_law_enforcement", "pa_statute", "glb_6802e",
        "hipaa_treatment_payment", "hipaa_public_health", "hipaa_law_enforcement", "hipaa_required_by_law",
        "human_assessment_on_objective_facts", "le_exhaustive_objective", "narrow_tailoring",
        "place_based_only", "verification_only",
    )),
    Fact("harm", "remedy", "one", "What harm has come about?", (
        "none", "risk", "disseminated", "pecuniary", "emotional", "physical",
    )),
    Fact("willful", "remedy", "tri", "Was a breach intended or reckless?"),
    Fact("remedy_sought", "remedy", "one", "What does the person ask for?", (
        "injunction", "damages", "regulator", "declaration",
    )),
    Fact("expects_use_as_eligibility", "remedy", "tri",
         "Does the seller expect or allow use to decide eligibility?", judgment=True),
    Fact("answer_days", "decision", "number",
         "Within how many days is a request, a dispute or an application answered?"),
)
# fmt: on

FACTS = {fact.name: fact for fact in _ALL}
"""Every fact by name."""
