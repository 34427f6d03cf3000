"""A small pair of persons and firms: everything plain numbers, nothing from the catalogue."""

from __future__ import annotations

from dataclasses import replace

from goodstanding.engine.pair import simulate_pair
from goodstanding.engine.run import Keeper
from goodstanding.model.machine import (
    Column,
    Conduct,
    Consequence,
    Eligibility,
    Go,
    Machine,
    Observation,
    Period,
    Society,
    Standing,
    World,
)
from goodstanding.model.machine_pair import Link, Meeting, Pair
from goodstanding.results.outcome import Outcome
from tests.engine.worlds import ANYONE, CONDUCTS, FLAT, PERIOD, SCHEME, SOCIETY, START, UNEQUAL, with_period

JOBLESS = Conduct(
    "jobless", "out of work", "spell", "work", "lawful", (), ANYONE, 0.0, (("hired", 0.02),), chosen=False
)
IN_CHARGE = Conduct(
    "in_charge", "answers for a listed firm", "spell", "debt", "lawful", (), ANYONE, 0.0, (("cleared", 0.0),)
)
FAILURE = Conduct(
    "failure", "fails", "event", "commerce", "lawful", (), ANYONE, 0.002, chosen=False, renews=True
)
UNPAID = Conduct(
    "unpaid", "owes", "spell", "debt", "unlawful", (), ANYONE, 0.003, (("paid", 0.02),), leans_means=-1
)
OWNER = Conduct("owner", "owner listed", "spell", "debt", "lawful", (), ANYONE, 0.0, (("cleared", 0.0),))

FIRMS = Society(
    id="TT_firms",
    title="test firms",
    country="ZZ",
    population=100_000,
    currency="EUR",
    age_starts=(0, 1, 2),
    female=(0.0, 0.0, 0.0),
    male=(0.9, 0.1, 0.0),
    household_sizes=(0.7, 0.2, 0.1),
    groups=("without ties", "with ties"),
    group_share=0.1,
    group_by_community=0.0,
    group_by_income=0.0,
    community_size=50,
    newcomer_share=0.0,
    encounters=(),
    subject="firm",
    kinds=(("trade", "small"), ("trade", "large")),
    jobs=(2.5, 40.0),
    grown=0,
)
BARRED = Standing(
    "barred", "register", (Column("count", 0, 0, 30000, False, 0, ((1, 1),)),), ("clear", "listed")
)


def _register(standing: str, conduct: str, rate: float = 0.05) -> Go:
    return Go(
        f"{standing}.{conduct}",
        standing,
        "count",
        conduct,
        "while",
        1,
        1,
        rate=rate,
        until_end=True,
        exit_days=3,
    )


PERSONS_WORLD = World(SOCIETY, UNEQUAL, tuple(sorted((*CONDUCTS, JOBLESS, IN_CHARGE), key=lambda c: c.id)))
PERSONS_SCHEME = replace(
    with_period(
        SCHEME,
        observations=(*PERIOD.observations, Observation("court", "in_charge", 0.9, 0.0, 1)),
        goes=(
            *PERIOD.goes,
            Go(
                "points.charge", "points", "points", "in_charge", "start", -30, -30, keep_low=20, keep_high=20
            ),
        ),
    ),
    eligible=Eligibility(18, 200),
)
FIRMS_WORLD = World(FIRMS, FLAT, (FAILURE, OWNER, UNPAID))
FIRMS_SCHEME = Machine(
    "tt_firms",
    "",
    "test register of firms",
    "ZZ",
    ANYONE,
    (BARRED,),
    (
        Period(
            0,
            True,
            1.0,
            (Observation("court", "unpaid", 1.0, 0.0, 2), Observation("court", "owner", 0.8, 0.0, 0)),
            (_register("barred", "unpaid"), _register("barred", "owner", 0.2)),
            (Consequence("bids", "barred", (1,), "tender", "deny", True, None, 1.0, 0.0, "rule"),),
        ),
    ),
    ("failure", "owner", "unpaid"),
)
LINKS = (
    Link("jobs", "employees", "jobless", 0.9, conduct="failure"),
    Link("charge", "responsible_person", "in_charge", 0.8, standing="barred", state=1, ends_as="cleared"),
    Link("owner", "firms_of", "owner", 0.7, standing="list", state=1, ends_as="cleared"),
)
PAIR = Pair("tt_pair", "test pair", 0.1, 0.6, 16, 65, LINKS)


def meeting(pair: Pair = PAIR, people: int = 4_000) -> Meeting:
    """The test pair at a size."""
    return Meeting(pair, SOCIETY, FIRMS, people, pair.firms(people))


def together(
    pair: Pair = PAIR, *, people: int = 4_000, days: int = 150, keeper: Keeper | None = None, **how: int
) -> tuple[Outcome, Outcome]:
    """One run of the pair."""
    return simulate_pair(
        meeting(pair, people),
        (PERSONS_WORLD, PERSONS_SCHEME),
        (FIRMS_WORLD, FIRMS_SCHEME),
        days=days,
        seed=3,
        start_day=START,
        threads=how.get("threads", 1),
        block=how.get("block"),
        keeper=keeper,
    )
