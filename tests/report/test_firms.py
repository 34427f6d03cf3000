"""A report on firms speaks of firms: on the page, in its pictures and in what they say to a screen reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.resolve import resolve_world
from goodstanding.results.subjects import said_of, said_of_all

OF_PEOPLE = re.compile(r"\b(people|persons?|adults?|household\w*|everyone)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    out: Path = tmp_path_factory.mktemp("firms") / "report.html"
    comparison = gs.run("us_esg_ratings", people=2_000, days=60, seed=1, study_people=500)
    return gs.report(comparison, out=out).read_text(encoding="utf-8")


def test_what_the_program_says_is_said_of_firms(page: str):
    said = re.sub(r"<style>.*?</style>|<details>.*?</details>", " ", page, flags=re.DOTALL)
    said = re.sub(r"--\w[\w-]*|no real person|any real person", " ", said)
    assert [said[max(0, m.start() - 60) : m.end() + 40] for m in OF_PEOPLE.finditer(said)] == []
    assert "Firms under a burden, by the record behind it" in page
    assert "acts a year per 1,000 firms" in page
    assert "the same firms in each arm" in page


def test_no_scheme_is_held_to_the_aim_of_the_one_beside_it(page: str):
    """It watches nothing itself, and 0 would read as though the scheme had brought the acts about."""
    row = re.search(r'<tr><th scope="row">No scheme</th>(.*?)</tr>', page, re.DOTALL)
    assert row is not None
    cells = re.findall(r"<span>(.*?)</span>", row[1])
    assert cells[:4] == ["0", "0", "0", "0"]
    assert float(cells[4].replace(",", "")) > 100


def test_words_for_people_firms_and_both():
    people, firms = (
        resolve_world(make_cases(builtin_catalog(), [id])).society for id in ("zz_null", "cn_tax_credit")
    )
    said = "Everyone here is a person; people act."
    assert said_of(people, said) == said
    assert said_of(firms, said) == "Every firm here is a firm; firms act."
    assert (
        said_of_all((people, firms), said)
        == "Everyone, person or firm, here is a person or firm; people and firms act."
    )
