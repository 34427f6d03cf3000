"""China's draft Social Credit Law of November 2022: not enacted in anything found, so never settled here."""

from __future__ import annotations

from datetime import date

from goodstanding.laws._terms import PUBLIC
from goodstanding.rules.clause import Clause, Contested, Example, Law
from goodstanding.rules.logic import ALWAYS, all_of, within

LAW = Law(
    title="Social Credit Law (draft)",
    cite="NDRC and PBOC, draft for comment, November 2022",
    consolidated=date(2022, 11, 14),
    clauses=(
        Clause(
            id="CN.SCL",
            cite="draft",
            text="Catalogues of data and of measures, objection and repair would get the rank of a law.",
            gate=all_of(within("cn"), PUBLIC),
            met="conditioned",
            contested=(Contested(ALWAYS, "A draft; nothing found shows that it was enacted.", pending=True),),
            switches=("M6", "M8"),
        ),
    ),
    examples=(
        Example("CN.SCL", "undetermined", {"jurisdiction": "CN", "operator": "public_authority"}),
        Example(
            "CN.SCL", "not_engaged", {"jurisdiction": "CN", "operator": "private", "state_coerced": False}
        ),
    ),
)
