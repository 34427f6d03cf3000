"""The records of the two registers, and the assessments: fields, order and lengths."""

from __future__ import annotations

import json
import re

import pytest

from tests.drafts.made import SCHEME, draft

DUTCH = [
    *("name", "description_short", "organization", "category", "status", "begin_date", "end_date"),
    *("contact_email", "website", "publication_category", "url", "goal", "proportionality"),
    *("human_intervention", "risks", "lawful_basis", "lawful_basis_grouping", "process_index_url"),
    *("impacttoetsen_grouping", "impacttoetsen", "source_data", "source_data_grouping"),
    *("methods_and_models", "provider", "publiccode", "lang", "standard_version", "source_id", "tags"),
]
"""The fields of the publication standard 1.0, but the id that the register gives out itself."""
TAGS = {"div", "br", "p", "ul", "ol", "li"}


@pytest.mark.parametrize("scheme", [SCHEME, "de_debtor_register", "cn_rongcheng_residents"])
def test_the_dutch_record_fits_its_register(scheme: str):
    record = json.loads(draft("algoritmeregister", lived=scheme == SCHEME, scheme=scheme).text)["record"]
    assert sorted(record) == sorted(DUTCH)
    assert len(record["description_short"]) <= 350
    assert len(record["methods_and_models"]) <= 5000
    for name, value in record.items():
        if name.endswith("_grouping") or name == "category":
            assert value == []
            continue
        assert len(value) <= 5000 if name == "methods_and_models" else len(value) <= 2500, name
        assert set(re.findall(r"</?(\w+)", value)) <= TAGS


def test_a_long_answer_is_cut_at_a_point_and_says_so():
    from goodstanding.drafts._write import fitted
    from goodstanding.drafts.base import Told

    told = (Told(("Many.",), tuple(f"point {number}" for number in range(100))),)
    text = fitted(told, 600)
    assert len(text) <= 600
    kept = text.count("<li>")
    assert 0 < kept < 100
    assert f"{100 - kept} more points" in text
    assert fitted(told, 100_000).count("<li>") == 100
    assert "Too long" in fitted((Told(("x" * 500,)),), 300)


def test_what_a_dutch_office_must_name_is_left_to_it():
    text = json.loads(draft("algoritmeregister").text)
    for name in ("organization", "contact_email", "status", "publication_category", "lang"):
        assert text["record"][name] == ""
        assert text["draft"]["for_a_person"][name]
    assert text["draft"]["complete"] is False


def test_the_british_record_has_its_tiers_in_order():
    read = json.loads(draft("atrs").text)
    assert read["complete"] is False
    sections = [item["section"] for item in read["record"].values()]
    assert sections[0].startswith("tier 1")
    assert sections == sorted(sections, key=sections.index)
    for id in ("1.1", "1.3", "2.4", "4.3"):
        assert read["record"][id]["answer"] is None
        assert read["record"][id]["for_a_person"]


def headings(form: str) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", draft(form).text)


def test_the_assessments_keep_the_order_of_their_forms():
    assert [title[:2] for title in headings("edpb_dpia")] == ["0.", "1.", "2.", "3.", "4.", "5.", "6."]
    assert [title[:3] for title in headings("fria")[1:]] == ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"]


@pytest.mark.parametrize("form", ["edpb_dpia", "fria"])
def test_a_page_is_marked_as_not_complete(form: str):
    assert "not complete: a person must answer" in draft(form).text


def test_severity_is_never_proposed():
    for form, ids in {"fria": ("d.4",), "edpb_dpia": ("4.1.c", "4.2.b", "6")}.items():
        held = {answer.id: answer for answer in draft(form).answers}
        for id in ids:
            assert not held[id].told
            assert held[id].human
