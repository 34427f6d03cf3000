"""Wall: what people do is the same for every protected group unless a sourced figure says otherwise (none
does yet).
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house.tree import PACKAGE

PROTECTED = re.compile(
    r"(?:^|_)(groups?|majority|minority|sex|gender|female|male|race|ethnic\w*|religio(?:n|us)\w*|belief|nationality|"
    r"origin|disab\w*|orientation|caste|migrants?)(?:_|$)"
)


def by_group(content: Any, place: str = "") -> list[str]:
    """Places in a conduct or behaviour file whose key names a protected group; sources may be about
    anything.
    """
    found: list[str] = []
    if isinstance(content, dict):
        for key, inner in content.items():
            if place == "" and key == "sources":
                continue
            if PROTECTED.search(str(key).lower()):
                found.append(f"{place}.{key}")
            found += by_group(inner, f"{place}.{key}")
    elif isinstance(content, list):
        for inner in content:
            found += by_group(inner, place)
    return found


def files() -> list[Path]:
    """Everything that says how often people do something."""
    return sorted((PACKAGE / "catalog" / "conducts").glob("*.yaml")) + sorted(
        (PACKAGE / "catalog" / "behaviours").glob("*.yaml")
    )


def test_no_conduct_is_given_by_group():
    assert len(files()) >= 3
    read = {
        path.name: by_group(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)) for path in files()
    }
    assert {name: found for name, found in read.items() if found} == {}


def test_the_engine_is_told_no_group():
    from goodstanding.model.machine import Behaviour, Conduct

    for form in (Behaviour, Conduct):
        assert [field.name for field in dataclasses.fields(form) if PROTECTED.search(field.name)] == []


@pytest.mark.parametrize(
    "content", [{"rates": {"CN": {"acts": {"by_group": {"minority": 0.2}}}}}, {"leans": {"gender": 1}}]
)
def test_a_planted_group_is_found(content: dict[str, Any]):
    assert by_group(content)
    assert not by_group({"sources": {"X1": {"religion": 1}}, "topic": "religion"})


def test_groups_act_alike_where_income_does_not_part_them():
    """Same chances in both groups: acts per person differ by no more than chance allows."""
    import goodstanding as gs

    comparison = gs.run(
        "cn_rongcheng_residents",
        people=20_000,
        days=60,
        seed=5,
        set=["society.groups.by_income=0"],
        study_people=0,
    )
    outcome = comparison.panels[0].reference.outcome
    # Fewer acts say nothing of a group of one in thirty.
    common = [acts for acts in outcome.acts if acts.sum() >= 50]
    assert len(common) >= 3
    for acts in common:
        rates = acts / outcome.people
        spread = (acts.sum() / outcome.people.sum() * (1 / outcome.people).sum()) ** 0.5
        # Acts of one person cluster a little, so five standard errors of independent acts and not three.
        assert abs(rates[0] - rates[1]) <= 5 * spread
