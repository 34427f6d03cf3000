"""Random schemes in the machine form, on the small worlds of the engine's tests."""

from __future__ import annotations

import random
from dataclasses import replace

from goodstanding.model.machine import Consequence, Contest, Go, Machine, Observation, Period, Spill
from goodstanding.safeguards.base import Terms, switches
from tests.engine.worlds import ADULTS, LIST, POINTS

DAYS, PEOPLE = 200, 1500
YEAR = 365
FEEDS = {"debt": ("court",), "evade": ("court", "tip"), "fine": ("police",), "speech": ("platform", "tip")}
PAIRS = frozenset((feed, q) for feed in ("police", "platform", "tip") for q in ("flight", "naming", "slow"))


def terms(id: str, **changes: object) -> Terms:
    """The terms of a safeguard with every number as the file has it, obeyed wholly unless said otherwise.

    `changes`: numbers by name, and fields of `Terms`.
    """
    values = {name: q.value for name, q in switches()[id].safeguard.numbers.items()} | {"compliance": 1.0}
    fields = {name: value for name, value in changes.items() if name in Terms.__slots__}
    numbers = {name: value for name, value in changes.items() if name in values}
    assert len(fields) + len(numbers) == len(changes)
    return replace(Terms(values | numbers), **{"ways": PAIRS, **fields})


def random_scheme(seed: int) -> Machine:
    """A scheme of points and a list, with errors, lags, limits, disputes and late removals; no responses,
    for the world must not answer."""
    chance = random.Random(seed)
    with_merits = chance.random() < 0.5
    goes = [*_points(chance), *_entries(chance)]
    observations = [
        Observation(
            feed, conduct, chance.uniform(0.3, 1.0), chance.uniform(0, 2) / YEAR, chance.randrange(12)
        )
        for conduct, feeds in FEEDS.items()
        for feed in feeds
    ]
    if with_merits:
        low = chance.randrange(30, 300)
        goes.append(
            Go(
                "points.help",
                "points",
                "points",
                "help",
                "act",
                4,
                9,
                keep_low=low,
                keep_high=300,
                monthly_limit=2,
            )
        )
        observations.append(Observation("village", "help", chance.uniform(0.2, 0.9), 0.5 / YEAR, 0))
    take_up, wrong, right = chance.choice((0.0, 0.3)), chance.random(), chance.uniform(0, 0.3)
    contest = Contest(take_up, 3, chance.randrange(3, 60), wrong, right)
    period = Period(
        0, True, chance.choice((1.0, 0.7)), tuple(observations), tuple(sorted(goes, key=lambda go: go.id)),
        _consequences(chance, spills=not with_merits), contest,
    )  # fmt: skip
    conducts = tuple(sorted({o.conduct for o in observations}))
    return Machine("tt_random", "", "random", "ZZ", ADULTS, (LIST, POINTS), (period,), conducts)


def _points(chance: random.Random) -> list[Go]:
    def life() -> dict[str, int]:
        low = chance.randrange(10, 200)
        return {"keep_low": low, "keep_high": low + chance.randrange(60)} if chance.random() < 0.8 else {}

    late = {"late_share": chance.choice((0.0, 0.3)), "late_days": chance.randrange(5, 60)}
    return [
        Go("points.fine", "points", "points", "fine", "act", -60, -chance.randrange(5, 60), **life(), **late),
        Go("points.speech", "points", "points", "speech", "act", -30, -chance.randrange(5, 30), **life()),
        Go("points.debt", "points", "points", "debt", "month", -10, -10, keep_low=90, keep_high=120, **late),
        Go("points.low", "points", "direct_low", "evade", "act", 1, 1, keep_low=50, keep_high=90,
           extended_share=0.2, extended_days=40, after_days=chance.randrange(10)),
    ]  # fmt: skip


def _entries(chance: random.Random) -> list[Go]:
    return [
        Go("list.refuses", "list", "count", "debt", "while", 1, 1, rate=chance.uniform(0.5, 4) / YEAR,
           until_end=True, exit_days=chance.randrange(8), unfounded_days=chance.randrange(20, 150),
           drop_rate=chance.choice((0.0, 1 / YEAR)), drop_as="gone", late_share=chance.choice((0.0, 0.3)),
           late_days=40, start_share=chance.choice((0.0, 0.3)), after_days=chance.randrange(20)),
        Go("list.evades", "list", "count", "evade", "act", 1, 1, keep_low=40, keep_high=100),
    ]  # fmt: skip


def _consequences(chance: random.Random, *, spills: bool) -> tuple[Consequence, ...]:
    spill = Spill("household", chance.random()) if spills else None
    return (
        Consequence("flight", "list", (1,), "travel", "deny", True, "trip", 0.9, 0.0, "rule"),
        Consequence("heating", "points", (0,), "public_service", "reward", False, "bill", 1.0, 300.0, "rule"),
        Consequence("naming", "list", (1,), "reputation", "publish", True, None, 1.0, 0.0, "rule", spill),
        Consequence("slow", "points", (2, 3), "public_service", "charge", True, "trip", 0.5, 5.0, "official"),
    )
