"""The page stands alone, says on every figure what it is, and answers who, how many, how sure."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from goodstanding.charts.base import plain
from goodstanding.reports.flowmap import draw_narrow, draw_wide
from goodstanding.reports.flows import flows_of
from goodstanding.reports.page import build
from goodstanding.reports.story import story_of
from goodstanding.results.life import Life, LifeEvent
from goodstanding.results.record import stamp
from goodstanding.results.run import ArmRun, Comparison
from tests.results.lived import REQUEST, comparison

VOID = {"meta", "br", "img", "link", "hr", "input"}
FETCHES = {"script", "link", "iframe", "object", "embed", "video", "audio", "source"}


class _Page(HTMLParser):
    """Tags, ids, links within the page, and whether every tag is closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@cache
def _html() -> str:
    return build(comparison())


@cache
def _page() -> _Page:
    return _Page(_html())


def _text() -> str:
    return re.sub(
        r"\s+", " ", re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", _html(), flags=re.DOTALL))
    )


def test_nothing_is_fetched() -> None:
    policy = next(m for m in _page().named("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert str(policy["content"]).startswith("default-src 'none'")
    assert not [tag for tag, _ in _page().tags if tag in FETCHES]
    assert not re.findall(r'(?:src|xlink:href)="(?!#)', _html())
    assert "@import" not in _html()
    assert not re.search(r"url\((?!#)", _html())


def test_the_page_is_well_formed() -> None:
    assert _page().unbalanced == []
    assert _page().open == []
    assert _page().named("html")[0]["lang"] == "en"
    assert len(_page().named("h1")) == 1


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    ids = [str(attributes["id"]) for _, attributes in _page().tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {str(a["href"])[1:] for a in _page().named("a") if str(a.get("href")).startswith("#")}
    assert inner <= set(ids)
    assert set(re.findall(r"url\(#([^)]+)\)", _html())) <= set(ids)


def test_every_figure_has_alternative_text_with_numbers_table_and_stamp() -> None:
    figures = re.findall(r"<figure.*?</figure>", _html(), flags=re.DOTALL)
    assert len(figures) >= 10
    for figure in figures:
        assert 'role="img"' in figure
        assert "Synthetic people, in this model" in figure
        assert "<table" in figure
    labels = re.findall(r'<svg[^>]*aria-label="([^"]*)"', _html())
    assert all(re.search(r"\d", label) for label in labels)


def test_table_headers_say_what_they_head() -> None:
    assert all(th.get("scope") in ("col", "row") for th in _page().named("th"))


@pytest.mark.parametrize(
    "words",
    [
        "Who is affected", "How many", "By what mistake", "How sure", "Compared with what",
        "What it never is", "Provisional.", "with ordinary enforcement", "One synthetic life, and its twin",
        "Stu Cvrk, The Epoch Times", "differ", "not found in the sources listed",
        "numbers that may be otherwise",
    ],
)  # fmt: skip
def test_it_says(words: str) -> None:
    assert words in _text()


def test_changes_by_the_user_stand_before_any_result() -> None:
    text = _text()
    assert text.index("contest.take_up = 0.5") < text.index("At a glance")


def test_it_ends_with_the_line_that_makes_it_again() -> None:
    assert REQUEST.command in _text()[-600:]


def test_what_a_scheme_file_says_is_shown_and_not_run() -> None:
    panel = comparison().panels[0]
    arm = panel.arms[2]
    scheme = arm.case.scheme.model_copy(update={"title": "<script>alert(1)</script>"})
    evil = replace(arm, case=replace(arm.case, scheme=scheme))
    page = build(_with(replace(panel, arms=(*panel.arms[:2], evil))), lives={})
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def _with(panel: object) -> Comparison:
    return replace(comparison(), panels=(panel,))  # type: ignore[arg-type]


def test_a_burden_that_outlives_its_reason_is_told_as_going_on() -> None:
    panel = comparison().panels[0]
    arm = panel.arms[2]
    events = (
        LifeEvent(1, "invented", "judgment_debt", "a record of no act", True),
        LifeEvent(9, "freed", "flight", "truth_changed"),
        LifeEvent(9, "under", "flight", "on a false record"),
        LifeEvent(20, "freed", "flight", "dispute_won"),
    )
    traits: dict[str, int | str] = {
        "sex": "female",
        "age": 40,
        "income_fifth": 2,
        "group": "x",
        "household_size": 3,
    }
    lives = (Life(7, "zz_null", traits, {}, ()), Life(7, "x", traits, {"list": ("clear", "clear")}, events))
    story = story_of(lives, panel, arm, REQUEST.start)
    assert [moment.reference for moment in story.moments] == [(), (), ()]
    assert [moment.arm[0].partition(":")[0] for moment in story.moments] == [
        "A record of no act is made",
        "Goes on, now on a false record",
        "No longer applies (a dispute was won)",
    ]
    assert story.end == ("no standing", "list: clear")


def test_the_same_page_each_time() -> None:
    assert _html() == build(comparison())


def test_a_comparison_of_controls_alone_has_a_page() -> None:
    panel = comparison().panels[0]
    page = build(_with(replace(panel, arms=panel.arms[:2])))
    assert "Controls compared" in page
    assert "ordinary enforcement" in page.lower()


def test_the_flow_map_names_every_feed_state_and_consequence() -> None:
    arm = comparison().panels[0].arms[2]
    flows = flows_of(arm)
    assert [board.states for board in flows.boards] == [("clear", "listed")]
    assert {seen.title for source in flows.sources for seen in source.seen} == {
        conduct.title for conduct in arm.case.conducts.values()
    }
    for draw in (draw_wide, draw_narrow):
        svg = draw(flows, prefix="x-", label="a map", stamp=stamp(arm))
        for consequence in arm.case.scheme.consequences.values():
            assert consequence.title in svg
        assert "Synthetic people" in svg
        assert _Page(svg).unbalanced == []


def test_several_arms_of_one_entry_are_named_once_as_provisional() -> None:
    titles = ("A list, of sorts, apart", "A list, of sorts, together", "A list, of sorts, with hearing")
    panel = comparison().panels[0]
    arms = tuple(_titled(panel.arms[2], title, f"arm{i}") for i, title in enumerate(titles))
    page = build(_with(replace(panel, arms=(panel.arms[0], *arms))), lives={})
    assert "against their sources: A list, of sorts.</p>" in page
    alone = build(_with(replace(panel, arms=(panel.arms[0], arms[1]))), lives={})
    assert "against their sources: A list, of sorts, together.</p>" in alone


def _titled(arm: ArmRun, title: str, label: str) -> ArmRun:
    scheme = arm.case.scheme.model_copy(update={"title": title, "reading": "provisional"})
    return replace(arm, label=label, case=replace(arm.case, scheme=scheme))


def test_numbers_of_files_are_written_without_powers_of_ten() -> None:
    assert [plain(value) for value in (6e-08, -5.0, 0.25, 1_460.0)] == ["0.00000006", "−5", "0.25", "1460"]
    assert not re.search(r"\de-\d", _text())
