"""An entry that is like another is that other with its own file laid over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodstanding.core.errors import FileProblem
from goodstanding.model.catalog import Catalog, builtin_catalog
from tests.model.written import GOOD

HEAD = """id: {id}
title: Another reading
like: {like}
jurisdiction: AA
mechanism: as the other, with another number
compulsion: mandatory
status: enacted
reading: provisional
summary: As the other, but for one number.
subject: {{is: person}}
"""
NUMBER = """contest:
  take_up: {value: 0.4, unit: probability, basis: assumed, range: [0.3, 0.5], because: another reading}
"""


def written(folder: Path, id: str, like: str, more: str = NUMBER) -> Catalog:
    """The small catalogue with one more entry."""
    place = folder / "schemes" / id
    place.mkdir(parents=True)
    (place / "scheme.yaml").write_text(HEAD.format(id=id, like=like) + more, encoding="utf-8")
    return Catalog((folder, GOOD))


def test_it_is_the_other_but_for_what_it_writes(tmp_path: Path):
    catalog = written(tmp_path, "aa_like", "aa_good")
    one, other = catalog.scheme("aa_like"), catalog.scheme("aa_good")
    assert one.contest is not None
    assert other.contest is not None
    assert (one.title, one.contest.take_up.value) == ("Another reading", 0.4)
    assert one.contest.delay_days_to == other.contest.delay_days_to
    assert (one.standings, one.sees, one.sources) == (other.standings, other.sees, other.sources)
    assert len(catalog.entry("aa_like").versions) == len(catalog.entry("aa_good").versions)


@pytest.mark.parametrize(
    ("like", "says"),
    [
        ("aa_god", "no scheme 'aa_god'"),
        ("aa_like", "cannot be like itself"),
        ("aa_other", "is itself like another"),
    ],
)
def test_what_it_cannot_be_like_is_refused_at_its_place(like: str, says: str, tmp_path: Path):
    written(tmp_path, "aa_other", "aa_good")
    catalog = written(tmp_path, "aa_like", like)
    with pytest.raises(FileProblem, match=says) as caught:
        catalog.scheme("aa_like")
    assert caught.value.problems[0].line == 3


def test_a_wrong_number_is_pointed_at_in_the_file_that_wrote_it(tmp_path: Path):
    catalog = written(tmp_path, "aa_like", "aa_good", NUMBER.replace("probability", "days"))
    with pytest.raises(FileProblem) as caught:
        catalog.scheme("aa_like")
    assert {problem.path for problem in caught.value.problems} == {tmp_path / "schemes/aa_like/scheme.yaml"}


def test_both_readings_of_what_no_court_decided_and_neither_as_the_default():
    catalog = builtin_catalog()
    read = {
        id: catalog.scheme(f"us_platform_accounts{id}").facts.everywhere["state_coerced"].value
        for id in ("", "_coerced", "_uncoerced")
    }
    assert read == {"": "unknown", "_coerced": True, "_uncoerced": False}
    requests = [
        catalog.scheme(f"us_platform_accounts{id}").sees["requests"]["dissenting_post"].sensitivity.value
        for id in ("_uncoerced", "", "_coerced")
    ]
    assert requests[0] == 0 < requests[1] < requests[2]
