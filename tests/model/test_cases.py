"""The numbers that a case uses, and changing them: by a study, and by `--set`."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from goodstanding.core.disk import write_folder
from goodstanding.core.errors import RequestProblem
from goodstanding.model.case import Case, assumptions, make_cases, numbers, with_value, with_values
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.places import at
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.starter import starter
from tests.model.written import good_catalog

CATALOG = good_catalog()
START = date(2020, 3, 1)


def case(arm: str = "aa_good", *sets: str) -> Case:
    return make_cases(CATALOG, [arm], sets=sets)[0]


def refusal(*sets: str, arm: str = "aa_good") -> str:
    with pytest.raises(RequestProblem) as caught:
        case(arm, *sets)
    return str(caught.value)


def test_numbers_are_those_that_the_case_uses():
    paths = [number.path for number in numbers(case())]
    assert len(paths) == len(set(paths))
    assert "standings.points.tiers.B.at_least" in paths
    assert "standings.points.rules.hiding.from" in paths
    assert "timeline.2021-06-18.standings.points.rules.debt" in paths
    assert "society.encounters.trip.rate" in paths
    assert "conducts.debt.rates.AA.ends.performed" in paths
    assert not [path for path in paths if path.startswith("conducts.debt.rates.any")]
    assert not [path for path in paths if path.split(".")[0] in ("published", "examples", "sources")]
    assert "society.households.mean_size" not in paths
    assert [path.split(".")[0] for path in paths if path.startswith(("society", "behaviour"))][
        -1
    ] == "behaviour"


def test_assumptions_have_a_range_that_is_no_point():
    found = {number.path: number.quantity for number in assumptions(case("aa_good", "contest.take_up=0.3"))}
    assert "contest.delay_days_to" in found
    assert "contest.take_up" not in found
    assert "standings.points.base" not in found
    assert "standings.list.entries.refuses.per_year" in found
    assert all(quantity.low < quantity.high for quantity in found.values())


def test_every_assumption_can_be_put_at_both_ends():
    made = case()
    for path, quantity in assumptions(made):
        for end in (quantity.low, quantity.high):
            changed = with_value(made, path, end)
            assert dict(numbers(changed))[path].value == end
            resolve_machine(changed, start=START)
            resolve_world([changed])


def test_a_value_moves_one_number_and_leaves_the_case_as_it_was():
    made = case()
    changed = with_value(made, "contest.take_up", 0.15)
    before, after = dict(numbers(made)), dict(numbers(changed))
    assert {path for path in before if before[path] != after[path]} == {"contest.take_up"}
    assert (after["contest.take_up"].value, after["contest.take_up"].basis) == (0.15, "assumed")
    assert changed.changes == ()


def test_two_numbers_can_move_together_where_neither_could_alone():
    made = case()
    with pytest.raises(RequestProblem, match=r"delay_days_from \(80\) is above delay_days_to \(60\)"):
        with_value(made, "contest.delay_days_from", 80)
    both = with_values(made, {"contest.delay_days_from": 80, "contest.delay_days_to": 85})
    assert resolve_machine(both, start=START).periods[0].contest.delay_low == 80


def test_resolving_anew_takes_milliseconds():
    """The study of assumed numbers does it hundreds of times; ten times the usual cost is let pass."""
    (made,) = make_cases(builtin_catalog(), ["cn_rongcheng_residents"])
    paths = [number.path for number in assumptions(made)][:20]
    began = time.process_time()
    for path in paths:
        resolve_machine(with_value(made, path, dict(numbers(made))[path].low), start=START)
    assert (time.process_time() - began) / len(paths) < 0.03


def test_a_set_number_says_so():
    made = case("aa_good", "contest.take_up=0.3")
    number = dict(numbers(made))["contest.take_up"]
    assert (number.value, number.unit, number.basis, number.because) == (
        0.3,
        "probability",
        "assumed",
        "set by the user",
    )
    assert [str(change) for change in made.changes] == [
        "contest.take_up = 0.3 probability (in the files: 0.1)"
    ]


def test_a_number_that_is_left_out_can_be_set():
    made = case("aa_good", "consequences.bonus.enforced=0.5")
    assert str(made.changes[0]) == "consequences.bonus.enforced = 0.5 probability (in the files: left out)"
    assert resolve_machine(made, start=START).periods[0].consequences[0].enforced == 0.5


def test_words_can_be_set():
    made = case("aa_good", "consequences.flight.decided_by=official", "subject.where.age_at_least=21")
    assert at(made.scheme, ("consequences", "flight", "decided_by")) == "official"
    assert resolve_machine(made, start=START).eligible.age_at_least == 21


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "contest.takeup=0.3",
            "nothing has the path 'contest.takeup'\n      Did you mean 'contest.take_up'?",
        ),
        (
            "contest.take_up",
            "not PATH=VALUE\n      Such as: contest.take_up=0.3, or ARM/contest.take_up=0.3.",
        ),
        (
            "contest.take_up=",
            "not PATH=VALUE\n      Such as: contest.take_up=0.3, or ARM/contest.take_up=0.3.",
        ),
        ("contest.take_up=often", "'contest.take_up' is a number\n      In the files: 0.1."),
        ("contest.take_up=true", "'contest.take_up' is a number\n      In the files: 0.1."),
        ("contest.take_up=1.5", "1.5 is out of range: probability is between 0 and 1"),
        ("contest.delay_days_to=30.5", "30.5 is not a whole number\n      days are whole numbers here."),
        ("contest=0.5", "nothing has the path 'contest'"),
        (
            "title=x",
            "nothing has the path 'title'\n      `goodstanding show ID` lists the paths of a scheme.",
        ),
        ("published.0.low=1", "nothing has the path 'published.0.low'"),
        ("aa_godd/contest.take_up=0.1", "no arm 'aa_godd'\n      Did you mean 'aa_good'?"),
        ("consequences.flight.domain=trave", "cannot be 'trave'\n      Did you mean 'travel'?"),
        ("consequences.flight.meets=trp", "no encounter 'trp'\n      Did you mean 'trip'?"),
        (
            "standings.points.tiers.B.at_least=1100",
            "tier 'B' (at least 1100) must start below 'A' (at least 1000)",
        ),
        ("society.households.shares.4=0.9", "the shares add up to 1.4 and not to 1"),
        ("conducts.debt.rates.AA.ends.performed=365", "the rates of the ends add up to more than one a day"),
        ("conducts.debt.legality.domestic=lawful", "nothing has the path 'conducts.debt.legality.domestic'"),
        ("timeline.2021-06-18.contest.take_up=0.1", "nothing has the path"),
        ("sees.court.hiding.false_positive=0.1", "nothing has the path"),
    ],
)
def test_a_set_that_is_refused(text: str, says: str):
    message = refusal(text)
    assert message.startswith(f"--set {text.partition('=')[0]}")
    assert says in message


def test_a_path_reaches_every_arm_that_has_it_or_the_one_that_is_named():
    arms = ["aa_good", "aa_good@2020", "aa_good@2021"]
    everywhere = make_cases(CATALOG, arms, sets=["contest.take_up=0.3"])
    assert [len(case.changes) for case in everywhere] == [1, 1, 1]
    one = make_cases(CATALOG, arms, sets=["aa_good@2021/contest.take_up=0.3"])
    assert [len(case.changes) for case in one] == [0, 0, 1]


def test_a_scheme_needs_what_its_society_has():
    catalog = builtin_catalog()
    with pytest.raises(
        RequestProblem, match=r"'us_esg_ratings' meets 'issue' .* which society CN_firms has not"
    ):
        make_cases(catalog, ["us_esg_ratings"], society="CN_firms")
    with pytest.raises(RequestProblem) as refused:
        make_cases(catalog, ["cn_customs_aeo"], society="US_listed")
    said = str(refused.value)
    assert len(refused.value.problems) == 5, "all that is missing, at once"
    assert "conduct 'misdeclaration' has no rates for society US_listed" in said
    assert "meets 'customs_declaration'" in said
    with pytest.raises(RequestProblem, match="no society 'FR'"):
        make_cases(catalog, ["zz_null"], society="FR")
    with pytest.raises(RequestProblem, match=r"no behaviour 'defalt'\n.*Did you mean 'default'"):
        make_cases(catalog, ["zz_null"], behaviour="defalt")
    assert make_cases(catalog, ["zz_null"])[0].society.id == "CN"


def test_a_scheme_whose_country_has_no_society_says_how_to_choose_one(tmp_path: Path):
    folder = write_folder(tmp_path / "my_points", starter("my_points"))
    with pytest.raises(
        RequestProblem, match=r"'my_points' is of MY, .*\n.*Choose one with --society: CA, .*UK"
    ):
        make_cases(builtin_catalog(), [str(folder)])
    assert make_cases(builtin_catalog(), [str(folder)], society="UK")[0].hypothetical


def test_a_scheme_of_one_country_on_the_society_of_another_is_hypothetical():
    catalog = builtin_catalog()
    (away,), (home,), (nowhere,) = (
        make_cases(catalog, ["cn_nanjing_card"], society="UK"),
        make_cases(catalog, ["cn_nanjing_card"]),
        make_cases(catalog, ["zz_null"], society="UK"),
    )
    assert [case.hypothetical for case in (away, home, nowhere)] == [True, False, False]
    amounts = [quantity for path, quantity in numbers(away) if path == "consequences.transit.amount"]
    assert [amount.unit for amount in amounts] == ["CNY"], "never converted"
    union = make_cases(catalog, ["eu_covid_certificate"] * 3, society=["IT", "SE", "US"])
    assert [case.hypothetical for case in union] == [False, False, True]
