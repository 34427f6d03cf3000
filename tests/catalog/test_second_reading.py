"""A second reader, given only the rows of the fact sheet, reads what the entry reads, or says where not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from goodstanding.model.case import make_cases, numbers
from goodstanding.model.catalog import Catalog
from goodstanding.model.pairs import around_of, pair_ids, pair_path
from tests.catalog.entries import CATALOG, SCHEMES

FILE = "second_reading.json"
BESIDE = [around_of(CATALOG, path) for id in pair_ids(CATALOG) if (path := pair_path(CATALOG, id))]
"""For each pair, the catalogue with the pair's own schemes and conducts."""
WHERE: dict[str, Catalog] = {
    **{id: around for around in BESIDE for id in around.scheme_ids()},
    **dict.fromkeys(SCHEMES, CATALOG),
}
"""Entry -> where it is found: the catalogue, or the folder of the pair that it was written for."""
FOUND = {
    id: json.loads(path.read_text(encoding="utf-8"))
    for id, around in WHERE.items()
    if (path := around.scheme_path(id).with_name(FILE)).is_file()
}
"""Entry -> its file: `reads` and `differs`, or why it is `unread`."""
READ = {id: reading for id, reading in FOUND.items() if "unread" not in reading}
"""Entry -> its second reading: what was `reads` at each path, and where it `differs` from the entry."""


def entry_of(id: str) -> dict[str, Any]:
    """Path -> what the entry has there: numbers as `--set` names them, words, ids of a section, dates."""
    whole = WHERE[id].scheme(id).model_dump(mode="json", by_alias=True, exclude_none=True)
    (case,) = make_cases(WHERE[id], [id])
    found = dict(_words("", whole)) | {path: quantity.value for path, quantity in numbers(case)}
    found |= {name: sorted(whole[name]) for name in ("consequences", "feeds", "standings")}
    kinds = whole["subject"]["is"]
    found["subject.is"] = kinds if isinstance(kinds, str) else " or ".join(kinds)
    found["conducts"] = sorted({conduct for sight in whole.get("sees", {}).values() for conduct in sight})
    return found | {"timeline": [dated["date"] for dated in whole.get("timeline", [])]}


def _words(path: str, part: Any) -> list[tuple[str, Any]]:
    if not isinstance(part, dict):
        return [(path, part)]
    return [found for key, inner in part.items() for found in _words(f"{path}.{key}".lstrip("."), inner)]


def differences(reads: dict[str, Any], entry: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Path -> (read, the entry's) wherever the two are not the same."""
    return {path: (said, entry.get(path)) for path, said in reads.items() if said != entry.get(path)}


def test_there_are_second_readings():
    assert len(READ) >= 30


def test_what_no_reference_states_says_so_and_stays_provisional():
    unread = FOUND.keys() - READ.keys()
    assert unread
    for id in unread:
        assert set(FOUND[id]) == {"entry", "by", "unread"}
        assert FOUND[id]["entry"] == id
        assert len(FOUND[id]["unread"].split()) > 5
        assert CATALOG.scheme(id).reading == "provisional", id


@pytest.mark.parametrize("id", READ)
def test_what_differs_is_listed_and_nothing_else(id: str):
    reading = READ[id]
    assert reading["entry"] == id
    listed = {item["path"]: (item["read"], item["entry"]) for item in reading["differs"]}
    assert differences(reading["reads"], entry_of(id)) == listed
    assert all(len(item["because"].split()) > 5 for item in reading["differs"])
    assert len(reading["reads"]) >= 10
    assert reading["by"]


def settled(id: str) -> bool:
    """Whether nothing of the entry's second reading is left open: its own, or those of all that it joins."""
    scheme = WHERE[id].scheme(id)
    if scheme.compose:
        return all(settled(part) for part in scheme.compose)
    return id in READ and all(item["settled"] for item in READ[id]["differs"])


def test_an_entry_is_called_reviewed_just_where_the_reading_is_settled():
    for id, around in WHERE.items():
        scheme = around.scheme(id)
        empty = scheme.status == "control" and not scheme.feeds
        assert empty or settled(id) == (scheme.reading == "reviewed"), id


def test_entries_that_join_others_are_called_as_their_parts_are():
    joined = [id for id in SCHEMES if CATALOG.scheme(id).compose]
    assert len(joined) >= 2
    assert not FOUND.keys() & set(joined)


def test_a_planted_difference_is_found():
    id = next(iter(READ))
    entry = entry_of(id)
    path = next(path for path in READ[id]["reads"] if path in entry)
    assert differences({path: "something else"}, entry) == {path: ("something else", entry[path])}
