"""A scheme of one country on the society of another is a hypothetical, and runs wherever people live."""

from __future__ import annotations

import pytest

from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog

CATALOG = builtin_catalog()
OF_PEOPLE = [id for id in CATALOG.society_ids() if CATALOG.society(id).subject == "person"]
SCHEMES = [id for id in CATALOG.scheme_ids() if "person" in CATALOG.entry(id).scheme.subject.is_]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_of_people_fits_every_society_of_people(scheme: str):
    cases = [make_cases(CATALOG, [scheme], society=society)[0] for society in OF_PEOPLE]
    elsewhere = {case.society.id for case in cases if case.hypothetical}
    assert elsewhere or scheme.startswith("zz_")
