"""The pages that `make docs` writes are those of the code and files as they are, and leave nothing out."""

from __future__ import annotations

import re

import pytest

from docs import odd_page, parameter_page
from docs.make import generated
from goodstanding.core.registry import walk
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.places import quantities

MECHANISMS = tuple(walk("goodstanding.mechanisms"))


def unwritten(sections: dict[str, str]) -> list[str]:
    """Elements of a mechanism's description that are missing, out of order or next to empty."""
    found = [] if tuple(sections) == odd_page.ELEMENTS else [f"elements: {', '.join(sections)}"]
    return found + [name for name, text in sections.items() if len(text) < 50]


def test_the_pages_are_current():
    stale = [
        path.name
        for path, text in generated().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "the files have changed since: run `make docs`"


@pytest.mark.parametrize("name", MECHANISMS)
def test_a_mechanism_is_described_beside_its_file(name: str):
    assert unwritten(odd_page.entry(name)) == []


def test_a_mechanism_without_a_description_is_found():
    with pytest.raises(FileNotFoundError):
        odd_page.entry("a_new_mechanism")
    whole = dict.fromkeys(odd_page.ELEMENTS, "x" * 60)
    assert unwritten(whole) == []
    assert unwritten({**whole, "Purpose": "Short."})
    assert unwritten({name: text for name, text in whole.items() if name != "Input data"})


def test_no_description_is_of_a_mechanism_that_is_gone():
    assert {path.stem for path in odd_page.BESIDE.glob("*.md")} <= set(MECHANISMS)


def test_the_model_is_described_by_seven_elements_and_eleven_concepts():
    written = odd_page.model()
    assert [title[0] for title in written] == list("1234567")
    concepts = re.findall(r"^\*\*([^*]+)\.\*\*", written["4. Design concepts"], re.MULTILINE)
    assert tuple(concepts) == odd_page.CONCEPTS
    assert len(concepts) == 11


def test_the_page_names_every_step_of_the_day():
    (text,) = odd_page.pages().values()
    for name in MECHANISMS:
        assert f"### {name}\n" in text
        assert f"[`{name}`](#{name})" in text
    assert "nothing that it declares" not in text


def test_every_default_is_on_the_parameter_page():
    (text,) = parameter_page.pages().values()
    catalog = builtin_catalog()
    files = [
        *(catalog.behaviour(id) for id in catalog.behaviour_ids()),
        *(catalog.conduct(id) for id in catalog.conduct_ids()),
        *(catalog.society(id) for id in catalog.society_ids()),
    ]
    for file in files:
        section = text.split(f"### `{file.id}`")[1].split("\n### ")[0].split("\n## ")[0]
        rows = re.findall(r"^\| `([^`]+)` \|([^|]*)\|([^|]*)\| (\w+) \| (.*) \|$", section, re.MULTILINE)
        known = {".".join(path): number for path, number in quantities(file)}
        assert [row[0] for row in rows] == list(known)
        for path, _, ends, basis, told in rows:
            assert basis == known[path].basis
            assert told, f"{file.id} {path}: no source and no reason"
            assert bool(ends.strip()) == (known[path].range is not None)
