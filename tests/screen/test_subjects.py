"""What a law is told of whom a scheme rates, and by which ways a rating is reached."""

from __future__ import annotations

import pytest

from goodstanding.rules.of_parts import of_whole
from goodstanding.rules.of_scheme import paths
from tests.catalog.entries import CATALOG


@pytest.mark.parametrize(
    ("id", "whom", "persons"),
    [
        ("cn_court_defaulters", "person", True),
        ("us_esg_ratings", "business", False),
        ("zz_null", "both", False),
    ],
)
def test_whom_it_rates(id: str, whom: str, persons: bool):
    told = of_whole(CATALOG.scheme(id))
    assert told["subject"].value == whom
    assert told["scores_persons"].value is persons
    assert ("identifier_retrieval" in told) is persons


def test_raters_are_reached_by_every_feed_without_any_record():
    ways = {(path.feed, path.consequence) for path in paths(CATALOG.scheme("us_esg_ratings"))}
    feeds, consequences = ("disclosures", "research"), ("capital", "index", "leaders")
    assert ways == {(feed, consequence) for feed in feeds for consequence in consequences}


def test_one_score_of_the_state_reaches_what_it_withholds():
    (path,) = paths(CATALOG.scheme("us_esg_ratings_as_described"))
    assert (path.feed, path.consequence) == ("reports", "capital")
