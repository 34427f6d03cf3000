"""Persons and firms in one run: who is tied to whom, what befalls them for it, and that all else stays."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.core.keys import shuffled, stream_key, unshuffled
from goodstanding.engine import relive, simulate
from goodstanding.engine.layout import layout_of
from goodstanding.engine.news import Listener
from goodstanding.engine.people import age_of, household
from goodstanding.engine.telling import told
from goodstanding.engine.ties import NONE, ties_of
from goodstanding.engine.visits import Company
from goodstanding.model.machine_pair import Side
from goodstanding.results.outcome import Outcome
from tests.engine.pairs import (
    FIRMS,
    FIRMS_SCHEME,
    FIRMS_WORLD,
    PAIR,
    PERSONS_SCHEME,
    PERSONS_WORLD,
    meeting,
    together,
)
from tests.engine.test_snapshot import Memory
from tests.engine.worlds import START, same


@pytest.fixture(scope="module")
def lived() -> tuple[Outcome, Outcome]:
    return together()


def sums(outcomes: tuple[Outcome, Outcome]) -> str:
    return " ".join(f"{o.ledger.digest} {o.acts.sum()} {o.told.sum()}" for o in outcomes)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 1000, 1025, 65537])
def test_a_keyed_order_is_one_and_has_its_inverse(count: int):
    key, places = stream_key(3, "order"), np.arange(count)
    found = shuffled(key, places, count)
    assert np.array_equal(np.sort(found), places)
    assert np.array_equal(unshuffled(key, found, count), places)
    assert count < 1000 or np.mean(np.abs(found - places)) == pytest.approx(count / 3, rel=0.1)


def test_every_firm_has_an_adult_who_answers_and_she_knows_which():
    ties = ties_of(meeting(), 3)
    firms = np.arange(400)
    owners = ties.answering(firms)
    assert all(age_of(ties.persons, int(p)) >= 18 for p in owners)
    person, firm = ties.owned(np.arange(4_000))
    assert np.array_equal(np.sort(firm), firms)
    assert np.array_equal(person[np.argsort(firm)], owners)
    for one in np.unique(owners)[:20]:
        mine = firms[owners == one]
        home = household(ties.firms, int(mine[0]))
        assert mine.tolist() == list(range(home.first, home.first + home.size))


def test_people_work_where_the_jobs_are():
    people = 40_000
    ties = ties_of(meeting(people=people), 3)
    ids = np.arange(people)
    employer = ties.employers(ids, np.zeros(people, np.uint8))
    ages = np.array([age_of(ties.persons, int(p)) for p in ids[:4_000]])
    inside = (ages >= 16) & (ages < 65)
    assert (employer[:4_000][~inside] == NONE).all()
    assert np.mean(employer[:4_000][inside] != NONE) == pytest.approx(0.6, abs=0.03)
    kinds = np.array([age_of(ties.firms, j) for j in range(4_000)])
    large = np.mean(kinds[employer[employer != NONE]] == 1)
    jobs = np.array(FIRMS.jobs)[kinds]
    assert large == pytest.approx(jobs[kinds == 1].sum() / jobs.sum(), abs=0.02)
    again = ties.employers(ids, np.ones(people, np.uint8))
    assert np.array_equal(again == NONE, employer == NONE)
    assert np.mean((again == employer)[employer != NONE]) < 0.01


def test_without_links_it_is_two_runs_apart(lived: tuple[Outcome, Outcome]):
    none = replace(PAIR, links=tuple(replace(link, share=0.0) for link in PAIR.links))
    apart = [
        simulate(w, m, people=n, days=150, seed=3, start_day=START, threads=1)
        for w, m, n in ((PERSONS_WORLD, PERSONS_SCHEME, 4_000), (FIRMS_WORLD, FIRMS_SCHEME, 400))
    ]
    for one, other, linked in zip(apart, together(none), lived, strict=True):
        assert same(one, other)
        assert not same(one, linked)


@pytest.mark.parametrize("how", [{"block": 512}, {"block": 64, "threads": 2}])
def test_blocks_and_threads_change_nothing(lived: tuple[Outcome, Outcome], how: dict[str, int]):
    for one, other in zip(lived, together(**how), strict=True):
        assert same(one, other)
        assert np.array_equal(one.told, other.told)


def test_the_plain_python_reading_gives_the_same():
    code = "from tests.engine.test_pair import sums, together; print(sums(together(people=300, days=40)))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == sums(together(people=300, days=40))


def test_failed_firms_cost_the_jobs_in_them(lived: tuple[Outcome, Outcome]):
    persons, firms = lived
    lost = int(persons.acts[persons.conducts.index("jobless")].sum())
    failed = int(firms.acts[firms.conducts.index("failure")].sum())
    assert failed == int(firms.renewed.sum()) > 0
    ties = ties_of(meeting(), 3)
    working = int((ties.employers(np.arange(4_000), np.zeros(4_000, np.uint8)) != NONE).sum())
    assert lost == pytest.approx(failed * working / 400 * 0.9, rel=0.4)
    assert persons.spell_days[persons.conducts.index("jobless")].sum() > 10 * lost


def test_everybody_in_charge_is_so_for_a_listed_firm():
    """Without a share and a fault, persons in charge are those whose firms are on the list the day before."""
    sure = replace(PAIR, links=tuple(replace(link, share=1.0) for link in PAIR.links[1:2]))
    persons, _ = together(sure)
    k = persons.conducts.index("in_charge")
    began, ended = persons.acts[k].sum(), persons.ends["in_charge"]["cleared"]
    news = persons.told
    listed = {}
    ties = ties_of(meeting(sure), 3)
    spells = over = 0
    for day, _, firm, begins in news:
        if day == 150:
            break
        owner = int(ties.answering(np.array([firm]))[0])
        before = len(listed.setdefault(owner, set()))
        (listed[owner].add if begins else listed[owner].discard)(int(firm))
        spells += before == 0 and len(listed[owner]) == 1
        over += before == 1 and not listed[owner]
    assert (spells, over) == (began, ended)
    assert began > 20
    assert ended > 10


def test_more_owners_than_households_is_refused():
    with pytest.raises(RequestProblem, match="owners of firms"):
        together(replace(PAIR, firms_per_person=2.0), people=100, days=1)


@pytest.mark.parametrize("side", ["persons", "firms"])
def test_lives_replay_alone(side: Side, monkeypatch: pytest.MonkeyPatch):
    """Everything that a run of the pair recorded of some is what their lives say."""
    sides = {"persons": (PERSONS_WORLD, PERSONS_SCHEME), "firms": (FIRMS_WORLD, FIRMS_SCHEME)}
    heard: dict[int, list[object]] = {}
    layout = {name: layout_of(*lived) for name, lived in sides.items()}
    hearing = Listener.__call__

    def hear(self: Listener, day: int, first: int, name: str, columns: dict[str, np.ndarray]) -> None:
        hearing(self, day, first, name, columns)
        if self.side == side:
            for i, lane in enumerate(columns["lane"]):
                values = {field: column[i] for field, column in columns.items()}
                heard.setdefault(int(lane) + first, []).extend(
                    told(sides[side][0], layout[side], day, name, values)
                )

    monkeypatch.setattr(Listener, "__call__", hear)
    outcomes = together(people=2_000, days=160)
    monkeypatch.setattr(Listener, "__call__", hearing)
    outcome = outcomes[side == "firms"]
    begun = {"persons": ("jobless", "in_charge"), "firms": ("owner",)}[side]
    concerned = [s for s, events in heard.items() if any(str(e).count(k) for e in events for k in begun)]
    for subject in (*concerned[:12], *range(0, 200, 20)):
        life = relive(
            *sides[side],
            subject=subject,
            people=2_000 if side == "persons" else 200,
            days=160,
            seed=3,
            start_day=START,
            publics=outcome.publics,
            company=Company(meeting(people=2_000), side, outcome.told),
        )
        assert sorted(map(repr, life.events)) == sorted(map(repr, heard.get(subject, [])))
    assert len(concerned) > 12


@pytest.mark.parametrize(("day", "block", "threads"), [(0, 4096, 1), (77, 256, 2)])
def test_it_goes_on_to_the_same_bits(lived: tuple[Outcome, Outcome], day: int, block: int, threads: int):
    keeper = Memory(day)
    with pytest.raises(KeyboardInterrupt):
        together(keeper=keeper, block=block)
    assert keeper.kept is not None
    assert keeper.kept.form["day"] == day
    for one, other in zip(lived, together(keeper=keeper, threads=threads), strict=True):
        assert same(one, other)
        assert np.array_equal(one.told, other.told)
