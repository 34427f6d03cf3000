"""The machine form of the small catalogue, number by number, as worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.core.quantity import Quantity
from goodstanding.model import machine
from goodstanding.model.case import Case, make_cases, numbers
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine import Eligibility, Machine, Period
from goodstanding.model.machine_json import world_from_json, world_to_json
from goodstanding.model.register import EarlyExit
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.resolve_parts import way_out
from goodstanding.model.resolve_standing import UNBOUNDED
from tests.model.written import GOOD, SmallCatalog, good_catalog

CATALOG = good_catalog()
RATE = {"value": 0.365, "unit": "per_year", "basis": "assumed", "range": (0.1, 0.5), "because": "nobody says"}


def days(value: int) -> Quantity:
    """An assumed number of days."""
    span = (float(value), float(value))
    return Quantity(value=float(value), unit="days", basis="assumed", range=span, because="nobody says")


def case(arm: str = "aa_good", *sets: str) -> Case:
    return make_cases(CATALOG, [arm], sets=sets)[0]


def resolved(arm: str = "aa_good", *sets: str, start: date = date(2020, 3, 1)) -> Machine:
    return resolve_machine(case(arm, *sets), start=start)


def period(*sets: str) -> Period:
    return resolved("aa_good", *sets).periods[0]


def go(id: str, *sets: str) -> machine.Go:
    return next(go for go in period(*sets).goes if go.id == id)


def shipped(arm: str) -> Machine:
    """An entry of the catalogue that is shipped."""
    return resolve_machine(make_cases(builtin_catalog(), [arm])[0], start=date(2024, 1, 1))


def test_a_number_of_records_at_the_start_is_reached_by_its_path_and_its_range():
    path = "standings.grade.start.records.tax_late.number"
    (tax,) = make_cases(builtin_catalog(), ["cn_tax_credit"], sets=(f"{path}=1.25",))
    found = {go.id: go for go in resolve_machine(tax, start=date(2019, 1, 1)).periods[0].goes}
    late, idle = found["grade.tax_late"], found["grade.direct.tax_idle"]
    assert (late.start_number, late.start_share, late.start_age_days) == (1.25, 0, 0)
    assert (idle.start_number, idle.start_share) == (0.36, 0)
    assert found["grade.tax_audit"].start_number == 0 < found["grade.tax_audit"].start_share
    (stated,) = make_cases(builtin_catalog(), ["cn_tax_credit"])
    assert dict(numbers(stated))[path].range == (0.27, 2.0)
    with pytest.raises(RequestProblem, match="records is between 0 and 8"):
        make_cases(builtin_catalog(), ["cn_tax_credit"], sets=(f"{path}=9",))


def test_head():
    form = resolved()
    assert (form.id, form.version, form.jurisdiction) == ("aa_good", "", "AA")
    assert form.eligible == Eligibility(18, 200, 1)
    assert form.conducts == ("debt", "hiding", "litter")


def test_standings():
    listed, points = resolved().standings
    assert (listed.id, listed.kind, listed.states) == ("list", "register", ("clear", "listed"))
    assert listed.columns == (machine.Column("count", 0, 0, UNBOUNDED, False, 0, ((1, 1),)),)
    assert (points.id, points.kind, points.states) == ("points", "score", ("A", "B", "C"))
    assert points.columns == (
        machine.Column("points", 1000, -UNBOUNDED, 1200, False, 2, ((900, 1), (1000, 0))),
        machine.Column("direct_C", 0, 0, UNBOUNDED, False, 0, ((1, 2),)),
    )


def test_observations():
    seen = {(o.feed, o.conduct): o for o in period().observations}
    assert sorted(seen) == [("clerk", "debt"), ("clerk", "litter"), ("court", "debt"), ("court", "hiding")]
    assert seen["court", "debt"].sensitivity == pytest.approx(0.8 * 0.9)
    assert seen["court", "debt"].false_rate == pytest.approx(0.00001)
    assert seen["court", "debt"].lag_days == 15
    assert seen["clerk", "litter"] == machine.Observation("clerk", "litter", 0.2, 0.0, 0)


def test_rules_of_a_score():
    kept = {"standing": "points", "column": "points", "keep_low": 730, "keep_high": 730}
    debt = machine.Go(id="points.debt", conduct="debt", on="month", by_low=-10, by_high=-10, **kept)
    litter = machine.Go(
        id="points.litter", conduct="litter", on="act", by_low=-5, by_high=-5, monthly_limit=2, **kept
    )
    hiding = machine.Go(id="points.hiding", conduct="hiding", on="act", by_low=-50, by_high=-20, **kept)
    assert (go("points.debt"), go("points.litter"), go("points.hiding")) == (debt, litter, hiding)
    held = go("points.direct.hiding")
    assert (held.column, held.on, held.by_low, held.by_high) == ("direct_C", "act", 1, 1)
    assert (held.keep_low, held.keep_high) == (365, 365)


def test_a_score_starts_with_records_of_those_in_the_spell():
    rule = next(go for go in shipped("de_schufa").periods[0].goes if go.id == "score.judgment_debt")
    assert (rule.start_share, rule.start_age_days, rule.by_low) == (0.58, 1040, -60)


def test_entries_of_a_register():
    refuses = go("list.refuses")
    assert (refuses.column, refuses.conduct, refuses.on, refuses.by_low) == ("count", "debt", "while", 1)
    assert refuses.rate == pytest.approx(0.001)
    assert (refuses.until_end, refuses.exit_days, refuses.unfounded_days, refuses.keep_low) == (
        True,
        3,
        90,
        0,
    )
    assert refuses.drop_rate == pytest.approx(0.0002)
    assert (refuses.drop_as, refuses.late_share, refuses.late_days) == ("no_assets", 0.01, 60)
    evades = go("list.evades")
    assert (evades.on, evades.after_days, evades.keep_low, evades.keep_high) == ("act", 10, 730, 730)
    assert (evades.extended_share, evades.extended_days, evades.until_end) == (0.1, 365, False)
    assert (evades.start_share, evades.start_age_days) == (0, 0)


def test_the_stock_is_a_share_of_those_in_the_spell():
    """Starts 0.0001 a day, ends 0.0012: 1 of 13 adults is in debt; 1 of 100 subjects are listed."""
    assert go("list.refuses").start_share == pytest.approx(0.01 * 13)
    assert go("list.refuses").start_age_days == 730.5


def test_the_stock_counts_only_subjects_who_can_be_in_the_spell():
    """Debt from 60 on: 200 of the 620 who are 18 and over. Aged 18 and 19: 20 of the band of 200."""
    older = case()
    debt = older.conducts["debt"]
    changed = debt.model_copy(update={"who": debt.who.model_copy(update={"age_at_least": 60})})
    older = replace(older, conducts={**older.conducts, "debt": changed})
    stock = next(
        go for go in resolve_machine(older, start=date(2020, 3, 1)).periods[0].goes if go.id == "list.refuses"
    )
    assert stock.start_share == pytest.approx(0.01 * 13 * 620 / 200)


def test_a_stock_above_its_spell_is_refused():
    with pytest.raises(
        RequestProblem, match=r"standings\.list\.start\.share: 0\.2 .* only 0\.07692 .* 'debt'"
    ):
        resolved("aa_good", "standings.list.start.share=0.2")


def test_consequences():
    bonus, flight = period().consequences
    assert bonus == machine.Consequence(
        "bonus", "points", (0,), "public_service", "reward", False, "heating_bill", 1.0, 300.0, "official"
    )
    assert flight == machine.Consequence(
        "flight",
        "list",
        (1,),
        "travel",
        "deny",
        True,
        "trip",
        0.9,
        0.0,
        "rule",
        machine.Spill("household.child", 0.1),
    )


def test_contest_and_responses():
    assert period().contest == machine.Contest(0.1, 5, 60, 0.7, 0.05)
    slow = resolved("aa_good", "contest.capacity=1.5")
    assert slow.periods[0].contest.capacity == 1.5
    assert period().responses == (machine.Response("pressure", "debt", "performed", "list", (1,), 1.2),)
    assert period().participation == 0.95


def test_world():
    world = resolve_world([case()])
    assert world.society.household_sizes == (0.2, 0.3, 0.0, 0.5)
    assert (world.society.population, world.society.community_size) == (1_000_000, 500)
    bill, payday, trip = world.society.encounters
    assert (trip.rate, trip.eligible, trip.income_gradient) == (
        pytest.approx(0.002),
        Eligibility(18, 200, 0),
        0.3,
    )
    assert (bill.when, bill.month, bill.day, bill.rate) == ("yearly", 11, 15, 0)
    assert (payday.when, payday.eligible) == ("monthly", Eligibility(18, 65, 0))
    debt, hiding, litter = world.conducts
    assert (debt.rate, debt.prevalence, debt.eligible) == (
        pytest.approx(0.0001),
        None,
        Eligibility(18, 200, 0),
    )
    assert dict(debt.ends) == pytest.approx({"performed": 0.001, "settled": 0.0002})
    assert (debt.leans_disposition, debt.leans_means, debt.legality) == (-1, -1, "unlawful")
    assert (hiding.given, hiding.form, hiding.rate) == ("debt", "event", pytest.approx(0.1 / 365))
    assert (litter.legality, litter.protected_by, litter.rate) == ("protected", ("ICCPR 21",), 0.001)
    assert (world.behaviour.disposition, world.behaviour.means) == (1.0, 0.5)


def test_shares_of_households_add_up_to_one_when_one_is_varied():
    from goodstanding.model.case import with_value

    varied = with_value(case(), "society.households.shares.4", 0.6)
    assert sum(resolve_world([varied]).society.household_sizes) == pytest.approx(1)


def test_arms_must_agree_on_what_they_share():
    one, other = case(), case("aa_good", "society.newcomers=0.09")
    with pytest.raises(RequestProblem, match="differ in their society"):
        resolve_world([one, other])
    other = case("aa_good", "conducts.debt.rates.AA.starts=0.02")
    with pytest.raises(RequestProblem, match="differ in their conduct 'debt'"):
        resolve_world([one, other])


def test_rates_by_date(tmp_path: Path):
    litter = (GOOD / "conducts/litter.yaml").read_text()
    later = "{value: 0.002, unit: per_person_day, basis: assumed, range: [0.0, 0.01], because: nobody says}"
    dated = f", dated: {{2020-05-01: {later}, 2019-12-01: {later.replace('0.002', '0.004')}}}}}\ndata:"
    (tmp_path / "conducts").mkdir()
    (tmp_path / "conducts/litter.yaml").write_text(litter.replace("}\ndata:", dated, 1))
    catalog = SmallCatalog((tmp_path, GOOD))
    path = "conducts.litter.rates.AA.dated.2020-05-01"
    found = make_cases(catalog, ["aa_good"], sets=[f"{path}=0.003"])[0]
    conduct = next(c for c in resolve_world([found]).conducts if c.id == "litter")
    days = (date(2019, 12, 1).toordinal(), 0.004), (date(2020, 5, 1).toordinal(), 0.003)
    assert (conduct.rate, conduct.dated) == (0.001, days)
    assert path in {number.path for number in numbers(found)}
    world = resolve_world([found])
    assert world_from_json(world_to_json(world)) == world


def test_a_list_of_the_first_day_needs_the_rate_of_that_day(tmp_path: Path):
    debt = (GOOD / "conducts/debt.yaml").read_text()
    none = "{value: 0.0, unit: per_adult_year, basis: assumed, range: [0.0, 0.01], because: nobody says}"
    (tmp_path / "conducts").mkdir()
    (tmp_path / "conducts/debt.yaml").write_text(
        debt.replace("    ends:\n", f"    dated: {{2021-01-01: {none}}}\n    ends:\n", 1)
    )
    found = make_cases(SmallCatalog((tmp_path, GOOD)), ["aa_good"])[0]
    assert resolve_machine(found, start=date(2020, 12, 31)) == resolve_machine(
        case(), start=date(2020, 12, 31)
    )
    with pytest.raises(RequestProblem, match="only 0 of them"):
        resolve_machine(found, start=date(2021, 1, 1))


@pytest.mark.parametrize(("after", "within"), [(0, 730), (365, 365), (729, 1)])
def test_a_way_out_that_opens_late_is_one_of_the_last_days(after: int, within: int):
    keep, early = days(730), EarlyExit(**{"as": "repaired", "per_year": RATE, "after_days": days(after)})
    assert way_out(early, keep) == (0.365 / 365, within)


def test_a_way_out_that_opens_when_all_is_over_is_none():
    early = EarlyExit(**{"as": "repaired", "per_year": RATE, "after_days": days(730)})
    assert way_out(early, days(730)) == (0.0, 0)
    assert way_out(None, days(730)) == (0.0, 0)
    assert way_out(EarlyExit(**{"as": "repaired", "per_year": RATE}), days(730)) == (0.365 / 365, 0)
