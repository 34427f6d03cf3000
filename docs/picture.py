"""The picture at the top of the README: what the report of `make run` compares, as Chromium shows it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTH, MARGIN = 1080, 28


def main(report: Path, picture: Path) -> None:
    """Cut the part that compares out of `report`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        page.goto(report.resolve().as_uri())
        top = page.locator("#beside").bounding_box()
        last = page.locator("#beside ~ table").last.bounding_box()
        if not top or not last:
            sys.exit(f"{report} has no part that compares")
        height = last["y"] + last["height"] - top["y"] + 2 * MARGIN
        clip = {"x": 0, "y": top["y"] - MARGIN, "width": WIDTH, "height": height}
        page.screenshot(path=picture, clip=clip, full_page=True)
        browser.close()


main(Path(sys.argv[1]), Path(sys.argv[2]))
