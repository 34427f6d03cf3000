"""Pairs as files: those of the catalogue are sound, and what is wrong with one is said where it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from goodstanding.core.errors import RequestProblem
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.check import problems_of_pair
from goodstanding.model.json_schema import json_schema
from goodstanding.model.pairs import pair_ids, pair_of, pair_path

CATALOG = builtin_catalog()


@pytest.mark.parametrize("id", pair_ids(CATALOG))
def test_every_pair_of_the_catalogue_is_sound(id: str):
    path = pair_path(CATALOG, id)
    assert path is not None
    assert problems_of_pair(CATALOG, path) == ()
    assert pair_of(CATALOG, id).id == id


@pytest.mark.parametrize("id", pair_ids(CATALOG))
def test_every_pair_is_as_the_schema_for_editors_says(id: str):
    path = pair_path(CATALOG, id)
    assert path is not None
    data, schema = yaml.safe_load(path.read_text(encoding="utf-8")), json_schema("pair")
    jsonschema.validate(data, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data | {"employd": data["employed"]}, schema)


def test_an_unknown_pair_is_told_what_there_is():
    with pytest.raises(RequestProblem, match="cn_court_list"):
        pair_of(CATALOG, "cn_court_lists")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "persons: cn_court_list_persons",
            "persons: cn_court_list_person",
            "no scheme 'cn_court_list_person'",
        ),
        ("persons: cn_court_list_persons", "persons: cn_court_list_firms", "is not for persons"),
        ("after: firm_failure", "after: firm_failur", "no conduct 'firm_failur'"),
        ("befalls: owner_on_list", "befalls: owner_on_lis", "no conduct 'owner_on_lis'"),
        ("ends_as: owner_off_list", "ends_as: owner_of_list", "no reason 'owner_of_list'"),
        (
            "    when: {list: listed}\n    through: firms_of",
            "    through: firms_of",
            "either 'after' or 'when'",
        ),
        (
            "when: {list: listed}\n    through: firms_of",
            "when: {list: lsted}\n    through: firms_of",
            "no state",
        ),
        (
            "when: {list: listed}\n    through: firms_of",
            "when: {lst: listed}\n    through: firms_of",
            "no standing",
        ),
        ("through: employees\n", "through: employees\n    ends_as: hired\n", "'ends_as' needs 'when'"),
        ("through: employees\n", "through: employers\n", "employers"),
        ("id: cn_court_list\n", "id: cn_court\n", "is not the folder's name"),
        ("share: {value: 0.9, unit: share", "share: {value: 1.9, unit: share", "out of range"),
        ("source: CN38", "source: CN39", "no source 'CN39'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, before: str, after: str, said: str):
    here = pair_path(CATALOG, "cn_court_list")
    assert here is not None
    copy = tmp_path / "cn_court_list"
    shutil.copytree(here.parent, copy)
    text = (copy / "pair.yaml").read_text(encoding="utf-8")
    assert text.count(before) == 1
    (copy / "pair.yaml").write_text(text.replace(before, after), encoding="utf-8")
    found = problems_of_pair(CATALOG, copy / "pair.yaml")
    assert any(said in str(problem) and problem.line for problem in found), [str(p) for p in found]
