"""Predicates that several law files of the United States share."""

from __future__ import annotations

from goodstanding.laws._terms import PERSON, PUBLIC
from goodstanding.rules.logic import all_of, no, one_of, within

US = within("us")
STATE_ACTION = all_of(US, PUBLIC, label="state action in the United States")
DISPARATE = one_of("discrimination", "disparate", label="a gap between groups with no rule about groups")
SORTED_BY_GROUP = one_of(
    "discrimination", "facial", "proxy", label="groups are told apart, openly or by proxy"
)
NOT_AGREED = no(one_of("consent", "explicit"), label="the person did not expressly agree")
DAMAGES = one_of("remedy_sought", "damages", label="damages are sought")
SUIT = one_of("remedy_sought", "damages", "injunction", "declaration", label="a person sues")
US_PERSON = all_of(US, PERSON, label="a natural person in the United States")
ELIGIBILITY = one_of(
    "purpose",
    "credit",
    "insurance_life_health",
    "insurance_other",
    "employment",
    "tenancy",
    label="used for credit, insurance, work or a home",
)
NO_CONCRETE_HARM = one_of("harm", "none", "risk", label="no harm has come about, only a risk")
