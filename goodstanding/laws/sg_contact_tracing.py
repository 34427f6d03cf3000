"""Singapore's 2021 limits on contact-tracing data, with an end written in."""

from __future__ import annotations

from goodstanding.rules.clause import Clause, Example, Law, Lifts
from goodstanding.rules.logic import all_of, fact, one_of, within

TRACED = all_of(
    within("sg"),
    one_of("source_context", "health", label="gathered to trace contacts"),
    one_of("data", "location", "social_graph", label="who met whom, and where"),
)
TOKEN: dict[str, object] = {
    "jurisdiction": "sg",
    "source_context": ["health"],
    "data": ["social_graph"],
    "purpose": "policing",
    "purpose_changed": True,
}

LAW = Law(
    title="COVID-19 (Temporary Measures) (Amendment) Act 2021",
    cite="COVID-19 (Temporary Measures) Act 2020, Part 11 (Singapore)",
    consolidated=None,
    clauses=(
        Clause(
            id="SG.2021.use",
            cite="Part 11",
            text="Tracing data serve to trace contacts; police use needs a grave crime on a list.",
            gate=TRACED,
            elements=fact("purpose_changed"),
            lifts=(
                Lifts(
                    "a crime on the closed list",
                    all_of(
                        one_of("purpose", "policing"), one_of("exception_pleaded", "le_exhaustive_objective")
                    ),
                ),
            ),
            confidence="low",
            switches=("M3",),
        ),
        Clause(
            id="SG.2021.end",
            cite="Part 11",
            text="Gathering stops and tracing data go once the minister says the need is over.",
            gate=TRACED,
            met="conditioned",
            confidence="low",
            switches=("M8", "M12"),
        ),
    ),
    examples=(
        Example("SG.2021.use", "violated", TOKEN),
        Example("SG.2021.use", "satisfied", {**TOKEN, "purpose_changed": False}),
        Example("SG.2021.use", "satisfied", {**TOKEN, "exception_pleaded": ["le_exhaustive_objective"]}),
        Example("SG.2021.use", "violated", {**TOKEN, "purpose": "loyalty"}),
        Example("SG.2021.end", "conditioned", TOKEN),
        Example("SG.2021.end", "not_engaged", {**TOKEN, "data": ["tax"]}),
    ),
)
