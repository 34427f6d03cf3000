"""What a finding tells: pivotal facts that turn it, dates, exceptions, roll-ups; and the doors."""

from __future__ import annotations

import json
import re

import pytest

import goodstanding as gs
from goodstanding.cli import outcome
from goodstanding.core.errors import RequestProblem
from goodstanding.rules import contexts
from goodstanding.rules.pivot import VERIFY_FACTS
from goodstanding.rules.vocabulary import FACTS

SCORE = {
    "jurisdiction": "eu",
    "ai_system": True,
    "subject": "person",
    "scores_persons": True,
    "over_time": True,
    "detrimental": True,
    "context_related": True,
    "proportionate": True,
}


def of(facts, rule="AIA.5c", **options):
    """The finding of one rule."""
    return next(f for f in gs.screen(facts=facts, **options) if f.rule == rule)


@pytest.mark.parametrize("name", ["ai_system", "scores_persons", "over_time", "detrimental"])
def test_what_is_not_known_is_asked_and_its_answer_turns_the_status(name):
    facts = {key: value for key, value in SCORE.items() if key != name} | {"context_related": False}
    open_ = of(facts)
    assert open_.status == "undetermined"
    assert open_.unknown == (name,)
    assert open_.flips
    for flip in open_.flips:
        assert of({**facts, flip.fact: flip.new}).status == flip.status


def test_the_limb_is_named_and_either_is_enough():
    one = {f.rule: f.status for f in gs.screen(facts={**SCORE, "context_related": False})}
    assert (one["AIA.5c.i"], one["AIA.5c.ii"], one["AIA.5c"]) == ("violated", "satisfied", "violated")


def test_a_firm_is_not_reached():
    assert of({**SCORE, "subject": "business", "context_related": False}).status == "not_engaged"


def test_dates_count_only_when_a_day_is_given():
    loan = {**SCORE, "purpose": "credit"}
    assert of(loan, "AIA.6").status == "conditioned"
    before = of(loan, "AIA.6", as_of="2027-12-01")
    assert (before.status, before.in_force) == ("not_engaged", False)
    assert "2027-12-02" in before.why
    assert of(loan, "AIA.6", as_of="2027-12-02").status == "conditioned"


def test_who_is_rated_follows_from_rating_people_unless_stated():
    facts = {key: value for key, value in SCORE.items() if key != "subject"} | {"context_related": False}
    assert of(facts).status == "violated"
    assert of({**facts, "subject": "business"}).status == "not_engaged"
    assert of({**facts, "subject": "unknown"}).status == "undetermined"


def test_an_exception_that_only_wants_a_judgment_is_open_and_one_not_pleaded_is_absent():
    facts = {"jurisdiction": "FR", "subject": "person", "operator": "private", "automation": "solely"}
    facts |= {"legal_or_significant": True, "hearing": "after", "legal_basis": "contract", "data": ["tax"]}
    assert of(facts, "GDPR.22").status == "undetermined"
    assert "data_relevant" in of(facts, "GDPR.22").unknown
    assert of({**facts, "legal_basis": "legitimate_interest"}, "GDPR.22").status == "violated"


def test_a_stated_value_wins_over_a_derived_one():
    facts = {key: value for key, value in SCORE.items() if key != "context_related"}
    apart = {**facts, "source_context": ["online"], "target_context": ["travel"]}
    assert of(apart).status == "violated"
    assert of({**apart, "context_related": True}).status == "satisfied"


def test_a_plea_not_made_is_absent_but_in_an_open_world_unknown():
    face = {"jurisdiction": "eu", "ai_system": True, "subject": "person", "operator_role": ["police"]}
    face |= {"biometric_mode": "rt_remote_id"}
    assert of(face, "AIA.5h").status == "violated"
    assert of(face, "AIA.5h", open_world=True).status == "undetermined"


