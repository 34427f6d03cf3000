"""Passes: what counts as a lost proof is a loss, and no rule that never took the proof."""

from __future__ import annotations

import re

import pytest

from goodstanding.model.passes import Pass
from tests.catalog.entries import CATALOG, ENTRIES

PASSES = tuple(
    id for id in ENTRIES if any(isinstance(one, Pass) for one in CATALOG.scheme(id).standings.values())
)


def proofs(id: str) -> set[str]:
    """The conducts whose records lead to a milder state than that without any."""
    return {
        ground.when
        for one in CATALOG.scheme(id).standings.values()
        if isinstance(one, Pass)
        for ground in one.grounds.values()
        if one.states.index(ground.to) < one.states.index(one.otherwise)
    }


def test_there_are_passes():
    assert {"ca_vaccine_travel", "it_green_pass", "sg_tracetogether"} <= set(PASSES)


@pytest.mark.parametrize("id", PASSES)
def test_a_missing_record_is_a_proof_that_was_lost(id: str):
    """A proof that a rule does not take is another conduct; else whoever holds one would count as wronged."""
    for version in CATALOG.entry(id).versions:
        for seen in version.scheme.sees.values():
            for conduct, sight in seen.items():
                reason = sight.sensitivity.because or ""
                if conduct in proofs(id) and sight.sensitivity.value > 0:
                    assert not re.search(r"\bonly\b|\bcounts?\b|\bcounted\b", reason), (conduct, reason)
                    assert sight.sensitivity.value >= 0.8, conduct


def test_a_test_at_home_is_no_lost_proof_where_a_laboratory_is_asked_for():
    canada = CATALOG.scheme("ca_vaccine_travel")
    assert proofs("ca_vaccine_travel") == {"covid_vaccination", "covid_lab_test"}
    assert set(canada.sees["tests"]) == {"covid_lab_test"}
    home, laboratory = CATALOG.conduct("covid_test"), CATALOG.conduct("covid_lab_test")
    assert laboratory.rates["any"].acts.value < home.rates["any"].acts.value


def test_yellow_and_red_are_both_kept_at_home_and_a_hotline_answers_within_days():
    codes = CATALOG.scheme("cn_health_codes")
    assert set(codes.consequences["home"].when["code"]) == {"yellow", "red"}
    assert set(codes.feeds) == {"travel", "location", "contacts", "medical", "self_report"}
    shortest = min(ground.keep_days.value for ground in codes.standings["code"].grounds.values())
    assert codes.contest.delay_days_to.value < shortest, "else no code could be mended before it ends"
