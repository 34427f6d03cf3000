"""Numbers of a pair set by their path, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.pair_settings import pair_paths
from goodstanding.model.pairs import pair_of
from goodstanding.panels import PlannedPanel, arrange

CATALOG, PAIR = builtin_catalog(), "cn_court_list"


def planned(*sets: str) -> tuple[PlannedPanel, ...]:
    return arrange(CATALOG, (PAIR,), society=None, behaviour="default", sets=sets, start=date(2024, 1, 1))


def test_the_numbers_of_a_pair_can_be_set_and_no_word_of_it():
    assert set(pair_paths(pair_of(CATALOG, PAIR))) == {
        "employed.age_at_least", "employed.age_below", "employed.share",
        "links.jobs.share", "links.limits.share", "links.owner.share",
    }  # fmt: skip


def test_a_set_number_is_in_the_arm_together_and_told_there():
    for panel in planned("employed.share=0.3", f"{PAIR}/links.jobs.share=0.5", "employed.age_below=55"):
        nothing, apart, together = panel.arms
        assert together.pair is not None
        assert (together.pair.employed, together.pair.age_below) == (0.3, 55)
        assert {link.id: link.share for link in together.pair.links}["jobs"] == 0.5
        assert not nothing.case.changes
        assert not apart.case.changes
        assert [str(change) for change in together.case.changes] == [
            "employed.share = 0.3 share (in the files: 0.33)",
            "links.jobs.share = 0.5 share (in the files: 0.9)",
            "employed.age_below = 55 (in the files: 60)",
        ]


def test_numbers_of_the_schemes_and_of_the_conducts_between_them_keep_their_way():
    persons, firms = planned(
        "cn_court_list_persons/consequences.limited_flight.enforced=0.5",
        "consequences.owner_credit.enforced=0.1",
        "conducts.job_lost_with_firm.rates.any.ends.hired=3",
    )
    told = [[change.path for change in arm.case.changes] for arm in (*persons.arms, *firms.arms)]
    ends, flight = "conducts.job_lost_with_firm.rates.any.ends.hired", "consequences.limited_flight.enforced"
    owner = "consequences.owner_credit.enforced"
    assert told == [[ends], [flight, ends], [flight, ends], [], [owner], [owner]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("links.job.share=0.5", "nothing in 'cn_court_list' has the path.*(?s:.)*links.jobs.share"),
        ("emploid.share=0.5", "nothing has the path.*(?s:.)*employed.share"),
        ("links.jobs.befalls=firm_failure", "nothing in 'cn_court_list' has the path"),
        ("links.jobs.share=1.5", "--set links.jobs.share=1.5: .*range"),
        ("links.jobs.share=half", "'links.jobs.share' is a number"),
        ("employed.age_at_least=-1", "--set employed.age_at_least=-1: "),
        ("cn_court_lst/links.jobs.share=0.5", "no arm 'cn_court_lst'"),
        ("links.jobs.share", "not PATH=VALUE"),
    ],
)
def test_what_cannot_be_set_is_refused_plainly(text: str, said: str):
    with pytest.raises(RequestProblem, match=said):
        planned(text)
