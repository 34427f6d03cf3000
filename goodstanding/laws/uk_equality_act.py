"""Equality Act 2010, sections 13, 19 and 149: direct and indirect discrimination, and the duty to look."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import GOVERNMENT, PERSON
from goodstanding.rules.clause import Clause, Example, Law, RollUp
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

IN_BRITAIN: dict[str, object] = {"jurisdiction": "GB", "subject": "person"}
COUNCIL: dict[str, object] = {**IN_BRITAIN, "operator": "public_authority", "scores_persons": True}

LAW = Law(
    title="Equality Act 2010",
    cite="2010 c. 15",
    consolidated=None,
    clauses=(
        Clause(
            id="UK.EqA.19",
            cite="ss. 13, 19",
            text="A rule for all that puts a protected group at a disadvantage needs an aim that counts and "
            "means in proportion to it.",
            gate=all_of(within("uk"), PERSON, one_of("discrimination", "facial", "proxy", "disparate")),
            elements=any_of(
                one_of("discrimination", "facial", label="the trait itself is used"),
                no(fact("proportionate"), label="means out of proportion"),
            ),
            in_force=date(2010, 10, 1),
            switches=("M18",),
        ),
        Clause(
            id="UK.EqA.149",
            cite="s. 149",
            text="A public body pays due regard to equality before it acts; a tool nobody tested for bias "
            "shows that it did not.",
            gate=all_of(within("uk"), PERSON, GOVERNMENT, fact("scores_persons")),
            elements=no(fact("bias_tested"), label="not tested for bias"),
            in_force=date(2011, 4, 5),
            confidence="high",
            switches=("M18",),
        ),
    ),
    rollups=(RollUp("UK.EqA", ("UK.EqA.19", "UK.EqA.149")),),
    examples=(
        Example("UK.EqA.19", "violated", {**IN_BRITAIN, "discrimination": "proxy", "proportionate": False}),
        Example("UK.EqA.19", "satisfied", {**IN_BRITAIN, "discrimination": "proxy", "proportionate": True}),
        Example("UK.EqA.19", "not_engaged", {**IN_BRITAIN, "discrimination": "none"}),
        Example("UK.EqA.149", "violated", {**COUNCIL, "bias_tested": False}),
        Example("UK.EqA.149", "satisfied", {**COUNCIL, "bias_tested": True}),
        Example("UK.EqA", "undetermined", {**COUNCIL, "discrimination": "none"}),
    ),
)
