"""Canada: the Charter's speech and search limits, the Privacy Act's accuracy duty, the 2022 orders."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import PERSON, PUBLIC
from goodstanding.rules.clause import Clause, Example, Law, Lifts
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

CHARTER = date(1982, 4, 17)
STATE = all_of(within("ca"), PUBLIC, label="state action in Canada")
LAWFUL_LIMIT = all_of(
    one_of("legal_basis", "specific_statute", "general_statute"),
    fact("proportionate"),
    label="a limit set by law and in proportion (s. 1)",
)
BODY: dict[str, object] = {"jurisdiction": "CA", "operator": "public_authority", "subject": "person"}
LOOK: dict[str, object] = {**BODY, "search": "location_records", "special_need_reasonable": False}
SPEECH: dict[str, object] = {**BODY, "burdens_speech": True}
FROZEN: dict[str, object] = {**BODY, "consequence": ["account_freeze"], "legal_basis": "executive_only"}

LAW = Law(
    title="Canadian Charter and Privacy Act",
    cite="Charter ss. 1, 2(b), 8; RSC 1985 c P-21 s. 6(2); SOR/2022-22",
    consolidated=None,
    clauses=(
        Clause(
            id="CA.2b",
            cite="Charter s. 2(b)",
            text="The state burdens expression only by a limit set by law and in proportion.",
            gate=STATE,
            elements=fact("burdens_speech"),
            lifts=(Lifts("a justified limit", LAWFUL_LIMIT),),
            in_force=CHARTER,
            switches=("M16",),
        ),
        Clause(
            id="CA.8",
            cite="Charter s. 8",
            text="A search by the state is reasonable: by warrant, or by law on a reasonable need.",
            gate=all_of(
                STATE,
                one_of(
                    "search",
                    "third_party_business_records",
                    "location_records",
                    "long_term_tracking",
                    "home_interior",
                    label="the state looks where privacy is expected",
                ),
            ),
            elements=all_of(
                no(fact("warrant"), label="no warrant"),
                any_of(
                    no(fact("special_need_reasonable"), label="no reasonable need"),
                    one_of("legal_basis", "none", "executive_only", label="no statute"),
                ),
            ),
            in_force=CHARTER,
            switches=("M15",),
        ),
        Clause(
            id="CA.PA6_2",
            cite="Privacy Act s. 6(2)",
            text="A federal body takes all reasonable steps that data used to decide are accurate.",
            gate=all_of(
                within("ca"),
                PERSON,
                one_of("operator", "federal_agency", "public_authority"),
                fact("detrimental"),
            ),
            elements=any_of(
                fact("known_inaccurate"), no(fact("accuracy_measures"), label="no care for accuracy")
            ),
            in_force=date(1983, 7, 1),
            switches=("M9",),
        ),
        Clause(
            id="CA.EMO2022",
            cite="SOR/2022-22",
            text="For nine days in February 2022 banks froze accounts by order; review of it came after.",
            gate=all_of(STATE, one_of("consequence", "account_freeze")),
            met="conditioned",
            in_force=date(2022, 2, 15),
            until=date(2022, 2, 23),
            switches=("M5",),
        ),
    ),
    examples=(
        Example("CA.2b", "violated", SPEECH),
        Example("CA.2b", "satisfied", {**SPEECH, "legal_basis": "specific_statute", "proportionate": True}),
        Example("CA.2b", "not_engaged", {**SPEECH, "operator": "private", "state_coerced": False}),
        Example("CA.8", "violated", {**LOOK, "warrant": False}),
        Example("CA.8", "satisfied", {**LOOK, "warrant": True}),
        Example("CA.PA6_2", "violated", {**BODY, "detrimental": True, "accuracy_measures": False}),
        Example(
            "CA.PA6_2",
            "satisfied",
            {**BODY, "detrimental": True, "accuracy_measures": True, "known_inaccurate": False},
        ),
        Example("CA.EMO2022", "conditioned", FROZEN),
        Example("CA.EMO2022", "not_engaged", {**FROZEN, "consequence": ["fine"]}),
    ),
)
