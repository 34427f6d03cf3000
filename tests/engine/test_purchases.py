"""Purchases between persons and firms: who buys where, who turns away, and what so many lost customers do."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from goodstanding.engine import relive, simulate
from goodstanding.engine.arrivals import Arrivals
from goodstanding.engine.layout import layout_of
from goodstanding.engine.news import Listener
from goodstanding.engine.pair import simulate_pair
from goodstanding.engine.people import age_of
from goodstanding.engine.run import Keeper
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import ACT, END
from goodstanding.engine.telling import told
from goodstanding.engine.ties import NONE, ties_of
from goodstanding.engine.visits import Company
from goodstanding.model.machine import Conduct, World
from goodstanding.model.machine_pair import Link, Pair, Side
from goodstanding.results.outcome import Outcome
from tests.engine.pairs import (
    FIRMS,
    FIRMS_SCHEME,
    FIRMS_WORLD,
    LINKS,
    PAIR,
    PERSONS_SCHEME,
    PERSONS_WORLD,
    meeting,
)
from tests.engine.test_pair import sums
from tests.engine.test_snapshot import Memory
from tests.engine.worlds import ANYONE, START, same

AWAY = Conduct(
    "away",
    "buys elsewhere",
    "spell",
    "commerce",
    "lawful",
    (),
    ANYONE,
    0.0,
    (("off_list", 0.0), ("returned", 0.01)),
)
THIN = Conduct(
    "thin",
    "few customers",
    "spell",
    "commerce",
    "lawful",
    (),
    ANYONE,
    0.0,
    (("came_back", 0.0),),
    chosen=False,
)
PERSONS = replace(PERSONS_WORLD, conducts=tuple(sorted((*PERSONS_WORLD.conducts, AWAY), key=lambda c: c.id)))
COMPANIES = replace(FIRMS_WORLD, conducts=tuple(sorted((*FIRMS_WORLD.conducts, THIN), key=lambda c: c.id)))
LEAVING = Link("leaving", "customers", "away", 0.6, standing="barred", state=1, ends_as="off_list")
THINNING = Link("thinning", "suppliers", "thin", 0.9, conduct="away", ends_as="came_back", at_least=0.5)
CLOSING = Link("closing", "suppliers", "failure", 0.5, conduct="away", at_least=0.55)
BUYING = replace(PAIR, links=(*LINKS, CLOSING, LEAVING, THINNING))


def together(
    pair: Pair = BUYING,
    *,
    people: int = 4_000,
    days: int = 150,
    keeper: Keeper | None = None,
    persons: World = PERSONS,
    **how: int,
) -> tuple[Outcome, Outcome]:
    return simulate_pair(
        meeting(pair, people),
        (persons, PERSONS_SCHEME),
        (COMPANIES, FIRMS_SCHEME),
        days=days,
        seed=3,
        start_day=START,
        threads=how.get("threads", 1),
        block=how.get("block"),
        keeper=keeper,
    )


@pytest.fixture(scope="module")
def lived() -> tuple[Outcome, Outcome]:
    return together()


def acts(outcome: Outcome, conduct: str) -> int:
    return int(outcome.acts[outcome.conducts.index(conduct)].sum())


def test_adults_buy_where_the_jobs_are():
    people = 40_000
    ties = ties_of(meeting(BUYING, people), 3)
    grown = np.array([age_of(ties.persons, p) >= 18 for p in range(4_000)])
    assert np.array_equal(ties.shops[:4_000] != NONE, grown)
    buying = ties.shops[ties.shops != NONE]
    assert np.array_equal(np.bincount(buying, minlength=4_000), ties.customers)
    kinds = np.array([age_of(ties.firms, j) for j in range(4_000)])
    jobs = np.array(FIRMS.jobs)[kinds]
    assert np.mean(kinds[buying] == 1) == pytest.approx(jobs[kinds == 1].sum() / jobs.sum(), abs=0.02)
    works = ties.employers(np.arange(people), np.zeros(people, np.uint8))
    both = (works != NONE) & (ties.shops != NONE)
    assert np.mean(works[both] == ties.shops[both]) < 0.01


def test_nobody_is_counted_where_no_firm_counts():
    whole, alone = ties_of(meeting(BUYING), 3), ties_of(meeting(BUYING), 3, counting=False)
    assert ties_of(meeting(), 3).shops.size == alone.shops.size == 0
    assert np.array_equal(alone.bought_from(70, 50), whole.shops[70:120])


def test_customers_turn_away_where_no_firm_counts_them():
    alone, _ = together(replace(BUYING, links=(LEAVING,)), days=60)
    assert acts(alone, "away") > 0


def test_with_shares_of_zero_it_is_two_runs_apart(lived: tuple[Outcome, Outcome]):
    none = replace(BUYING, links=tuple(replace(link, share=0.0) for link in BUYING.links))
    apart = [
        simulate(w, m, people=n, days=150, seed=3, start_day=START, threads=1)
        for w, m, n in ((PERSONS, PERSONS_SCHEME, 4_000), (COMPANIES, FIRMS_SCHEME, 400))
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
    code = (
        "from tests.engine.test_purchases import sums, together; print(sums(together(people=300, days=40)))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == sums(together(people=300, days=40))


@pytest.mark.parametrize(("day", "block", "threads"), [(0, 4096, 1), (77, 256, 2)])
def test_it_goes_on_to_the_same_bits(lived: tuple[Outcome, Outcome], day: int, block: int, threads: int):
    keeper = Memory(day)
    with pytest.raises(KeyboardInterrupt):
        together(keeper=keeper, block=block)
    for one, other in zip(lived, together(keeper=keeper, threads=threads), strict=True):
        assert same(one, other)
        assert np.array_equal(one.told, other.told)


def test_every_customer_of_a_listed_firm_turns_away_the_day_after():
    """With a share of 1 and no way back but the list: exactly all of them, to the day, until it is off."""
    stays = replace(AWAY, ends=(("off_list", 0.0), ("returned", 0.0)))
    persons = replace(PERSONS, conducts=tuple(stays if c.id == "away" else c for c in PERSONS.conducts))
    pair = replace(BUYING, links=(replace(LEAVING, share=1.0), replace(THINNING, share=0.0)))
    one, other = together(pair, persons=persons)
    customers = ties_of(meeting(pair), 3).customers
    news = one.told[one.told[:, 0] < 150]
    begun, over = (int(customers[news[news[:, 3] == begins, 2]].sum()) for begins in (1, 0))
    assert acts(one, "away") == begun > 500
    assert one.ends["away"]["off_list"] == over > 100
    # The news of who turned away is of the day after that of the listing.
    shops = ties_of(meeting(pair), 3).shops
    turned = other.told[other.told[:, 3] == 1]
    listed = {(int(day) + 1, int(firm)) for day, _, firm, begins in news if begins}
    assert {(int(day), int(shops[who])) for day, _, who, _ in turned} == {
        (day, firm) for day, firm in listed if customers[firm]
    }


def test_a_firm_is_hit_whenever_enough_of_its_customers_are_away():
    """With a share of 1, spells of firms are those that a count of the news by hand gives."""
    pair = replace(BUYING, links=(LEAVING, replace(THINNING, share=1.0)))
    _, firms = together(pair)
    ties = ties_of(meeting(pair), 3)
    away: list[set[int]] = [set() for _ in range(400)]
    begun = over = 0
    news = firms.told[firms.told[:, 0] < 150]
    for day in np.unique(news[:, 0]):
        before = [2 * len(mine) >= max(1, ties.customers[firm]) for firm, mine in enumerate(away)]
        for _, _, who, begins in news[news[:, 0] == day]:
            mine = away[ties.shops[who]]
            (mine.add if begins else mine.discard)(int(who))
        after = [2 * len(mine) >= max(1, ties.customers[firm]) for firm, mine in enumerate(away)]
        begun += sum(now and not was for was, now in zip(before, after, strict=True))
        over += sum(was and not now for was, now in zip(before, after, strict=True))
    renewed = int(firms.renewed.sum())
    assert acts(firms, "thin") == begun > 20
    assert over - renewed <= firms.ends["thin"]["came_back"] <= over
    assert over > 10


def counting(at_least: float) -> tuple[Arrivals, int, np.ndarray]:
    """The side of firms, the firm with most customers, and who these are."""
    pair = replace(BUYING, links=(LEAVING, replace(THINNING, share=1.0, at_least=at_least)))
    ties = ties_of(meeting(pair), 3)
    simulation = Simulation(COMPANIES, FIRMS_SCHEME, people=400, seed=3, start_day=START)
    firm = int(np.argmax(ties.customers))
    return Arrivals(ties, simulation, "firms"), firm, np.flatnonzero(ties.shops == firm)


def arriving(arrivals: Arrivals, day: int, who: np.ndarray, begins: int) -> list[tuple[int, int]]:
    """What happens to which firm on the day after the news."""
    news = np.array([(day, 1, int(one), begins) for one in who], np.int64).reshape(-1, 4)
    arrivals.arrive(news, day + 1)
    found = []
    for block, entries in zip(arrivals.simulation.blocks, arrivals.simulation.befalling, strict=True):
        found += [(block.first + int(entries.lane[j]), int(entries.kind[j])) for j in range(entries.count[0])]
    return found


@pytest.mark.parametrize("at_least", [0.25, 0.5, 1.0])
def test_one_customer_short_is_not_enough(at_least: float):
    arrivals, firm, who = counting(at_least)
    needed = -(-int(at_least * 100) * who.size // 100)
    assert who.size > 8
    assert arriving(arrivals, 1, who[: needed - 1], 1) == []
    assert arriving(arrivals, 2, who[: needed - 1], 1) == []  # told again, counted once
    assert arriving(arrivals, 3, who[needed - 1 : needed], 1) == [(firm, ACT)]
    assert arriving(arrivals, 4, who[needed:], 1) == []
    assert arriving(arrivals, 5, who[needed:], 0) == []
    assert arriving(arrivals, 6, who[:1], 0) == [(firm, END)]
    assert arriving(arrivals, 7, who[:1], 0) == []


def test_a_share_of_customers_is_met_exactly():
    ties = replace(ties_of(meeting(BUYING), 3), customers=np.array([0, 1, 3, 10, 100]))
    assert ties.needed(0.07).tolist() == [1, 1, 1, 1, 7]
    assert ties.needed(0.3).tolist() == [1, 1, 1, 3, 30]
    assert ties.needed(1 / 3).tolist() == [1, 1, 1, 4, 34]
    assert ties.needed(0.0).tolist() == [1] * 5


def test_whoever_makes_room_is_no_longer_counted():
    layout = layout_of(PERSONS, PERSONS_SCHEME)
    away, left = layout.conducts.index("away"), layout.conducts.index("jobless")
    listener = Listener(BUYING, "persons", layout, [left])
    rows = [(0, away, ACT), (1, away, END), (2, left, ACT), (3, away, ACT), (3, left, ACT), (4, left, END)]
    lane, conduct, kind = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    listener(9, 100, "events", {"lane": lane, "conduct": conduct, "kind": kind})
    news = listener.news()
    mine = [tuple(row[2:]) for row in news[news[:, 1] == BUYING.links.index(THINNING)].tolist()]
    assert mine == [(100, 1), (101, 0), (102, 0), (103, 0)]


@pytest.mark.parametrize("side", ["persons", "firms"])
def test_lives_replay_alone(side: Side, monkeypatch: pytest.MonkeyPatch):
    """Everything that a run of the pair recorded of some is what their lives say."""
    sides = {"persons": (PERSONS, PERSONS_SCHEME), "firms": (COMPANIES, FIRMS_SCHEME)}
    heard: dict[int, list[object]] = {}
    layout = {name: layout_of(*both) for name, both in sides.items()}
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
    outcome = together(people=2_000, days=160)[side == "firms"]
    monkeypatch.setattr(Listener, "__call__", hearing)
    name = {"persons": "away", "firms": "thin"}[side]
    concerned = [s for s, events in sorted(heard.items()) if any(name in str(e) for e in events)]
    for subject in (*concerned[:12], *range(0, 200, 20)):
        life = relive(
            *sides[side],
            subject=subject,
            people=2_000 if side == "persons" else 200,
            days=160,
            seed=3,
            start_day=START,
            publics=outcome.publics,
            company=Company(meeting(BUYING, 2_000), side, outcome.told),
        )
        assert sorted(map(repr, life.events)) == sorted(map(repr, heard.get(subject, [])))
    assert len(concerned) > 12
