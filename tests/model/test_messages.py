"""Each class of error in each top-level section: its exact message, place and hint, and nothing beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodstanding.core.errors import Problem
from goodstanding.model.check import check_all
from goodstanding.model.scheme import Scheme
from goodstanding.model.society import Society
from tests.model.written import GOOD, Malformed, check_text, good_catalog, malformed

CASES = malformed()
EVERYWHERE = {
    "unknown key",
    "misspelt key",
    "misplaced key",
    "doubled key",
    "wrong type",
    "alias",
    "not YAML",
}
OF_A_NUMBER = {"wrong unit", "missing source", "missing range", "out of range"}


def said(problem: Problem) -> list[str]:
    place = f"{problem.line}:{problem.column}: {problem.message}"
    return [place, f"  {problem.hint}"] if problem.hint else [place]


def test_the_small_catalogue_is_sound():
    assert check_all(good_catalog()) == ()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_exact_message(case: Malformed, tmp_path: Path):
    text = (GOOD / case.file).read_text(encoding="utf-8")
    assert text.count(case.old) == 1
    problems = check_text(tmp_path, case.file, text.replace(case.old, case.new))
    assert [line for problem in problems for line in said(problem)] == list(case.says)
    assert case.says
    assert {problem.path for problem in problems} == {tmp_path / case.file}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_in_our_own_words(case: Malformed):
    pydantic = re.compile(
        r"Input should|Field required|Extra inputs|validation error|type=|None|\bdict\b|tuple|float"
    )
    assert not [line for line in case.says if pydantic.search(line)]


def sections(file: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for case in CASES:
        if case.file == file:
            found.setdefault(case.section, set()).add(case.kind.partition(":")[0])
    return found


@pytest.mark.parametrize(
    ("file", "without"),
    [
        (
            "schemes/aa_good/scheme.yaml",
            {"subject", "in_force", "aim", "claims", "timeline", "examples", "published", "facts"},
        ),
        ("schemes/aa_good/sources.yaml", {"sources"}),
        ("conducts/debt.yaml", {"legality", "who", "leans", "sources"}),
        ("societies/AA.yaml", {"age_sex", "income_shares", "sources"}),
        ("behaviours/default.yaml", {"sources"}),
    ],
)
def test_every_class_in_every_section(file: str, without: set[str]):
    """`without`: sections that hold no number with a unit."""
    for section, kinds in sections(file).items():
        assert kinds >= EVERYWHERE, section
        if section not in without | {"head"}:
            assert kinds >= OF_A_NUMBER, section


def test_every_top_level_section_has_cases():
    words = {
        "id",
        "title",
        "like",
        "compose",
        "pooled",
        "without",
        "row",
        "jurisdiction",
        "society",
        "mechanism",
        "compulsion",
        "status",
        "reading",
        "summary",
        "sources",
    }
    assert set(sections("schemes/aa_good/scheme.yaml")) - {"head"} == set(Scheme.model_fields) - words
    words = {"id", "title", "country", "within", "currency", "year", "subject", "sources"}
    assert set(sections("societies/AA.yaml")) - {"head"} == set(Society.model_fields) - words


def test_everything_at_once(tmp_path: Path):
    """One mistake in each of several sections, and one in a dated change: each is said, in the order of the
    lines.
    """
    text = (GOOD / "schemes/aa_good/scheme.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("kind: repayment", "kind: repaiment"),
        ("operator: village", "operater: village"),
        ("tier: C,", "tier: E,"),
        ("domain: travel", "domain: *travel"),
        ("meets: heating_bill", "meets: heating_bil"),
        ("    announced: 2021-05-01", "    announced: 2021-05-32"),
        ("expect: {points: C, list: listed}", "expect: {pints: C, list: listed}"),
        (
            "range: [0.1, 0.5], because: nobody says}\n      standings",
            "because: nobody says}\n      standings",
        ),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    problems = check_text(tmp_path, "schemes/aa_good/scheme.yaml", text)
    lines = [problem.line for problem in problems]
    assert lines == sorted(lines)
    assert [problem.message for problem in problems] == [
        "'aim.kind' cannot be 'repaiment'",
        "unknown key 'operater' in 'feeds.clerk'",
        "no tier 'E'",
        "alias '*travel' is not used here",
        "no encounter 'heating_bil'",
        "'2021-05-32' is not a date",
        "an assumed number needs 'range'",
        "no standing 'pints'",
    ]
