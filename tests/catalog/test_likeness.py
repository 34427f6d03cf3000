"""What entries have in common, worked by hand."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import goodstanding as gs
from goodstanding.cli import group
from goodstanding.core.errors import RequestProblem
from goodstanding.likeness import ASPECTS, REFERENCES, Traits, compared, likenesses, traits_of
from tests.catalog.entries import CATALOG, SCHEMES


def made(**aspects: dict[str, float]) -> Traits:
    """An entry with these aspects and nothing else."""
    return Traits("made", None, "", "control", {name: aspects.get(name, {}) for name in ASPECTS})


def test_the_share_in_common_by_hand():
    one = made(feeds={"court": 1.0}, legality={"lawful": 0.25, "unlawful": 0.75})
    other = made(feeds={"court": 0.5, "credit": 0.5}, legality={"lawful": 0.5, "protected": 0.5})
    both = compared(one, other)
    assert both.alike["feeds"] == 0.5
    assert both.alike["legality"] == 0.25
    assert both.alike["standing"] is None
    assert both.mean == pytest.approx(0.375)
    assert both.shared["feeds"] == ("court",)
    assert compared(other, one).alike == both.alike


def test_the_courts_list_in_words():
    list_ = traits_of(CATALOG, "cn_court_defaulters").aspects
    assert list_["feeds"] == {"court": 1.0}
    assert list_["legality"] == {"unlawful": 1.0}
    assert set(list_["crossings"]) == {
        f"justice to {to}" for to in ("education", "finance", "travel", "work")
    }


def test_every_version_counts():
    """Tracing came first, the pass at the door later; health data opened shops by a dated change."""
    assert "shops, burden" in traits_of(CATALOG, "sg_tracetogether").aspects["domains"]


def test_tallies_add_up_and_stay_within_bounds():
    for id in SCHEMES:
        for tally in traits_of(CATALOG, id).aspects.values():
            assert not tally or sum(tally.values()) == pytest.approx(1)
    found = likenesses(CATALOG)
    assert len(found) == len(SCHEMES) * len(REFERENCES) - len(REFERENCES)
    assert all(0 <= share <= 1 + 1e-12 for one in found for share in one.alike.values() if share is not None)
    assert max(found, key=lambda one: one.mean).mean > 0.5
    assert all(one.mean == 0 for one in found if one.id == "zz_null")


def test_any_entry_can_be_put_beside_any_other():
    (one,) = [one for one in gs.resemblance(["zz_credit_score"]) if one.id == "de_schufa"]
    assert one.alike["feeds"] == one.alike["standing"] == 1
    with pytest.raises(RequestProblem, match="CN-I-9"):
        gs.resemblance(["CN-I-9"])


def test_it_is_printed():
    said = CliRunner().invoke(group, ["list", "--resemblance", "--with", "DE-2"]).output
    assert "de_schufa" in said
    data = json.loads(CliRunner().invoke(group, ["list", "--resemblance", "--json"]).output)
    assert {one["other"] for one in data} == {"cn_rongcheng_residents", "cn_court_defaulters", "cvrk_2022"}
