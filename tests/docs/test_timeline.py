"""The picture of all entries in time: each once, ended, in force or never held, as the files say."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from docs import timeline_page
from goodstanding.model.catalog import builtin_catalog

CATALOG = builtin_catalog()
(PICTURE,) = timeline_page.pages().values()
SVG = "{http://www.w3.org/2000/svg}"


def bar_of(title: str) -> ElementTree.Element:
    """The bar that carries this title."""
    for bar in ElementTree.fromstring(PICTURE).iter(f"{SVG}rect"):
        told = bar.find(f"{SVG}title")
        if told is not None and (told.text or "").startswith(title):
            return bar
    raise AssertionError(title)


def test_every_entry_is_there_once():
    words = [node.text or "" for node in ElementTree.fromstring(PICTURE).iter(f"{SVG}text")]
    for id in CATALOG.scheme_ids():
        shown = [text for text in words if text.split()[:1] == [id]]
        assert len(shown) == (CATALOG.scheme(id).status != "control"), id


def test_a_year_is_as_long_in_the_picture_as_between_its_lines():
    title = CATALOG.scheme("uk_better_health_as_described").title
    wide = float(bar_of(title).attrib["width"])
    year = timeline_page.across(date(2023, 1, 1)) - timeline_page.across(date(2022, 1, 1))
    assert abs(wide - year) < 0.5


def test_what_never_held_is_hatched_and_what_ended_is_short():
    assert "hatch" in bar_of(CATALOG.scheme("cvrk_2022").title).attrib["fill"]
    assert "hatch" not in bar_of(CATALOG.scheme("uk_covid_pass").title).attrib["fill"]
    ended = float(bar_of(CATALOG.scheme("uk_covid_pass").title).attrib["width"])
    holds = float(bar_of(CATALOG.scheme("cn_court_defaulters").title).attrib["width"])
    assert 0 < 20 * ended < holds
