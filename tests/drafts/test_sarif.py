"""The SARIF file: passes the schema of version 2.1.0, and never turns doubt into a pass."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import goodstanding as gs
from tests.drafts.made import SCHEME, draft
from tests.house.tree import REPO

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-schema.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def log(scheme: str) -> Any:
    return json.loads(draft("sarif", lived=False, scheme=scheme).text)


@pytest.mark.parametrize("scheme", [SCHEME, "de_debtor_register", "cn_rongcheng_residents", "zz_null"])
def test_it_passes_the_schema(scheme: str):
    assert [error.message for error in VALID.iter_errors(log(scheme))] == []


@pytest.mark.parametrize(
    ("part", "value"),
    [("kind", "doubtful"), ("level", "illness"), ("verdict", "breach"), ("message", "words")],
)
def test_the_schema_can_fail(part: str, value: str):
    broken = log(SCHEME)
    broken["runs"][0]["results"][0][part] = value
    assert not VALID.is_valid(broken)


@pytest.mark.parametrize("scheme", [SCHEME, "de_debtor_register", "zz_null"])
def test_each_clause_has_one_result_of_the_right_kind(scheme: str):
    (run,) = log(scheme)["runs"]
    found = {finding.rule: finding for finding in gs.screen(scheme) if not finding.parts}
    assert [result["ruleId"] for result in run["results"]] == list(found)
    for result in run["results"]:
        finding = found[result["ruleId"]]
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == finding.rule
        kinds = {
            "violated": {"fail"},
            "undetermined": {"open", "review"},
            "satisfied": {"pass"},
            "not_engaged": {"notApplicable"},
        }
        assert result["kind"] in kinds.get(finding.status, {"informational"})
        assert result["level"] == ("warning" if finding.status == "violated" else "none")


def test_a_place_is_one_of_the_scheme_file():
    scheme = gs.load(SCHEME)
    (run,) = log(SCHEME)["runs"]
    seen = [
        place["fullyQualifiedName"]
        for result in run["results"]
        for location in result["locations"]
        for place in location["logicalLocations"]
    ]
    assert seen
    for name in seen:
        *parts, id = name.strip("/").split("/")
        held: Any = scheme
        for part in parts:
            held = getattr(held, part)
        assert id in held


def test_a_rule_leads_to_the_page_of_its_law():
    (run,) = log(SCHEME)["runs"]
    pages = {rule["properties"]["page"] for rule in run["tool"]["driver"]["rules"]}
    files = {path.stem for path in (REPO / "goodstanding" / "laws").glob("[!_]*.py")}
    assert pages == {f"docs/laws/{name}.md" for name in files}
    for rule in run["tool"]["driver"]["rules"]:
        page, _, anchor = re.fullmatch(r"\[.*\]\((.*)\)", rule["help"]["markdown"])[1].partition("#")
        assert page == rule["properties"]["page"]
        if (REPO / page).is_file():
            text = (REPO / page).read_text(encoding="utf-8")
            headings = re.findall(rf"^### {re.escape(rule['id'])}: (.*)$", text, re.MULTILINE)
            assert len(headings) == 1, f"{page} has no heading for {rule['id']}"
            assert anchor == slug(f"{rule['id']}: {headings[0]}")


def slug(heading: str) -> str:
    """The name that a Markdown page gives a heading."""
    kept = [letter for letter in heading.lower() if letter.isalnum() or letter in "-_ "]
    return "".join(kept).replace(" ", "-")
