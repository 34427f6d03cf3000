"""A scheme of one country on the society of another says so wherever its results are shown."""

from __future__ import annotations

from pathlib import Path

import goodstanding as gs
from goodstanding.results.published import figures
from goodstanding.results.record import stamp


def test_it_is_called_hypothetical_on_the_page_and_in_the_data(tmp_path: Path):
    comparison = gs.run("it_over_fifty_mandate", society="UK", people=2_000, days=30, seed=1, study_people=0)
    (_, arm) = comparison.panels[0].arms
    assert stamp(arm).endswith("hypothetical, on society UK")
    found = figures(arm)
    assert found
    assert {figure.simulated for figure in found} == {None}
    assert {figure.why_not for figure in found} == {"it is of IT, and this society is UK"}
    page = gs.report(comparison, out=tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Hypothetical · United Kingdom" in page


def test_amounts_stay_in_the_schemes_own_currency(tmp_path: Path):
    comparison = gs.run("cn_nanjing_card", society="UK", people=2_000, days=10, seed=1, study_people=0)
    page = gs.report(comparison, out=tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Amounts are in CNY, not converted." in page


def test_at_home_nothing_is_said(tmp_path: Path):
    comparison = gs.run("it_over_fifty_mandate", people=2_000, days=30, seed=1, study_people=0)
    page = gs.report(comparison, out=tmp_path / "report.html").read_text(encoding="utf-8")
    assert "ypothetical" not in page
