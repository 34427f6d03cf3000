"""The direction of each published pattern of behaviour, in small runs of catalogue entries.

The figures beside their sources stand in docs/face_validity.md, made by `verify.face_page` at a larger size.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from verify import face

PEOPLE = 30_000
PAGE = Path(__file__).parents[2] / "docs" / "face_validity.md"


def test_paid_walking_rises_and_part_of_it_is_left_when_the_pay_ends():
    during, after = face.walked(PEOPLE)
    assert 0.4 * during > 0.0
    assert 0.3 * during < after < 0.85 * during  # of 0.25, 0.52 and 607: 0.11, 0.20 and 514
    assert face.walked(PEOPLE, "behaviour.act.after=0")[1] == 0.0
    assert face.walked(PEOPLE, "behaviour.act.reward=0")[0] == 0.0


def test_a_loyalty_scheme_that_lowers_walking_asks_for_more_than_half_who_are_averse():
    assert face.walked(PEOPLE, "behaviour.act.averse=0.35")[0] > 0.0
    assert face.walked(PEOPLE, "behaviour.act.averse=0.7")[0] < 0.0


def test_points_deter_at_first_and_wear_off_within_eighteen_months():
    pair = face.tickets(PEOPLE)
    first = pair.change(0, face.QUARTER)
    last = pair.change(face.EIGHTEEN_MONTHS - face.QUARTER, face.EIGHTEEN_MONTHS)
    assert -0.20 < first < -0.10
    assert first < 3.0 * last < 0.0


def test_a_pass_brings_doses_before_it_starts_and_after():
    pair = face.green_pass(PEOPLE)
    before, after = pair.more(0, face.AHEAD), pair.more(face.AHEAD, face.AHEAD + face.WINDOW)
    assert 0.0 < before < face.BEFORE
    assert before < after < face.AFTER
    assert pair.more(0, face.AHEAD, "behaviour.act.ahead=0") == 0.0


def test_expression_falls_within_the_published_band_and_not_where_nobody_knows():
    assert -0.30 < face.chilled("cn_account_rules", PEOPLE) < -0.05
    assert face.chilled("cn_account_rules", PEOPLE, "behaviour.chill.aware=0") == 0.0


@pytest.mark.skipif(not PAGE.is_file(), reason="the page is not part of an installed package")
def test_the_page_shows_every_pattern_and_what_misses():
    table = [
        line.split(" | ")
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if re.search(r"\| CAL\d", line) and line.count(" | ") == 6
    ]
    told = {cells[0].removeprefix("| ").split(",")[0] for cells in table}
    assert told == {"walking", "points on a licence", "vaccine pass", "chilling"}
    assert {"as in the files", "set by it", "fitted", "predicted"} == {cells[3] for cells in table}
    assert any("-336" in cells[4] for cells in table)
    assert any("**no**" in cells[6] for cells in table)
