"""The report in a real browser: on a wide screen, on a telephone, on paper, and without any network."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goodstanding as gs

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; .ci/run installs one")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "run"
    gs.compare(
        ["cn_court_defaulters", "de_debtor_register"],
        people=4000,
        days=90,
        seed=1,
        study_people=500,
        out=folder,
    )
    return folder / "report.html"


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def opened(browser, report: Path, width: int):
    """A page showing the report, and what it asked for and complained of."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(report.as_uri())
    return page, asked, said


@pytest.mark.parametrize("width", [1280, 375])
def test_it_fits_asks_for_nothing_and_complains_of_nothing(browser, report, width):
    page, asked, said = opened(browser, report, width)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").inner_text()
    page.close()


@pytest.mark.parametrize("width", [1280, 375])
def test_every_chart_shown_is_large_enough_to_read_and_says_synthetic(browser, report, width):
    page, _, _ = opened(browser, report, width)
    shown = [svg for svg in page.locator("svg").all() if svg.is_visible()]
    assert len(shown) >= 6
    for svg in shown:
        box = svg.bounding_box()
        assert box["width"] <= width
        sizes = svg.evaluate(
            "s => [...s.querySelectorAll('text')].filter(t => t.textContent.trim())"
            ".map(t => t.getBoundingClientRect().height)"
        )
        assert not sizes or min(sizes) >= 7
    text = " ".join(page.locator("figure").all_inner_texts()).lower()
    assert "synthetic" in text
    page.close()


def test_charts_have_text_for_those_who_cannot_see_them(browser, report):
    page, _, _ = opened(browser, report, 1280)
    for svg in page.locator("svg").all():
        label = svg.evaluate(
            "s => s.getAttribute('aria-label') || s.getAttribute('aria-hidden') || "
            "s.closest('[aria-label],[aria-labelledby],[aria-hidden]')?.outerHTML.slice(0, 200) || ''"
        )
        assert label
    page.close()


def test_a_stranger_finds_the_five_answers_in_the_first_screens(browser, report):
    page, _, _ = opened(browser, report, 1280)
    page.locator("h2").first.wait_for()
    first = page.locator("main, body").first.inner_text()[:6000].lower()
    for answer in ("who is affected", "how many", "by what mistake", "how sure", "compared with what"):
        assert answer in first
    page.close()


def test_paper_has_tables_and_not_the_rows_of_a_telephone(browser, report):
    page = browser.new_page(viewport={"width": 690, "height": 900})  # A4 between its margins
    page.emulate_media(media="print")
    page.goto(report.as_uri())
    assert page.locator("table.glance").evaluate("t => getComputedStyle(t).display") == "table"
    assert page.evaluate("document.documentElement.scrollWidth") <= 690
    page.close()


def test_it_prints(browser, report, tmp_path):
    page, _, _ = opened(browser, report, 1280)
    paper = tmp_path / "report.pdf"
    page.pdf(path=str(paper), format="A4")
    assert paper.read_bytes().startswith(b"%PDF")
    assert paper.stat().st_size > 50_000
    page.close()
