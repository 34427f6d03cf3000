"""Entries joined, put to the law: the paths of each, with the facts that they have alone."""

from __future__ import annotations

from goodstanding.rules.given import Value
from goodstanding.rules.of_scheme import paths
from tests.catalog.entries import CATALOG

JOINED = "cn_joint_punishment"


def facts_of(id: str) -> dict[tuple[str, str, str], dict[str, Value]]:
    """Feed, purpose and consequence, under their ids in the entry -> what is known there."""
    scheme, around = CATALOG.scheme(id), CATALOG.beside(CATALOG.scheme_path(id))
    conducts = {name: around.conduct(name) for sight in scheme.sees.values() for name in sight}
    found: dict[tuple[str, str, str], dict[str, Value]] = {}
    for path in paths(scheme, conducts):
        consequence = path.consequence
        for entry in scheme.compose or ():
            consequence = consequence.removeprefix(f"{entry}_")
        known = {name: stated.value for name, stated in path.given.facts.items()}
        found[path.feed, path.purpose, consequence] = known
    return found


def test_each_path_is_that_of_its_entry():
    each = [facts_of(id) for id in CATALOG.scheme(JOINED).compose or ()]
    assert facts_of(JOINED) == {path: facts for one in each for path, facts in one.items()}
    assert len(each) == 2
    assert len(facts_of(JOINED)) == 9
