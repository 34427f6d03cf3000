"""Small worlds for engine tests: everything plain numbers, nothing from the catalogue."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from goodstanding.engine import simulate
from goodstanding.model.machine import (
    Behaviour,
    Column,
    Conduct,
    Consequence,
    Contest,
    Eligibility,
    Encounter,
    Go,
    Machine,
    Observation,
    Period,
    Response,
    Society,
    Spill,
    Standing,
    World,
)
from goodstanding.results.outcome import Outcome

ADULTS = Eligibility(age_at_least=18)
ANYONE = Eligibility()
START = 730000
FLAT = Behaviour("flat", "logit", 0.0, 0.0)
UNEQUAL = Behaviour("unequal", "logit", 2.0, 1.5)

SOCIETY = Society(
    id="TT",
    title="test society",
    country="ZZ",
    population=1_000_000,
    currency="EUR",
    age_starts=tuple(range(0, 105, 5)),
    female=tuple(30.0 - i for i in range(21)),
    male=tuple(29.0 - i for i in range(21)),
    household_sizes=(0.3, 0.3, 0.2, 0.15, 0.05),
    groups=("first", "second"),
    group_share=0.25,
    group_by_community=0.2,
    group_by_income=-0.3,
    community_size=500,
    newcomer_share=0.05,
    encounters=(
        Encounter("trip", "trip", ADULTS, "any_day", 12 / 365, 0.4),
        Encounter("bill", "bill", ADULTS, "yearly", 0.0, 0.0, 1, 15),
        Encounter("school", "school", Eligibility(0, 18), "monthly", 0.0, 0.0),
    ),
)

DEBT = Conduct(
    id="debt",
    title="debt",
    form="spell",
    topic="debt",
    legality="unlawful",
    protected_by=(),
    eligible=ADULTS,
    rate=0.3 / 365,
    ends=(("performed", 1.0 / 365), ("settled", 0.5 / 365)),
    leans_disposition=-1,
    leans_means=-1,
)
FINE = Conduct("fine", "fine", "event", "traffic", "unlawful", (), ADULTS, 1.5 / 365, leans_disposition=-1)
SPEECH = Conduct("speech", "speech", "event", "speech", "protected", ("ICCPR 19",), ADULTS, 2.0 / 365)
HELP = Conduct("help", "help", "event", "civic", "lawful", (), ADULTS, 6.0 / 365, leans_disposition=1)
EVADE = Conduct("evade", "evade", "event", "debt", "unlawful", (), ADULTS, 3.0 / 365, given="debt")
CONDUCTS = (DEBT, EVADE, FINE, HELP, SPEECH)

POINTS = Standing(
    "points",
    "score",
    (
        Column("points", 1000, -30000, 30000, False, 3, ((900, 2), (980, 1), (1006, 0))),
        Column("direct_low", 0, 0, 30000, False, 0, ((1, 3),)),
    ),
    ("high", "good", "fair", "low"),
)
LIST = Standing("list", "register", (Column("count", 0, 0, 30000, False, 0, ((1, 1),)),), ("clear", "listed"))

OBSERVATIONS = (
    Observation("court", "debt", 1.0, 0.001 / 365, 0),
    Observation("court", "evade", 0.7, 0.0, 3),
    Observation("police", "fine", 0.8, 0.05 / 365, 2),
    Observation("village", "help", 0.9, 0.02 / 365, 0),
    Observation("platform", "speech", 0.5, 0.3 / 365, 1),
    Observation("tip", "speech", 0.3, 0.1 / 365, 5),
)
GOES = (
    Go(
        "list.refuses",
        "list",
        "count",
        "debt",
        "while",
        1,
        1,
        rate=1.0 / 365,
        until_end=True,
        exit_days=4,
        unfounded_days=90,
        drop_rate=0.1 / 365,
        drop_as="no_assets",
        late_share=0.1,
        late_days=40,
        start_share=0.3,
    ),
    Go(
        "list.evades",
        "list",
        "count",
        "evade",
        "act",
        1,
        1,
        keep_low=60,
        keep_high=90,
        extended_share=0.2,
        extended_days=30,
    ),
    Go("points.fine", "points", "points", "fine", "act", -40, -10, keep_low=120, keep_high=120),
    Go("points.direct.fine", "points", "direct_low", "fine", "act", 1, 1, keep_low=30, keep_high=30),
    Go("points.debt", "points", "points", "debt", "month", -10, -10, keep_low=200, keep_high=200),
    Go("points.help", "points", "points", "help", "act", 2, 2, keep_low=365, keep_high=365, monthly_limit=1),
    Go("points.speech", "points", "points", "speech", "act", -25, -25, keep_low=100, keep_high=100),
)
CONSEQUENCES = (
    Consequence("flight", "list", (1,), "travel", "deny", True, "trip", 0.9, 0.0, "rule"),
    Consequence(
        "school", "list", (1,), "school", "deny", True, None, 1.0, 0.0, "rule", Spill("household.child", 0.5)
    ),
    Consequence("heating", "points", (0,), "public_service", "reward", False, "bill", 1.0, 300.0, "rule"),
    Consequence("slow", "points", (2, 3), "public_service", "charge", True, "trip", 0.5, 5.0, "official"),
)
CONTEST = Contest(0.3, 5, 40, 0.7, 0.1)
RESPONSES = (Response("pressure", "debt", "performed", "list", (1,), 1.5),)

PERIOD = Period(0, True, 1.0, OBSERVATIONS, GOES, CONSEQUENCES, CONTEST, RESPONSES)
SCHEME = Machine(
    "tt_scheme",
    "",
    "test scheme",
    "ZZ",
    Eligibility(18, 200, 1),
    (POINTS, LIST),
    (PERIOD,),
    tuple(c.id for c in CONDUCTS),
)
SEVERAL = {"points.fine": 1.2, "points.direct.fine": 0.4, "points.speech": 2.0}
STOCKED = replace(
    SCHEME,
    periods=(
        replace(PERIOD, goes=tuple(replace(go, start_number=SEVERAL.get(go.id, 0.0)) for go in PERIOD.goes)),
    ),
)
"""The scheme with several records of events on the first day, some of them on their way."""
NULL = Machine("zz_null", "", "null", "ZZ", ADULTS, (), (Period(0, True, 1.0),))
WORLD = World(SOCIETY, UNEQUAL, CONDUCTS)
DATED = {
    "debt": ((START + 30, 3.0 / 365), (START + 90, 0.1 / 365)),
    "fine": ((START + 100, 0.0), (START + 131, 20.0 / 365)),
    "speech": ((START - 5, 4.0 / 365), (START + 100, 9.0 / 365)),
}
WAVES = replace(WORLD, conducts=tuple(replace(c, dated=DATED.get(c.id, ())) for c in CONDUCTS))
"""The world with rates that change on dates: before, in and after the first hundred days."""


def with_period(machine: Machine, **changes: object) -> Machine:
    """`machine` with fields of its first period replaced."""
    return replace(machine, periods=(replace(machine.periods[0], **changes), *machine.periods[1:]))


def with_feeds(machine: Machine, **changes: float) -> Machine:
    """`machine` with the given fields of every observation replaced."""
    return with_period(
        machine, observations=tuple(replace(o, **changes) for o in machine.periods[0].observations)
    )


def run(
    machine: Machine = SCHEME,
    world: World = WORLD,
    *,
    people: int = 20_000,
    days: int = 365,
    seed: int = 3,
    **how: int,
) -> Outcome:
    """One run of the engine on a test world."""
    return simulate(
        world,
        machine,
        people=people,
        days=days,
        seed=seed,
        start_day=START,
        threads=how.get("threads", 1),
        block=how.get("block"),
    )


def same(one: Outcome, other: Outcome) -> bool:
    """Every integer of two outcomes is equal."""
    for name in (
        "acts",
        "spell_days",
        "recorded",
        "unrecorded",
        "invented",
        "burden_persons",
        "persons",
        "consequence_persons",
    ):
        if not np.array_equal(getattr(one, name), getattr(other, name)):
            return False
    for name in ("states", "shadow_states", "moves"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if any(not np.array_equal(mine[key], theirs[key]) for key in mine):
            return False
    marks = all(
        np.array_equal(getattr(one.marks, f), getattr(other.marks, f))
        for f in ("burden_days", "classes", "last_state")
    )
    return (
        marks
        and one.ends == other.ends
        and one.disputes == other.disputes
        and one.ledger.digest == other.ledger.digest
    )
