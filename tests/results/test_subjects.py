"""Words for people become words for firms in a society of firms, and stay in one of people."""

from __future__ import annotations

from goodstanding.model.resolve_world import society_of
from goodstanding.results.subjects import said_of, subjects
from tests.catalog.entries import CATALOG

PEOPLE, FIRMS = (society_of(CATALOG.society(id)) for id in ("CN", "CN_firms"))
TOLD = "{value} of 100,000 eligible synthetic people; a person, 1,000 adults, a household member. People."


def test_people_stay_people():
    assert said_of(PEOPLE, TOLD) == TOLD


def test_firms_are_called_firms():
    assert said_of(FIRMS, TOLD) == (
        "{value} of 100,000 eligible synthetic firms; a firm, 1,000 firms, a firm of the same owner. Firms."
    )
    assert said_of(FIRMS, "peoples, personal") == "peoples, personal"


def test_both_are_named_once():
    assert subjects([FIRMS, PEOPLE, FIRMS]) == "people and firms"
    assert subjects([FIRMS]) == "firms"
