"""Regulation (EU) 2021/953, a pass law with its end written in."""

from __future__ import annotations

from datetime import date

from goodstanding.rules.clause import Clause, Example, Law
from goodstanding.rules.logic import all_of, any_of, fact, one_of, within

REACHED = all_of(
    within("eu"),
    one_of("purpose", "public_health"),
    one_of("data", "health"),
    one_of("target_context", "travel"),
)
PUBLIC_BODY: dict[str, object] = {"jurisdiction": "IT", "subject": "person", "operator": "public_authority"}
PASS_CHECK: dict[str, object] = {
    "jurisdiction": "IT",
    "subject": "person",
    "operator": "public_authority",
    "purpose": "public_health",
    "data": ["health"],
    "target_context": ["travel"],
}

LAW = Law(
    title="EU Digital COVID Certificate Regulation",
    cite="Regulation (EU) 2021/953",
    consolidated=date(2022, 6, 30),
    clauses=(
        Clause(
            id="EUPASS.10",
            cite="Art. 10",
            text="Certificate data serve to check the holder while travelling and are not kept by the "
            "checker.",
            gate=REACHED,
            elements=any_of(
                fact("purpose_changed", label="other use"),
                any_of(one_of("consequence", "record_only"), fact("over_time"), label="kept"),
            ),
            in_force=date(2021, 7, 1),
            until=date(2023, 6, 30),
            confidence="medium",
            switches=("M3",),
        ),
        Clause(
            id="EUPASS.17",
            cite="Arts. 10(4), 17",
            text="The regulation ended on 30 June 2023; no further use of the data after it.",
            gate=REACHED,
            met="conditioned",
            in_force=date(2021, 7, 1),
            until=date(2023, 6, 30),
            confidence="low",
            switches=("M12",),
        ),
    ),
    examples=(
        Example("EUPASS.10", "violated", {**PASS_CHECK, "purpose_changed": True}),
        Example(
            "EUPASS.10",
            "satisfied",
            {**PASS_CHECK, "purpose_changed": False, "consequence": ["service_denied"], "over_time": False},
        ),
        Example(
            "EUPASS.10",
            "not_engaged",
            {**PUBLIC_BODY, "purpose": "policing", "data": ["health"], "target_context": ["travel"]},
        ),
        Example("EUPASS.17", "conditioned", PASS_CHECK),
        Example(
            "EUPASS.17",
            "not_engaged",
            {**PUBLIC_BODY, "purpose": "tax", "data": ["tax"], "target_context": ["tax"]},
        ),
    ),
)
