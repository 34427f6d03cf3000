"""docs/anchors.md: every line of it runs, and it names every model and every parameter."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from goodstanding.anchors.base import models

PAGE = Path(__file__).resolve().parents[2] / "docs" / "anchors.md"


def test_every_line_of_the_page_runs():
    tests = doctest.DocTestParser().get_doctest(PAGE.read_text(encoding="utf-8"), {}, PAGE.name, str(PAGE), 0)
    runner = doctest.DocTestRunner()
    runner.run(tests)
    assert len(tests.examples) >= 2 * len(models())
    assert runner.summarize(verbose=False).failed == 0


def test_every_model_has_its_section_three_lines_and_parameters():
    sections = {text.split()[0]: text for text in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]}
    assert set(sections) == {model.anchor.id for model in models()}
    for model in models():
        text = sections[model.anchor.id]
        assert not model.anchor.row or f"({model.anchor.row})" in text
        named = set(re.findall(r"`(\w+)`", text.split("Parameters:")[1]))
        assert {parameter.name for parameter in model.anchor.parameters} <= named
        assert text.count(">>>") <= 3
