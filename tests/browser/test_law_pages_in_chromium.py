"""The matrix of schemes by laws and the page of a screen in a real browser: wide, narrow, on paper."""

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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("laws")
    gs.matrix(out=made)
    gs.screen("de_schufa", html=made / "screen.html")
    return made


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", ["matrix.html", "screen.html"])
def test_it_fits_asks_for_nothing_and_complains_of_nothing(browser, folder, name, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / name).as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_not_engaged_is_as_large_as_any_other_mark(browser, folder):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((folder / "matrix.html").as_uri())
    sizes = page.evaluate(
        "[...document.querySelectorAll('.key .mark')].map(m => [m.offsetWidth, getComputedStyle("
        "m.querySelector('span')).fontWeight + getComputedStyle(m.querySelector('span')).fontSize])"
    )
    assert len(sizes) == 6
    assert len({str(size) for size in sizes}) == 1
    page.close()


def test_the_matrix_prints_on_a_few_sheets(browser, folder):
    page = browser.new_page()
    page.goto((folder / "matrix.html").as_uri())
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    assert 2 <= paper.count(b"/Type /Page\n") <= 6
    page.close()
