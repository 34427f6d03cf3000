"""What a scheme file states for the law, and what follows from its other parts."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

import goodstanding as gs
from goodstanding.core.errors import FileProblem, RequestProblem
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.json_schema import json_schema
from goodstanding.screening import paths_of, subject_of

HERE = Path(__file__).parent
CATALOG = builtin_catalog()


def facts_of(scheme: str, path: str, as_of: str | None = None):
    """Plain values of one path, by fact."""
    (found,) = [one for one in paths_of(subject_of(CATALOG, scheme, as_of)) if one.name == path]
    return {name: stated.value for name, stated in found.given.facts.items()}


def scenario(name: str) -> str:
    return str(HERE / name)


def test_purposes_and_recipients_make_paths_of_their_own():
    names = {path.name for path in paths_of(subject_of(CATALOG, "de_debtor_register"))}
    assert names == {
        "bailiff -> lending -> credit",
        "bailiff -> lending -> contract",
        "bailiff -> letting -> flat",
    }
    flat = facts_of("de_debtor_register", "bailiff -> letting -> flat")
    assert flat["purpose"] == "tenancy"
    assert flat["disclosed_to_third_party"] is True
    assert flat["record_age_years"] == 3.0


def test_a_collector_that_is_not_the_operator_passes_the_data_on():
    bank = facts_of("cn_rongcheng_residents", "bank -> trust -> heating")
    assert bank["operator"] == "public_authority"
    assert bank["operator_role"] == {"municipality", "financial_institution"}
    assert (bank["collection"], bank["purpose_changed"]) == ("transfer", True)
    village = facts_of("cn_rongcheng_residents", "village -> trust -> heating")
    assert village["collection"] == "direct"
    assert "purpose_changed" not in village


@pytest.mark.parametrize(
    ("day", "participation", "consent"),
    [("2021-06-17", "mandatory", "none"), ("2021-06-18", "voluntary", "explicit")],
)
def test_a_scheme_is_read_as_it_stands_on_the_day(day, participation, consent):
    told = facts_of("cn_rongcheng_residents", "bank -> trust -> heating", day)
    assert (told["participation"], told["consent"]) == (participation, consent)


def test_a_date_in_the_id_wins():
    told = facts_of("cn_rongcheng_residents@2016", "bank -> trust -> heating", "2024-01-01")
    assert told["participation"] == "mandatory"


def test_what_is_never_applied_is_no_path():
    def ways(day: str) -> set[str]:
        return {path.consequence for path in paths_of(subject_of(CATALOG, "cn_rongcheng_residents", day))}

    assert "left_out" in ways("2020-01-01")
    assert "left_out" not in ways("2022-01-01")


def test_protected_conduct_is_protected_exercise():
    posts = facts_of(scenario("eu_city_score_train_ban"), "posts -> order -> train")
    assert (posts["protected_exercise"], posts["proportionate"]) == (True, False)


@pytest.mark.parametrize(
    ("scheme", "path", "weighed"),
    [
        ("eu_bank_credit_score", "accounts -> lending -> loan", True),
        ("eu_city_score_train_ban", "cameras -> order -> train", False),
        ("eu_telematics_premium", "box -> cover -> premium", None),
    ],
)
def test_only_the_ends_of_the_scale_decide_proportion(scheme, path, weighed):
    assert facts_of(scenario(scheme), path).get("proportionate") is weighed


def test_the_nearest_statement_wins_and_says_what_it_rests_on():
    (path,) = [
        one
        for one in paths_of(subject_of(CATALOG, scenario("eu_school_conduct_points")))
        if one.consequence == "trips"
    ]
    stated = path.given.facts["consequence"]
    assert stated.value == {"service_denied"}
    assert stated.origin.startswith("assumed: pupils stay in class")


def test_a_wrong_fact_stops_the_screen_with_its_place(tmp_path):
    folder = tmp_path / "eu_bank_credit_score"
    folder.mkdir()
    text = (HERE / "eu_bank_credit_score/scheme.yaml").read_text(encoding="utf-8")
    (folder / "scheme.yaml").write_text(text.replace("ai_system:", "ai_systm:"), encoding="utf-8")
    (folder / "sources.yaml").write_text(
        (HERE / "eu_bank_credit_score/sources.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    with pytest.raises(FileProblem) as told:
        gs.screen(folder)
    assert "scheme.yaml:" in str(told.value)
    assert "Did you mean 'ai_system'?" in str(told.value)


def test_the_schema_types_every_fact():
    schema = json_schema("scheme")
    file = yaml.load((HERE / "eu_bank_credit_score/scheme.yaml").read_text(encoding="utf-8"), yaml.SafeLoader)
    jsonschema.validate(file, schema)
    for value in (3, "perhaps", ["yes"]):
        wrong = json.loads(json.dumps(file))
        wrong["facts"]["everywhere"]["ai_system"]["value"] = value
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_a_run_says_whether_burdens_fell_alike(tmp_path):
    folder = tmp_path / "run"
    run = gs.run("de_debtor_register", people=20_000, days=120, seed=3, study_people=0, out=folder)
    told = {finding.rule: finding for finding in gs.screen("de_debtor_register", run=run)}
    seen = told["NONDISC"].ground.world.given.facts["discrimination"]
    assert seen.origin.startswith("run: arm de_debtor_register, seed 3")
    kept = next(one for one in gs.screen("de_debtor_register", run=folder) if one.rule == "NONDISC")
    assert kept.ground.world.given.facts["discrimination"] == seen
    with pytest.raises(RequestProblem, match="a run is of a scheme"):
        gs.screen(facts={"jurisdiction": "eu"}, run=folder)
    with pytest.raises(RequestProblem, match="no arm of 'cn_court_defaulters'"):
        gs.screen("cn_court_defaulters", run=folder)
    with pytest.raises(RequestProblem, match="no arm of 'cn_court_defaulters'"):
        gs.screen("cn_court_defaulters", run=run)


@pytest.mark.parametrize("scheme", [entry.id for entry in gs.schemes()])
def test_an_entry_says_who_runs_it_what_for_and_on_what_it_rests(scheme):
    found = paths_of(subject_of(CATALOG, scheme))
    for path in found:
        if path.feed:
            assert {"operator", "operator_role"} & set(path.given.facts)
            assert {"ai_system", "legal_basis", "purpose"} <= set(path.given.facts)
            assert path.purpose
