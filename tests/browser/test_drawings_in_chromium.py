"""Every chart in a real browser: no word of it lies outside its drawing, however few rows or long words."""

from __future__ import annotations

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest

from goodstanding.charts.base import painters
from goodstanding.model.scheme import Published
from goodstanding.reports.figures import render
from tests.charts.test_charts import scene

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; .ci/run installs one")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
OUTSIDE = """() => {
  const box = document.querySelector('svg').getBoundingClientRect();
  return [...document.querySelectorAll('svg text')].filter(t => {
    const r = t.getBoundingClientRect();
    return r.width && (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 ||
      r.bottom > box.bottom + 1);
  }).map(t => t.textContent);
}"""


@pytest.fixture(scope="module")
def page():
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium.new_page(viewport={"width": 1280, "height": 900})
        chromium.close()


def far_off():
    """The made register, held to figures with long words and far from what it gives."""
    shown = scene()
    listed = {"is": "stock_share", "standing": "list", "state": "listed"}
    words = "a share of all adults that was published once and is rather far from this"
    told = {"says": words, "used_as": "check", "source": "S", "at": "t", "measure": listed}
    figures = [
        Published.model_validate(told | {"id": unit, "low": low, "high": 3 * low, "unit": unit})
        for low, unit in ((0.0001, "share"), (0.000123, "per_adult_year"))
    ]
    case = SimpleNamespace(**vars(shown.arm.case))
    case.scheme = SimpleNamespace(**vars(case.scheme) | {"published": figures})
    return replace(shown, arm=replace(shown.arm, case=case))


@pytest.mark.parametrize("name", sorted(painters()))
def test_no_word_lies_outside(page, name):
    picture = painters()[name].picture(far_off())
    assert picture is not None
    page.set_content(render(picture))
    assert page.evaluate(OUTSIDE) == []
