"""Obeyed wholly, each switch does what the clauses that name it say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goodstanding.model.machine import Contest, Machine, Period
from goodstanding.results.outcome import Outcome
from goodstanding.safeguards.base import switches
from tests.engine.worlds import CONTEST, POINTS, SCHEME, START, WORLD, run, with_period
from tests.safeguards.schemes import terms

MACHINE = with_period(SCHEME, responses=())
PEOPLE = 3000
PLAIN = run(MACHINE, WORLD, people=PEOPLE)


def under(id: str, machine: Machine = MACHINE, **changes: object) -> Machine:
    return switches()[id].protect(machine, terms(id, **changes))


def lived(id: str, machine: Machine = MACHINE, **changes: object) -> Outcome:
    return run(under(id, machine, **changes), WORLD, people=PEOPLE)


def false_days(out: Outcome) -> int:
    return int(out.burden_persons[:, 0].sum())


def days_under(out: Outcome, consequence: str) -> int:
    rows = out.ledger.columns["consequence"] == out.consequences.index(consequence)
    counted = rows & (out.ledger.columns["truth"] < 2)
    return int(out.ledger.columns["person_days"][counted].sum())


def records_of(machine: Machine, conduct: str) -> set[tuple[float, float]]:
    return {(go.strike_wrong, go.strike_right) for go in machine.periods[0].goes if go.conduct == conduct}


def only(conduct: str, machine: Machine) -> Machine:
    """The machine with the rules about one conduct alone, and nobody without merits at the start."""
    goes = tuple(go for go in machine.periods[0].goes if go.conduct == conduct)
    best = replace(POINTS.columns[0], start=1010)
    points = replace(POINTS, columns=(best, *POINTS.columns[1:]))
    standings = tuple(points if s.id == "points" else s for s in machine.standings)
    return with_period(replace(machine, standings=standings), goes=goes)


def test_there_are_nineteen_each_with_its_numbers_and_reasons():
    found = [switch.safeguard for switch in switches().values()]
    assert [safeguard.code for safeguard in found] == [f"M{n}" for n in range(1, 20)]
    assert len({safeguard.order for safeguard in found}) == 19
    for safeguard in found:
        assert {"compliance", "take_up", "drift", "cost"} <= set(safeguard.numbers)
        for quantity in safeguard.numbers.values():
            assert quantity.low <= quantity.value <= quantity.high
            assert quantity.because


def test_m1_a_feed_that_is_cut_off_moves_nobody():
    machine = under("block_edge", feeds=frozenset(("police",)), leak=0.0)
    assert records_of(machine, "fine") == {(0.0, 1.0)}
    assert records_of(machine, "speech") == {(0.0, 0.0)}
    out = run(machine, WORLD, people=PEOPLE)
    fine = next(i for i, c in enumerate(WORLD.conducts) if c.id == "fine")
    assert out.invented[fine].sum() == 0 < PLAIN.invented[fine].sum()
    assert run(only("fine", machine), WORLD, people=PEOPLE).burden_persons.sum() == 0


def test_m2_consent_spares_the_unwilling_and_nobody_else():
    pieces = under("consent", live_share=0.4, pressed=0.5).periods[0].goes
    fines = sorted(
        (go.lot_low, go.lot_high, go.strike_right) for go in pieces if go.id.startswith("points.fine")
    )
    assert [x[2] for x in fines] == [1.0, 0.0]
    assert fines[0][1] == fines[1][0] == pytest.approx(0.3)
    assert (
        lived("consent", live_share=0.0, pressed=0.0).burden_persons[1:].sum()
        < 0.05 * PLAIN.burden_persons.sum()
    )


def test_m3_and_m11_cut_the_named_ways_and_leave_the_others():
    for id, spare in (("purpose_fence", {"leak": 0.0}), ("proportion_cap", {"slack": 0.0})):
        machine = under(id, ways=frozenset((("court", "flight"), ("nobody", "school"))), **spare)
        read = {c.id: c.standing for c in machine.periods[0].consequences}
        assert read == {
            "flight": "list_for_flight",
            "school": "list",
            "heating": "points",
            "slow": "points",
        }
        out = run(machine, WORLD, people=PEOPLE)
        assert days_under(out, "flight") < 0.02 * days_under(PLAIN, "flight")
        assert days_under(out, "school") == days_under(PLAIN, "school")


def test_m4_notice_and_m7_access_help_only_those_who_can_dispute():
    told, seen = lived("notice", lift=3.0), lived("access", take_up=1.0, clarity=1.0)
    assert told.disputes["filed"] > 2 * PLAIN.disputes["filed"]
    assert 4 * seen.disputes["lost_wrong"] < PLAIN.disputes["lost_wrong"]
    alone = with_period(MACHINE, contest=Contest())
    for id in ("notice", "access"):
        assert false_days(lived(id, alone)) == false_days(run(alone, WORLD, people=PEOPLE))


def test_m5_nothing_follows_before_the_hearing_and_what_falls_there_never_follows():
    free = with_period(MACHINE, goes=tuple(replace(go, start_share=0.0) for go in MACHINE.periods[0].goes))
    held = lived("hearing", free, wait_days=60, take_up=0.0)
    assert held.burden_persons[:61].sum() == 0 < held.burden_persons[61:].sum()
    heard = lived("hearing", free, take_up=1.0, overturn_if_wrong=1.0)
    assert heard.burden_persons[:, 0].sum() < 0.3 * false_days(PLAIN)


def test_m6_disputes_are_filed_and_decided_in_time():
    alone = with_period(MACHINE, contest=Contest())
    out = lived("dispute", alone, take_up=1.0, success_if_wrong=1.0, back_again=0.0)
    assert out.disputes["filed"] > 0
    assert out.disputes["lost_wrong"] == 0 < out.disputes["won_wrong"]
    assert false_days(out) < false_days(run(alone, WORLD, people=PEOPLE))
    outlived = with_period(
        alone, observations=tuple(replace(o, false_rate=0.0) for o in alone.periods[0].observations)
    )
    late = run(outlived, WORLD, people=PEOPLE)
    sued = lived(
        "dispute", outlived, take_up=1.0, success_if_wrong=1.0, days_from=1, days_to=5, back_again=0.0
    )
    assert 0 < false_days(sued) < 0.4 * false_days(late)
    better = under("dispute", with_period(MACHINE, contest=CONTEST), take_up=0.0).periods[0].goes
    assert all(go.contest is None or go.contest.take_up == CONTEST.take_up for go in better)


def test_m8_no_record_counts_longer_than_it_may():
    out = lived("expiry", days=10)
    lengths = out.ledger.columns["length"][out.ledger.columns["truth"] < 2]
    assert PLAIN.ledger.columns["length"].max() > 2
    assert false_days(out) < 0.2 * false_days(PLAIN)
    assert out.burden_persons.sum() < 0.3 * PLAIN.burden_persons.sum()
    assert lengths.size


def test_m9_wholly_accurate_means_no_burden_on_a_false_record():
    assert false_days(lived("accuracy", cut=1.0)) == 0 < false_days(PLAIN)


def test_m10_reviewers_catch_what_they_have_time_to_read():
    keen = {"catch": 1.0, "waved_through": 0.0, "struck_if_right": 0.0}
    idle = lived("human_review", capacity=0.01, demand=1.0, **keen)
    busy = lived("human_review", capacity=10.0, demand=0.01, **keen)
    assert false_days(busy) < 0.5 * false_days(idle)
    assert records_of(under("human_review", capacity=3.65, demand=0.02, **keen), "fine") == {(0.5, 0.0)}


def test_m12_what_is_banned_does_not_follow():
    assert lived("ban").consequences == ()
    out = lived("ban", consequences=frozenset(("flight",)))
    assert "flight" not in out.consequences
    assert days_under(out, "school") == days_under(PLAIN, "school")
    some = lived("ban", compliance=0.5)
    assert 0.35 < some.burden_persons.sum() / PLAIN.burden_persons.sum() < 0.65


def test_m13_a_dearer_breach_makes_more_care_and_more_obedience():
    weak, strong = (lived("deterrence", detected=d, fine=20.0, care=0.9) for d in (0.001, 0.5))
    assert strong.invented.sum() < weak.invented.sum() <= PLAIN.invented.sum()
    upon = switches()["deterrence"].safeguard.upon
    assert upon is not None
    assert upon(terms("deterrence", detected=0.1, fine=10.0), 0.2) == pytest.approx(0.6)


def test_m14_a_remedy_is_counted_and_changes_nobodys_days():
    machine = under("remedy", admitted=0.5, take_up=0.1)
    assert machine.remedy is not None
    assert (machine.remedy.admitted, machine.remedy.take_up) == (0.5, 0.1)
    assert machine.periods == MACHINE.periods


def test_m15_without_a_warrant_nobody_is_watched():
    out = lived("warrant", named_share=0.0, urgent_share=0.0)
    assert out.burden_persons[1:].sum() < 0.05 * PLAIN.burden_persons.sum()
    assert np.array_equal(out.acts, PLAIN.acts)


def test_m16_speech_is_never_held_against_anybody():
    machine = under("protect_expression", conducts=frozenset(("speech",)), leak=0.0)
    assert run(only("speech", machine), WORLD, people=PEOPLE).burden_persons.sum() == 0
    out = run(machine, WORLD, people=PEOPLE)
    assert out.burden_persons[:, 1].sum() < PLAIN.burden_persons[:, 1].sum()


def test_m17_nothing_is_published():
    shown = tuple(
        replace(c, effect="publish") if c.id == "slow" else c for c in MACHINE.periods[0].consequences
    )
    machine = with_period(MACHINE, consequences=shown)
    assert {c.id for c in under("no_publish", machine, leak=0.0).periods[0].consequences} == {
        "flight",
        "school",
        "heating",
    }
    assert under("no_publish", leak=0.0) == MACHINE


def test_m18_errors_are_put_right_and_the_start_is_later():
    assert false_days(lived("assess", found=1.0, put_right=1.0)) < 0.6 * false_days(PLAIN)
    launched = replace(
        MACHINE, periods=(Period(0, False, 0.0), replace(MACHINE.periods[0], from_day=START + 100))
    )
    held = under("assess", launched, delay_days=50)
    assert [p.from_day for p in held.periods] == [0, START + 150]


def test_m19_bounds_the_others():
    upon = switches()["coverage"].safeguard.upon
    assert upon is not None
    assert upon(terms("coverage", covered_share=0.25), 0.8) == pytest.approx(0.2)
    assert upon(terms("coverage", covered_share=0.25, compliance=0.0), 0.8) == 0.8
    assert under("coverage") == MACHINE


def test_in_force_for_some_days_only():
    out = lived("ban", since=START + 100, until=START + 200, suspended=((START + 150, START + 160),))
    burdened = out.burden_persons.sum(axis=1)
    free = [day for day in range(1, 366) if burdened[day] == 0]
    assert free == [*range(102, 151), *range(162, 201)]  # households are freed a day late
