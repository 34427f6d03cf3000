"""Provenance: the share of assumed numbers, the stamp, and paths in words."""

from __future__ import annotations

import pytest

from goodstanding.model.case import make_cases, numbers
from goodstanding.model.catalog import builtin_catalog
from goodstanding.results.record import assumed_share, assumed_share_of, stamp
from goodstanding.results.wording import describe
from tests.results.lived import comparison


def test_a_number_that_two_arms_share_counts_once() -> None:
    panel = comparison().panels[0]
    each = [assumed_share(arm.case)[1] for arm in panel.arms]
    together = assumed_share_of(arm.case for arm in panel.arms)[1]
    assert max(each) < together < sum(each)


def test_the_user_s_change_counts_as_assumed() -> None:
    changed = comparison().panels[0].arms[2].case
    (as_filed,) = make_cases(builtin_catalog(), ["cn_court_defaulters"])
    assert assumed_share(changed)[0] >= assumed_share(as_filed)[0]


def test_the_stamp_says_synthetic_version_and_share() -> None:
    text = stamp(comparison().panels[0].arms[2])
    assert "Synthetic people" in text
    assert "cn_court_defaulters, version 2024-01-01" in text
    assert "numbers assumed" in text


@pytest.mark.parametrize("id", builtin_catalog().scheme_ids())
def test_every_number_has_words(id: str) -> None:
    (case,) = make_cases(builtin_catalog(), [id])
    for number in numbers(case):
        words = describe(case, number.path)
        assert "_" not in words
        assert words[:1] == words[:1].upper()


def test_words_of_some_paths() -> None:
    (case,) = make_cases(builtin_catalog(), ["cn_court_defaulters"])
    assert describe(case, "consequences.flight.enforced") == "Share really applied: flight booking refused"
    assert describe(case, "standings.list.removed_late.share") == "Share of removals that come late"
    assert describe(case, "no.such.path") == "Path"
    dated = "conducts.covid_recovery.rates.any.dated.2021-12-15"
    assert describe(case, dated) == "How often it happens from 2021-12-15 on: covid recovery"
    (case,) = make_cases(builtin_catalog(), ["de_schufa"])
    share = "standings.score.start.records.bank_arrears.share"
    assert describe(case, share) == "Share with a live record at the start: loan or card arrears"


@pytest.mark.parametrize("id", ["cn_tax_credit", "us_esg_ratings"])
def test_a_number_of_a_society_of_firms_says_what_it_is_of(id: str) -> None:
    (case,) = make_cases(builtin_catalog(), [id])
    found = {number.path: describe(case, number.path) for number in numbers(case)}
    own = [words for path, words in found.items() if path.startswith("society.") and path.count(".") > 1]
    assert len(own) > 15
    assert [words for words in own if " " not in words] == []
    assert len(set(own)) == len(own)