def test_words_outside_the_vocabulary_are_all_said_at_once():
    with pytest.raises(RequestProblem) as told:
        gs.screen(facts={"jurisdiction": "eu", "ai_systm": True, "subject": "persn", "over_time": "yes"})
    text = str(told.value)
    assert all(word in text for word in ("ai_systm", "persn", "over_time", "Did you mean"))


def test_a_judgment_says_who_and_why():
    with pytest.raises(RequestProblem, match="who judged"):
        gs.screen(facts={**SCORE, "proportionate": {"value": False}})
    judged = {"value": False, "judged_by": "a reader", "why": "a ticket costs a job"}
    assert of({**SCORE, "proportionate": judged}).status == "violated"


def test_a_supposed_fact_takes_with_it_what_follows_from_it():
    facts = {"jurisdiction": "us_state", "operator": "state_local", "subject": "person", "search": "none"}
    facts |= {"data": ["tax"], "collection": "compelled", "detrimental": True, "operator_role": ["police"]}
    found = of(facts, "US.1A.assoc")
    assert found.status == "not_engaged"
    for flip in found.flips:
        assert of({**facts, flip.fact: flip.new}, "US.1A.assoc").status == flip.status
    assert "data" in {flip.fact for flip in found.flips}


def test_a_rule_that_answers_for_several_knows_what_is_certain_whichever_of_them_applies():
    # Whether an official leaned on a firm is not known; either way no part is worse than satisfied.
    facts = {"jurisdiction": "us_state", "operator": "state_local", "data": ["tax"]}
    found = {f.rule: f.status for f in gs.screen(facts={**facts, "burdens_speech": False})}
    assert found["US.1A.coercion"] == "undetermined"
    assert found["US.1A"] == "satisfied"


def test_a_limit_of_scope_wins_over_open_elements():
    facts = {"jurisdiction": "eu", "subject": "person", "operator_role": ["intelligence"]}
    assert of(facts, "GDPR.5c").status == "not_engaged"


def test_a_fact_to_verify_says_what_it_leaves_as_it_is(capsys, tmp_path):
    facts = {**SCORE, "context_related": False, "legal_basis": "none"}
    flips = {flip.fact: flip for flip in of(facts).flips if flip.kind == "fact to verify"}
    assert "General Data Protection Regulation" in of(facts).still_engaged(flips["ai_system"])
    assert "EU AI Act, Article 5" not in of(facts).still_engaged(flips["ai_system"])
    assert of(facts).still_engaged(flips["subject"]) == ()
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts))
    assert outcome(["screen", "--facts", str(path)]) == 0
    told = next(line for line in capsys.readouterr().out.splitlines() if "ai_system (harm" in line)
    assert "harm in the model is unchanged; still engaged: " in told
    assert "General Data Protection Regulation" in told


def test_tables_use_the_vocabulary():
    assert contexts.check() == []
    assert set(FACTS) >= VERIFY_FACTS


