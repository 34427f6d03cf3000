"""The starter passes `check` as it is, wherever it is written; the JSON Schema accepts what the catalogue
holds.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from goodstanding.core.errors import RequestProblem
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.check import problems_of_scheme
from goodstanding.model.files import located
from goodstanding.model.json_schema import Kind, json_schema, scheme_json_schema
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.starter import starter
from tests.model.written import GOOD

CATALOG = builtin_catalog().folders[0]
KINDS: list[tuple[Kind, str]] = [
    ("scheme", "schemes/*/scheme.yaml"),
    ("sources", "schemes/*/sources.yaml"),
    ("conduct", "conducts/*.yaml"),
    ("society", "societies/*.yaml"),
    ("behaviour", "behaviours/*.yaml"),
]


def write(folder: Path, id: str) -> Path:
    for name, text in starter(id).items():
        path = folder / id / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / id


@pytest.mark.parametrize("id", ["zz_library", "de_my_scheme", "cn_a1", "fr_nowhere_yet"])
def test_the_starter_passes_check_and_resolves(id: str, tmp_path: Path):
    folder = write(tmp_path, id)
    catalog = builtin_catalog()
    assert problems_of_scheme(catalog, str(folder)) == ()
    cases = make_cases(catalog, [str(folder), "zz_null"], society="DE")
    assert resolve_machine(cases[0], start=date(2024, 1, 1)).id == id
    assert [conduct.id for conduct in resolve_world(cases).conducts] == ["late_return"]


def test_the_starter_explains_itself():
    text = starter("zz_library")["scheme.yaml"]
    assert text.count("#") > 20
    assert "docs/language.md" in text


@pytest.mark.parametrize(
    "id", ["", "library", "ZZ_library", "zz_", "zz library", "zz_library_", "../zz_x", "zzz_x"]
)
def test_an_id_that_is_none(id: str):
    with pytest.raises(RequestProblem, match="cannot be a scheme's id"):
        starter(id)


def errors(kind: Kind, data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(json_schema(kind)).iter_errors(data)]


@pytest.mark.parametrize(("kind", "pattern"), KINDS)
def test_the_schema_accepts_the_catalogue(kind: Kind, pattern: str):
    Draft202012Validator.check_schema(json_schema(kind))
    paths = [*CATALOG.glob(pattern), *GOOD.glob(pattern)]
    assert len(paths) > 1
    for path in paths:
        root, _ = located(path)
        assert root is not None
        assert errors(kind, json.loads(json.dumps(root.plain()))) == [], path


def test_the_schema_refuses_what_the_reader_refuses():
    root, _ = located(GOOD / "schemes/aa_good/scheme.yaml")
    assert root is not None
    sound = json.loads(json.dumps(root.plain()))
    for section, wrong in {
        "colour": "red",
        "compulsion": "mandatry",
        "subject": {"is": "robot"},
        "contest": {"channel": "a letter"},
        "participation": {"share": 0.5, "refusers": "records_without_score"},
        "sources": {},
        "feeds": {"Not an id": sound["feeds"]["clerk"]},
    }.items():
        assert errors("scheme", {**sound, section: wrong}), section
    days = sound["feeds"]["court"]["lag_days"]
    for part in ({"unit": "points"}, {"value": 1.5}, {"value": None}, {"cause": "x"}):
        feed = {**sound["feeds"]["court"], "lag_days": {**days, **part}}
        assert errors("scheme", {**sound, "feeds": {"court": feed}}), part


def test_the_schema_asks_less_of_a_file_that_is_laid_over_another():
    laid = {"id": "aa_laid", "like": "aa_good", "consequences": {"flight": {"when": {"list": "listed"}}}}
    assert errors("scheme", laid) == []
    assert errors("scheme", {name: part for name, part in laid.items() if name != "like"})
    assert errors("scheme", {**laid, "consequences": {"flight": {"colour": "red"}}})
    assert errors("scheme", {**laid, "consequences": {"flight": {"effect": "forbid"}}})


def test_the_schema_helps_an_editor():
    schema = scheme_json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Good Standing scheme"
    for name, part in schema["properties"].items():
        behind = schema["$defs"].get(part.get("$ref", "").rpartition("/")[2], {})
        assert part.get("description") or behind.get("description"), name
    assert "null" not in json.dumps(schema)
