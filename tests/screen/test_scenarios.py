"""Thirteen schemes, each with its argument in writing, and what the two limbs of Art. 5(1)(c) say of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.model.catalog import builtin_catalog
from goodstanding.screening import paths_of, subject_of

HERE = Path(__file__).parent
REACHED, CLEAR, OPEN, OUTSIDE = "violated", "satisfied", "undetermined", "not_engaged"
LIMBS = {
    "eu_city_score_train_ban": (REACHED, REACHED),
    "eu_bank_credit_score": (CLEAR, CLEAR),
    "eu_bank_score_for_homes_and_jobs": (REACHED, OPEN),
    "eu_welfare_fraud_risk": (OPEN, OPEN),
    "eu_healthy_points": (CLEAR, CLEAR),
    "eu_healthy_points_for_service": (REACHED, OPEN),
    "eu_telematics_premium": (CLEAR, OPEN),
    "eu_school_conduct_points": (CLEAR, OPEN),
    "eu_court_list_flight_ban": (OPEN, OPEN),
    "eu_firm_rating_tender": (OUTSIDE, OUTSIDE),
    "eu_seller_rating_ranking": (CLEAR, CLEAR),
    "eu_contact_tracing_police": (OPEN, OPEN),
    "eu_no_scheme": (OUTSIDE, OUTSIDE),
}
HIGH_RISK = {
    "eu_bank_credit_score",
    "eu_bank_score_for_homes_and_jobs",
    "eu_welfare_fraud_risk",
    "eu_school_conduct_points",
}


def found(scheme: str | Path, **options):
    """Findings by rule."""
    return {finding.rule: finding for finding in gs.screen(HERE / scheme, **options)}


def rewritten(tmp_path: Path, scheme: str, old: str, new: str) -> Path:
    """The scenario with one passage written otherwise."""
    folder = tmp_path / scheme
    shutil.copytree(HERE / scheme, folder)
    file = folder / "scheme.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_every_folder_is_a_scenario():
    assert {path.parent.name for path in HERE.glob("*/scheme.yaml")} == set(LIMBS)


@pytest.mark.parametrize("scheme", LIMBS)
def test_a_scenario_is_sound_and_argued(scheme):
    assert gs.check(HERE / scheme) == ()
    text = (HERE / scheme / "scheme.yaml").read_text(encoding="utf-8")
    argument = [line for line in text.splitlines() if line.startswith("# ")]
    assert len(argument) >= (3 if LIMBS[scheme] != (OUTSIDE, OUTSIDE) else 1)


@pytest.mark.parametrize("scheme", LIMBS)
def test_the_limbs_answer_as_argued(scheme):
    told = found(scheme)
    assert (told["AIA.5c.i"].status, told["AIA.5c.ii"].status) == LIMBS[scheme]
    assert (told["AIA.annexIII"].status == "conditioned") == (scheme in HIGH_RISK)


def test_a_bank_and_a_city_get_different_answers_and_the_limb_is_named():
    bank, city = found("eu_bank_credit_score"), found("eu_city_score_train_ban")
    assert (bank["AIA.5c"].status, city["AIA.5c"].status) == (CLEAR, REACHED)
    assert city["AIA.5c.i"].path == "posts -> order -> train"
    assert "unrelated" in city["AIA.5c.i"].text
    assert "proportion" in city["AIA.5c.ii"].text


def test_dropping_the_ban_clears_the_first_limb(tmp_path):
    text = (HERE / "eu_city_score_train_ban/scheme.yaml").read_text(encoding="utf-8")
    ban = text[text.index("consequences:") : text.index("contest:")]
    without = found(rewritten(tmp_path, "eu_city_score_train_ban", ban, ""))
    assert without["AIA.5c.i"].status == CLEAR


def test_the_list_is_open_because_it_is_no_score():
    assert found("eu_court_list_flight_ban")["AIA.5c.i"].unknown == ("over_time",)


def test_contacts_reused_breach_purpose_limits_whatever_the_system_is(tmp_path):
    told = found("eu_contact_tracing_police")
    assert told["AIA.5c.i"].unknown == ("ai_system",)
    assert told["GDPR.5b"].status == told["PURPOSE_DRIFT"].status == REACHED
    inferring = "    ai_system: {value: true, basis: assumed, because: it infers who was near}\n    operator:"
    known = found(rewritten(tmp_path, "eu_contact_tracing_police", "    operator:", inferring))
    assert (known["AIA.5c.i"].status, known["AIA.5c.ii"].status) == (REACHED, OPEN)


def test_nothing_is_found_where_nothing_is_gathered():
    assert {finding.status for finding in found("eu_no_scheme").values()} <= {CLEAR, OUTSIDE}
    assert {finding.status for finding in gs.screen("zz_null")} <= {CLEAR, OUTSIDE}


def test_a_state_behind_a_private_operator_is_never_ruled_out():
    catalog = builtin_catalog()
    for scheme in LIMBS:
        for path in paths_of(subject_of(catalog, str(HERE / scheme))):
            assert "state_coerced" not in path.given.facts
    private = {"jurisdiction": "us", "operator": "private", "subject": "person"}
    action = next(f for f in gs.screen(facts=private) if f.rule == "US.STATE_ACTION")
    assert action.status == OPEN
    assert "state_coerced" in action.unknown
