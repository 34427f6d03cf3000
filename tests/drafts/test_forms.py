"""What holds for every form: it says that people are synthetic, leaves judgements to people."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any

import pytest

import goodstanding as gs
from goodstanding.core.errors import RequestProblem
from goodstanding.drafts.base import OPENING, Answer, Draft, Form, Told, source_of
from tests.drafts.made import FORMS, SCHEME, draft
from tests.results.lived import comparison

WORDS = "from a synthetic population; says nothing about your data subjects"


def texts(form: str, found: Draft) -> dict[str, list[str]]:
    """Field -> the texts that the written file holds for it, read back from the file."""
    if found.form.suffix == ".html":
        parts = re.split(r"<h3>(\S+) [^<]*</h3>", found.text)[1:]
        fields = zip(parts[::2], parts[1::2], strict=True)
        return {id: re.findall(r"<div>(.*?)</div>", part, re.DOTALL) for id, part in fields}
    read: Any = json.loads(found.text)
    if form == "cnil_pia":
        return {
            str(item["reference_to"]): [
                text for text in (item["data"]["text"], *item["data"]["list"]) if text
            ]
            for item in read["answers"]
        }
    if form == "sarif":
        return {item["ruleId"]: [item["message"]["text"]] for item in read["runs"][0]["results"]}
    if form == "atrs":
        return {id: [item["answer"]] if item["answer"] else [] for id, item in read["record"].items()}
    return {id: [text] if text else [] for id, text in read["record"].items()}


def test_there_are_the_six_forms_that_were_asked_for():
    assert set(FORMS) >= {"cnil_pia", "edpb_dpia", "fria", "atrs", "algoritmeregister", "sarif"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lived", [True, False])
def test_every_filled_answer_opens_with_the_words(form: str, lived: bool):
    found = draft(form, lived=lived)
    written = texts(form, found)
    assert OPENING == WORDS
    assert sorted(written) == sorted(answer.id for answer in found.answers)
    for answer in found.answers:
        if answer.told:
            assert written[answer.id], answer.id
        assert all(text.startswith(WORDS) for text in written[answer.id]), answer.id
        if form != "sarif":
            assert bool(written[answer.id]) == bool(answer.told), answer.id


@pytest.mark.parametrize("form", FORMS)
def test_the_share_is_counted_and_people_are_needed(form: str):
    found = draft(form)
    told = found.to_json()
    assert len({answer.id for answer in found.answers}) == found.fields == told["fields"]
    assert 0 < found.filled < found.fields
    assert told["share"] == found.filled / found.fields
    assert not found.complete
    assert {answer.id for answer in found.answers if not answer.filled} <= {a.id for a in found.open}
    assert all(len(answer.human) > 5 for answer in found.open)


def test_one_answer_for_a_person_keeps_a_draft_from_being_complete():
    form = Form("x", "X", "X 1", ".json")
    full = Answer("1", "one", (Told(("Known.",)),))
    assert Draft(form, (full,), "").complete
    for human in (replace(full, human="Confirm."), Answer("1", "one", (), "Say it.")):
        assert not Draft(form, (full, human), "").complete
    asking = Answer("1", "one", (Told(("Who?",), open=True),), "Say it.")
    assert Draft(form, (full, asking), "").share == 0.5


@pytest.mark.parametrize("form", [form for form in FORMS if form != "sarif"])
def test_what_is_measured_comes_from_the_run_and_only_from_it(form: str):
    with_run, without = draft(form), draft(form, lived=False)
    assert "2,000 synthetic people" in with_run.text
    assert "2,000 synthetic people" not in without.text
    assert "in the run" not in without.text.lower()
    assert with_run.filled >= without.filled


def test_the_numbers_are_those_of_the_run():
    from goodstanding.summary import rows_of

    row = next(
        row for row in rows_of(comparison()) if row.arm == SCHEME and row.metric.id == "people_affected"
    )
    assert row.measured.value
    written = f"{row.metric.title}: {row.metric.write(row.measured.value)} {row.metric.unit}"
    assert written in draft("atrs").text
    assert "contest.take_up" in draft("atrs").text, "a number that the user changed is said"


@pytest.mark.parametrize("form", FORMS)
def test_every_draft_says_once_what_it_is(form: str):
    text = draft(form).text
    assert "Good Standing" in text
    assert gs.__version__ in text
    assert "numbers assumed" in text
    assert "no legal advice" in text


@pytest.mark.parametrize("form", FORMS)
def test_json_is_sorted_and_readable(form: str):
    found = draft(form)
    if found.form.suffix == ".html":
        assert found.text.endswith("</html>\n")
        return
    read = json.loads(found.text)
    assert found.text == json.dumps(read, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("form", FORMS)
def test_a_title_cannot_bring_in_markup(form: str):
    module = import_module(f"goodstanding.drafts.{form}")
    source = source_of(SCHEME, made=date(2026, 1, 2))
    nasty = source.scheme.model_copy(update={"title": "<script>alert(1)</script>", "summary": "<img src=x>"})
    source = replace(source, scheme=nasty)
    answers = module.answers(source)
    found = Draft(module.FORM, answers, module.write(source, answers))
    if form in ("edpb_dpia", "fria"):
        assert not re.search(r"<(script|img)", found.text)
    for fields in texts(form, found).values():
        assert form == "atrs" or not any(re.search(r"<(script|img)", text) for text in fields)


@pytest.mark.parametrize("form", [form for form in FORMS if form != "sarif"])
def test_a_scheme_is_described_as_it_stands_on_the_day(form: str):
    then = gs.draft("cn_rongcheng_residents@2016", form=form)
    assert then.text != draft(form, lived=False, scheme="cn_rongcheng_residents").text
    with pytest.raises(RequestProblem, match="not a date"):
        gs.draft("cn_rongcheng_residents", form=form, as_of="soon")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("scheme", ["zz_null", "de_debtor_register", "cn_rongcheng_residents"])
def test_any_scheme_can_be_drafted(form: str, scheme: str):
    found = draft(form, lived=False, scheme=scheme)
    assert found.fields == draft(form).fields
    assert found.text == gs.draft(scheme, form=form).text
