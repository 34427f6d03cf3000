"""Predicates that several law files share, so that a word means the same in each."""

from __future__ import annotations

from goodstanding.rules.clause import Contested, Fails, Lifts
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

PERSON = one_of("subject", "person", "both", label="it concerns natural persons")
GOVERNMENT = one_of(
    "operator",
    "federal_agency",
    "state_local",
    "public_authority",
    "contractor_for_public",
    "mixed",
    label="a public body, or one acting for it, runs the scheme",
)
PUBLIC = any_of(GOVERNMENT, fact("state_coerced"), label="the state acts, or makes another act")
BY_MACHINE = any_of(
    one_of("automation", "solely", "token_human"),
    fact("determinative", label="people who decide draw strongly on the score"),
    label="the machine decides",
)
SPECIAL_DATA = one_of(
    "data",
    "health",
    "prescriptions",
    "biometric",
    "religion",
    "political",
    "protected_trait",
    label="data of the special categories",
)
LAW_WITH_SAFEGUARDS = all_of(
    one_of("legal_basis", "specific_statute", "general_statute"),
    fact("safeguards_in_law"),
    label="a law with safeguards",
)
VOICE = any_of(
    one_of("hearing", "before", "after"),
    fact("independent_review"),
    label="the person can be heard by a human",
)
CONSENT_AT_A_PRICE = Contested(
    all_of(
        one_of("consent", "explicit"),
        one_of("participation", "mandatory", "nominal"),
        no(LAW_WITH_SAFEGUARDS),
    ),
    "Whether consent is free where refusing costs something is disputed.",
)
AI_ACT = all_of(within("eu"), fact("ai_system"), PERSON, label="an AI system whose output is used in the EU")
OUTSIDE_AI_ACT = (
    Lifts("military or national security", one_of("operator_role", "intelligence"), to="not_engaged"),
    Lifts("research and nothing else", one_of("purpose", "research"), to="not_engaged"),
)
"""What Article 2 leaves out."""
CONTRACT_OR_LAW_OR_CONSENT = (
    Lifts(
        "contract that needs it, with a human to turn to",
        all_of(one_of("legal_basis", "contract"), fact("data_relevant"), VOICE, no(SPECIAL_DATA)),
    ),
    Lifts(
        "contract with safeguards",
        all_of(one_of("legal_basis", "contract"), fact("safeguards_in_law"), VOICE, no(SPECIAL_DATA)),
    ),
    Lifts("law with safeguards", LAW_WITH_SAFEGUARDS),
    Lifts("explicit consent", all_of(one_of("consent", "explicit"), VOICE)),
)
"""What allows a weighty decision by machine alone under Article 22."""
CONTRACT_WITHOUT_SAFEGUARDS = Fails(
    "a contract without safeguards",
    all_of(
        one_of("legal_basis", "contract"),
        no(fact("safeguards_in_law")),
        no(one_of("consent", "explicit")),
    ),
)
