"""Every row of the table has an entry, and what the commentary says has its own entry, with its signs."""

from __future__ import annotations

import pytest

from goodstanding.cards import card_of
from tests.catalog.entries import CATALOG, ENTRIES, SCHEMES

ROWS = {
    *(f"CN-I-{n}" for n in range(1, 7)),
    *(f"CN-B-{n}" for n in range(1, 6)),
    *("UK-1", "UK-2", "DE-1", "DE-2", "IT-1", "IT-2", "IT-3", "Fidenza", "SE-1", "SG-1", "EU-1", "EU-2"),
    *(f"CA-{n}" for n in range(1, 6)),
    *(f"US-{n}" for n in range(1, 5)),
    "cvrk_2022",
}
PERSONS = {
    **dict.fromkeys(("booster_on_time", "domestic_goods", "content_rules_kept"), 1),
    **dict.fromkeys(
        ("missed_test", "curfew_breach", "jaywalking", "foreign_goods", "lateness", "banned_video"), -1
    ),
}
"""Conduct -> sign of its points; of tests and curfews the entry has the breach."""
FIRMS = {
    **dict.fromkeys(("delivery_late", "slow_answer", "customer_complaint", "bad_quality"), -1),
    **dict.fromkeys(("wages_late", "tax_late"), -1),
    "profitable_year": 1,
}
FOLLOWS = {
    "cvrk_2022": {"travel", "housing", "shops"},
    "cvrk_2022_firms": {"market_access", "tax", "reputation", "tender"},
}
SENSORS = ("face", "camera", "artificial", "big data", "matching")


def test_every_row_has_an_entry():
    assert {CATALOG.scheme(id).row for id in ENTRIES} >= ROWS


@pytest.mark.parametrize("id", ["uk_better_health", "it_bologna_wallet", "us_esg_ratings"])
def test_what_is_described_stands_beside_what_is_documented(id: str):
    described = CATALOG.scheme(f"{id}_as_described")
    assert described.status == "described"
    assert described.row == CATALOG.scheme(id).row
    assert described.mechanism != CATALOG.scheme(id).mechanism


def test_the_app_reads_supermarkets_only_where_it_is_described_so():
    assert "supermarkets" in CATALOG.scheme("uk_better_health_as_described").feeds
    assert not {feed.operator for feed in CATALOG.scheme("uk_better_health").feeds.values()} & {"shop"}


@pytest.mark.parametrize(("id", "signs"), [("cvrk_2022", PERSONS), ("cvrk_2022_firms", FIRMS)])
def test_conducts_have_the_signs_of_the_commentary(id: str, signs: dict[str, int]):
    rules = CATALOG.scheme(id).standings["score"].rules
    assert {name: 1 if rule.value > 0 else -1 for name, rule in rules.items()} == signs
    assert {one.domain for one in CATALOG.scheme(id).consequences.values()} >= FOLLOWS[id]


@pytest.mark.parametrize("id", ["us_esg_ratings", "us_platform_accounts"])
def test_coercion_by_the_state_is_both_and_neither_is_the_default(id: str):
    assert {f"{id}_coerced", f"{id}_uncoerced"} <= set(SCHEMES)
    stated = {
        name: CATALOG.scheme(name).facts.everywhere.get("state_coerced")
        for name in (id, f"{id}_coerced", f"{id}_uncoerced")
    }
    values = [fact.value if fact else "unknown" for fact in stated.values()]
    assert values == ["unknown", True, False]


@pytest.mark.parametrize("id", ENTRIES)
def test_a_technology_is_a_feed_and_never_a_standing(id: str):
    scheme = CATALOG.scheme(id)
    for name, standing in scheme.standings.items():
        assert not any(word in f"{name} {standing.kind}".lower() for word in SENSORS)


@pytest.mark.parametrize("id", SCHEMES)
def test_a_card_begins_with_mechanism_and_compulsion(id: str):
    first = list(card_of(CATALOG, id).to_json())[:8]
    assert first.index("mechanism") < first.index("compulsion")
