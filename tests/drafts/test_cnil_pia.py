"""The PIA file: the ids and shapes that the CNIL's program reads, no gauge set, gaps as comments."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.drafts.made import draft

IDS = [
    *(111, 112, 113, 121, 122, 123, 211, 212, 213, 214, 215, 221, 222, 223, 224, 225, 226, 227),
    *(321, 322, 323, 324, 325, 326, 331, 332, 333, 334, 335, 336, 341, 342, 343, 344, 345, 346),
]
LISTS = {321, 322, 323, 324, 331, 332, 333, 334, 341, 342, 343, 344}


@pytest.fixture(scope="module")
def pia() -> dict[str, Any]:
    return json.loads(draft("cnil_pia").text)


def test_the_file_has_the_parts_that_the_program_reads(pia: dict[str, Any]):
    assert set(pia) == {"pia", "answers", "measures", "evaluations", "comments"}
    assert pia["pia"]["name"]
    assert pia["pia"]["status"] == 0
    assert pia["pia"]["progress"] < 100
    assert pia["pia"]["created_at"].endswith("T00:00:00.000Z")


def test_all_questions_are_there_with_their_shapes(pia: dict[str, Any]):
    assert [item["reference_to"] for item in pia["answers"]] == IDS
    for item in pia["answers"]:
        assert set(item["data"]) == {"text", "gauge", "list"}
        assert isinstance(item["data"]["text"], str)
        assert all(isinstance(text, str) for text in item["data"]["list"])
        listed = item["reference_to"] in LISTS
        assert not (item["data"]["text"] if listed else item["data"]["list"])


def test_no_gauge_is_set(pia: dict[str, Any]):
    assert [item["data"]["gauge"] for item in pia["answers"]] == [None] * 36


def test_what_only_people_know_is_empty_and_asked_for(pia: dict[str, Any]):
    held = {item["reference_to"]: item["data"] for item in pia["answers"]}
    asked = {item["reference_to"] for item in pia["comments"]}
    for id in (123, 226, 227, 322, 323, 324, 325, 326, 341, 346):
        assert not held[id]["text"]
        assert not held[id]["list"]
        assert id in asked
    assert asked <= set(IDS)
    assert all(item["for_measure"] is False for item in pia["comments"])


def test_mistakes_and_groups_are_told_where_there_is_room(pia: dict[str, Any]):
    held = {item["reference_to"]: item["data"]["text"] for item in pia["answers"]}
    assert "burdens on a false record" in held[214]
    assert "smaller group" in held[213]
    assert all(set(item) >= {"title", "content"} for item in pia["measures"])
    assert {"Disputes, as described", "Differences between groups, in the model"} <= {
        item["title"] for item in pia["measures"]
    }
