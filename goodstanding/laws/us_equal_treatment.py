"""ECOA, the Fair Housing Act and Title VII: three acts that count effects as well as aims."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._us_terms import DISPARATE, SORTED_BY_GROUP, US, US_PERSON
from goodstanding.rules.clause import Clause, Contested, Example, Fails, Law
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, over

CREDIT = all_of(US, one_of("purpose", "credit", label="it decides on credit"))
EFFECT_WITHOUT_NEED = all_of(
    DISPARATE, no(fact("data_relevant"), label="the data do not serve the stated need")
)
LOAN: dict[str, object] = {"jurisdiction": "us", "subject": "person", "purpose": "credit"}
REFUSED: dict[str, object] = {**LOAN, "consequence": ["credit_denied"], "notice": "after"}
HOME: dict[str, object] = {**LOAN, "purpose": "tenancy"}
JOB: dict[str, object] = {**LOAN, "purpose": "employment"}

LAW = Law(
    title="Equal treatment in credit, homes and work",
    cite="15 USC 1691; 42 USC 3604, 3605; 42 USC 2000e-2",
    consolidated=None,
    clauses=(
        Clause(
            id="ECOA.1691",
            cite="15 USC 1691(a)",
            text="Credit does not turn on race, sex, age, religion, marital status, origin or public aid.",
            gate=CREDIT,
            elements=SORTED_BY_GROUP,
            contested=(
                Contested(
                    DISPARATE,
                    "whether effects alone count under Regulation B was under revision when this was written",
                    pending=True,
                ),
            ),
            in_force=date(1975, 10, 28),
            switches=("M1", "M18"),
        ),
        Clause(
            id="ECOA.1691d",
            cite="15 USC 1691(d)",
            text="An applicant hears within 30 days and may have the reasons for a refusal.",
            gate=all_of(CREDIT, one_of("consequence", "credit_denied")),
            elements=one_of("notice", "none", label="no notice"),
            fails=(Fails("answered after more than 30 days", over("answer_days", 30)),),
            in_force=date(1977, 3, 23),
            switches=("M4",),
        ),
        Clause(
            id="FHA.3604",
            cite="42 USC 3604, 3605",
            text="Homes and home loans are not refused by group, nor by a rule whose effect no need backs.",
            gate=all_of(US_PERSON, one_of("purpose", "tenancy", label="it decides on a home")),
            elements=any_of(SORTED_BY_GROUP, EFFECT_WITHOUT_NEED),
            in_force=date(1968, 4, 11),
            switches=("M1", "M18"),
        ),
        Clause(
            id="T7.703",
            cite="42 USC 2000e-2(a), (k)",
            text="Jobs are not refused by group, nor by a test whose effect the work does not need.",
            gate=all_of(US_PERSON, one_of("purpose", "employment", label="it decides on work")),
            elements=any_of(SORTED_BY_GROUP, EFFECT_WITHOUT_NEED),
            in_force=date(1991, 11, 21),
            switches=("M1", "M18"),
        ),
    ),
    examples=(
        Example("ECOA.1691", "violated", {**LOAN, "discrimination": "proxy"}),
        Example("ECOA.1691", "satisfied", {**LOAN, "discrimination": "none"}),
        Example("ECOA.1691", "undetermined", {**LOAN, "discrimination": "disparate"}),
        Example("ECOA.1691", "violated", {**LOAN, "subject": "business", "discrimination": "facial"}),
        Example("ECOA.1691d", "violated", {**LOAN, "consequence": ["credit_denied"], "notice": "none"}),
        Example("ECOA.1691d", "satisfied", {**LOAN, "consequence": ["credit_denied"], "notice": "after"}),
        Example("ECOA.1691d", "satisfied", {**REFUSED, "answer_days": 30}),
        Example("ECOA.1691d", "violated", {**REFUSED, "answer_days": 31}),
        Example("FHA.3604", "violated", {**HOME, "discrimination": "disparate", "data_relevant": False}),
        Example("FHA.3604", "satisfied", {**HOME, "discrimination": "disparate", "data_relevant": True}),
        Example("FHA.3604", "not_engaged", LOAN),
        Example("ECOA.1691", "not_engaged", HOME),
        Example("T7.703", "violated", {**JOB, "discrimination": "facial"}),
        Example("T7.703", "satisfied", {**JOB, "discrimination": "disparate", "data_relevant": True}),
    ),
)