def test_a_file_of_facts_through_the_door(tmp_path, capsys):
    path = tmp_path / "facts.json"
    inner = {key: value for key, value in SCORE.items() if key != "jurisdiction"}
    path.write_text(json.dumps({"jurisdiction": "eu", "facts": inner}))
    assert outcome(["screen", "--facts", str(path), "--json"]) == 0
    found = {one["rule"]: one for one in json.loads(capsys.readouterr().out)["findings"]}
    wanted = {"rule", "status", "clause", "path", "in_force", "unknown", "flips", "trace"}
    assert wanted <= set(found["AIA.5c"])
    assert found["AIA.5c"]["status"] == "satisfied"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"ai_sistem": True}, "Did you mean 'ai_system'"),
        ({"operator": "privat"}, "Did you mean 'private'"),
        ({"operator": ["private", "mixed"]}, "is one value"),
        ({"ai_system": "true"}, "is true, false or unknown"),
        ({"record_age_years": "7"}, "is a number"),
        ({"record_age_years": float("nan")}, "is a number"),
        ({"record_age_years": float("inf")}, "is a number"),
        ({"contest_days": -1}, "is a number from 0 up"),
        ({"AIA.5c": "violated"}, "no fact but a rule"),
        ({"facts": [1]}, "'facts' is an object"),
        ({"ai_system": {"judged_by": "a reader", "why": "so"}}, "has no value"),
        ({"jurisdiction": "usa"}, "no jurisdiction 'usa'"),
        ({"as_of": "31.1.2024"}, "is not a date"),
        ([], "an object of facts, or a list"),
        ([1], "an object of facts, or a list"),
        ([{"as_of": "2024-01-01"}, {"as_of": "2025-01-01"}], "of several days"),
        ("{", "not JSON"),
    ],
)
def test_a_wrong_file_of_facts_is_one_message_with_what_to_do(facts, told, tmp_path, capsys):
    path = tmp_path / "facts.json"
    whole = {"jurisdiction": "eu", **facts} if isinstance(facts, dict) else facts
    path.write_text(whole if isinstance(whole, str) else json.dumps(whole))
    assert outcome(["screen", "--facts", str(path), "--json"]) == 2
    text = capsys.readouterr().err
    assert told in " ".join(text.split())
    assert "facts.json" in text
    assert "Traceback" not in text


def test_facts_flat_beside_extra_words_absent_or_unknown_lead_to_the_same():
    flat = {**SCORE, "context_related": False}
    inner = {key: value for key, value in flat.items() if key != "jurisdiction"}
    case = {"id": "X-1", "title": "a case", "year": 2024, "jurisdiction": "eu", "facts": inner, "expect": {}}
    judged = {"value": False, "judged_by": "a reader", "why": "other parts of life"}
    listed = {**flat, "jurisdiction": ["EU"], "context_related": judged, "ai_system": {"value": True}}
    for facts in (flat, case, listed, {**flat, "harm": None, "notice": "unknown", "data": []}):
        assert of(facts).status == "violated"
    assert of({"jurisdiction": "eu"}).status == "undetermined"
    assert of({**inner, "jurisdiction": "unknown"}).status == "undetermined"
    assert "jurisdiction" in of(inner).why
    assert of({**case, "as_of": "2025-02-01"}).status == "not_engaged"
    assert of({**case, "facts": {**inner, "as_of": "2025-02-02"}}).status == "violated"


def test_a_reader_sees_from_when_and_until_when_a_clause_holds(tmp_path, capsys):
    path = tmp_path / "facts.json"
    path.write_text(json.dumps({"jurisdiction": ["eu", "uk"], **{"purpose": "credit", "ai_system": True}}))
    assert outcome(["screen", "--facts", str(path)]) == 0
    text = capsys.readouterr().out
    assert "Art. 27 (from 2027-12-02)" in text
    assert "(from 2018-05-25, until 2026-02-04)" in text


def test_several_paths_are_rolled_up_and_the_worst_is_named():
    apart = {key: value for key, value in SCORE.items() if key != "jurisdiction"} | {"context_related": False}
    posts = {"id": "posts", "jurisdiction": "eu", "facts": apart}
    calm = {**SCORE, "ai_system": False}
    found = of([calm, posts, SCORE])
    assert (found.status, found.path) == ("violated", "posts")
    assert of([calm, SCORE]).path == "path 2"


def test_a_scheme_through_the_door(capsys):
    assert outcome(["screen", "de_debtor_register"]) == 0
    text = capsys.readouterr().out
    assert "NEEDS A HUMAN" in text
    assert "ask next: " in text
    assert re.search(r"\n\d+ clauses: .*not engaged \d+\n$", text)


@pytest.mark.parametrize("arguments", [[], ["zz_null", "--facts", "nowhere.json"], ["zz_nul"]])
def test_a_wrong_request_is_one_message(arguments, capsys):
    assert outcome(["screen", *arguments]) == 2
    assert "Traceback" not in capsys.readouterr().err
