"""What an entry must hold: claims beside documents, worked examples, a figure that set no parameter."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodstanding.model.rating import Rating
from goodstanding.model.resolve_world import society_of
from tests.catalog.entries import CATALOG, CONTROLS, ENTRIES, PEOPLED, SCHEMES


def test_the_first_five_are_there():
    assert {"cn_rongcheng_residents", "cn_court_defaulters", "de_debtor_register"} <= set(SCHEMES)
    assert {"zz_null", "zz_ordinary_enforcement"} <= set(CONTROLS)


@pytest.mark.parametrize("id", SCHEMES)
def test_a_scheme_is_a_folder(id: str, repo: Path):
    folder = repo / "goodstanding" / "catalog" / "schemes" / id
    names = {path.name for path in folder.iterdir()}
    stands_on_others = CATALOG.scheme(id).like or CATALOG.scheme(id).compose
    assert names >= ({"scheme.yaml"} if stands_on_others else {"scheme.yaml", "sources.yaml"})
    assert not {name for name in names if not name.endswith((".yaml", ".json"))} - {"conducts"}
    assert CATALOG.scheme(id).id == id


@pytest.mark.parametrize("id", ENTRIES)
def test_an_entry_puts_claims_beside_documents(id: str):
    scheme = CATALOG.scheme(id)
    assert scheme.row
    assert any(claim.who == "cvrk_2022" for claim in scheme.claims)
    for claim in scheme.claims:
        assert claim.sources
        assert "cvrk_2022" not in claim.sources, "a claim is no document about itself"
        assert len(claim.finding.split()) > 8


@pytest.mark.parametrize("id", ENTRIES)
def test_an_entry_is_checked_by_a_figure_that_set_no_parameter(id: str):
    scheme = CATALOG.scheme(id)
    if scheme.published:
        assert any(figure.used_as == "check" for figure in scheme.published)
    assert bool(scheme.examples) == bool(scheme.standings)
    assert scheme.aim is not None


@pytest.mark.parametrize("id", ENTRIES)
def test_the_sign_of_an_effect_is_not_built_in(id: str):
    """Each response is none at its value, and reaches less and more; a rail has none. How closely a scheme
    watches whom is its own rule, and no effect."""
    scheme = CATALOG.scheme(id)
    assert bool(scheme.responses) == bool(scheme.standings)
    for name, response in scheme.responses.items():
        if response.changes == "watching":
            continue
        assert response.ratio.value == 1, name
        assert response.ratio.low < 1 < response.ratio.high, name


@pytest.mark.parametrize("id", SCHEMES)
def test_wrong_records_can_be_disputed_and_vary(id: str):
    """A scheme with a standing may err, and says how a record is contested; a rail has feeds alone, and a
    rating has no records: it errs in what it measures."""
    scheme = CATALOG.scheme(id)
    if not scheme.standings:
        assert not scheme.consequences
        return
    ratings = [standing for standing in scheme.standings.values() if isinstance(standing, Rating)]
    if len(ratings) == len(scheme.standings):
        assert all(rating.measurement_sd.high > 1.5 * rating.measurement_sd.value for rating in ratings)
        return
    wrong = [
        sight.false_positive
        for seen in scheme.sees.values()
        for sight in seen.values()
        if sight.false_positive
    ]
    assert wrong
    assert all(q.high > 4.9 * q.value for q in wrong), (
        "nobody audited these: the range spans a factor of five at least"
    )
    assert scheme.contest is not None or set(scheme.contests) == set(scheme.standings)


@pytest.mark.parametrize("id", CONTROLS)
def test_controls_publish_nothing_and_run_everywhere(id: str):
    scheme = CATALOG.scheme(id)
    assert all(consequence.effect != "publish" for consequence in scheme.consequences.values())
    for society in PEOPLED:
        met = set(CATALOG.society(society).encounters)
        assert {c.meets for c in scheme.consequences.values() if c.meets} <= met


def test_the_debt_entries_and_the_control_share_one_conduct():
    shared = (
        "cn_court_defaulters",
        "cn_rongcheng_residents",
        "de_debtor_register",
        "zz_ordinary_enforcement",
    )
    for id in shared:
        assert any("judgment_debt" in seen for seen in CATALOG.scheme(id).sees.values()), id


def test_no_burden_falls_on_the_group_label():
    """Group differences are outcomes: no number of a scheme or a conduct names a group."""
    societies = [society_of(CATALOG.society(id)) for id in CATALOG.society_ids()]
    names = {name for society in societies for name in society.groups}
    for id in SCHEMES:
        assert not names & set(CATALOG.scheme(id).model_dump_json().replace('"', " ").split()), id
