"""Neutral words: what a source states and how sure it is; never a verdict on a person or a law."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, REPO

VERDICTS = re.compile(
    r"\b(pro(?:ves?|ven|ved|of that)|illegal(?:ly)?|victims?|deserv\w+|unfair(?:ly|ness)?|fair(?:ly|ness)?|"
    r"guilty|criminals?|dystopia\w*|Orwellian|innocent|the seed article)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(
    r"World Fair|Fair Credit Reporting|Fair Housing|trade fair|[\"`]criminal[\"`]|\bFTC\.unfair\b",
    re.IGNORECASE,
)
TEXTS = {".py", ".html", ".j2", ".jinja", ".css", ".js", ".md", ".cff", ".yaml"}
SAYS_WHAT_A_SOURCE_SAYS = re.compile(r"^\s*(?:title|says|at|from|who|#.*|- \{who.*|\w+: \{title:.*):?")
"""Lines of catalogue files that carry a source's own title or claim, whose words are not ours to choose."""


def verdicts(text: str, *, quoting: bool = False) -> list[str]:
    """Lines that pass a verdict."""
    lines = [line for line in text.splitlines() if not (quoting and SAYS_WHAT_A_SOURCE_SAYS.match(line))]
    return [line.strip() for line in lines if VERDICTS.search(ALLOWED.sub("", line))]


def texts() -> list[Path]:
    """What a user may read: the package, its templates and catalogue, and the pages at the root and in
    docs/.
    """
    pages = [*REPO.glob("*.md"), *(REPO / "docs").rglob("*.md"), REPO / "CITATION.cff"]
    return pages + [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in TEXTS]


def test_no_verdicts():
    found = [
        f"{path.relative_to(REPO)}: {line}"
        for path in texts()
        for line in verdicts(path.read_text(encoding="utf-8"), quoting=path.suffix == ".yaml")
    ]
    assert found == []


@pytest.mark.parametrize(
    "line", ["This proves it.", "an illegal scheme", "the victims", "they deserved it", "a fair score"]
)
def test_a_planted_verdict_is_found(line: str):
    assert verdicts(line)
    assert not verdicts(f"  title: {line}", quoting=True)
