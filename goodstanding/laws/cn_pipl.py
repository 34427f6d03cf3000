"""China's Personal Information Protection Law, Article 24."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import GOVERNMENT, PERSON
from goodstanding.rules.clause import Clause, Example, Law, Lifts
from goodstanding.rules.logic import all_of, any_of, fact, no, one_of, within

ON_A_PERSON: dict[str, object] = {"jurisdiction": "CN", "subject": "person"}
MACHINE: dict[str, object] = {"automation": "solely", "legal_or_significant": True}

LAW = Law(
    title="Personal Information Protection Law",
    cite="Order of the President No. 91 of 2021",
    consolidated=date(2021, 8, 20),
    clauses=(
        Clause(
            id="CN.PIPL24",
            cite="Art. 24",
            text="Automated decisions are open and even; no unreasonable price differences; marketing "
            "can be declined; a weighty decision by machine alone must be explained and may be "
            "refused.",
            gate=all_of(
                within("cn"),
                PERSON,
                any_of(one_of("automation", "solely", "token_human"), fact("scores_persons")),
            ),
            elements=any_of(
                all_of(
                    one_of("consequence", "price_increase"),
                    no(fact("proportionate")),
                    label="unreasonable price",
                ),
                all_of(
                    one_of("purpose", "marketing"),
                    one_of("consent", "bundled", "none"),
                    label="marketing without way out",
                ),
                all_of(
                    one_of("automation", "solely", "token_human"),
                    fact("legal_or_significant"),
                    one_of("logic_disclosed", "none"),
                    label="weighty unexplained",
                ),
                all_of(
                    one_of("automation", "solely", "token_human"),
                    fact("legal_or_significant"),
                    one_of("hearing", "none"),
                    no(fact("independent_review")),
                    label="weighty no refusal",
                ),
            ),
            lifts=(
                Lifts(
                    "state duty by law",
                    all_of(GOVERNMENT, one_of("legal_basis", "specific_statute", "general_statute")),
                ),
            ),
            in_force=date(2021, 11, 1),
            confidence="low",
            switches=("M7", "M10"),
        ),
    ),
    examples=(
        Example(
            "CN.PIPL24",
            "violated",
            {**ON_A_PERSON, **MACHINE, "operator": "private", "logic_disclosed": "none"},
        ),
        Example(
            "CN.PIPL24",
            "satisfied",
            {
                **ON_A_PERSON,
                **MACHINE,
                "operator": "private",
                "consequence": ["service_denied"],
                "purpose": "loyalty",
                "logic_disclosed": "meaningful",
                "hearing": "after",
            },
        ),
        Example(
            "CN.PIPL24",
            "satisfied",
            {
                **ON_A_PERSON,
                **MACHINE,
                "operator": "public_authority",
                "legal_basis": "specific_statute",
                "logic_disclosed": "none",
            },
        ),
    ),
)
