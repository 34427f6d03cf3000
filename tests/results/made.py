"""Hand-made machine forms and outcomes: small enough to check by eye, and needing no engine."""

from __future__ import annotations

from typing import Any, cast

import numpy as np

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
    Society,
    Standing,
    World,
)
from goodstanding.results.outcome import ENDINGS, TRUTHS, LedgerTable, Marks, Outcome
from goodstanding.results.run import ArmRun

ADULTS = Eligibility(18)
CONDUCTS = (
    Conduct(
        "debt",
        "Debt found due by a court",
        "spell",
        "debt",
        "unlawful",
        (),
        ADULTS,
        1e-4,
        (("performed", 1e-3),),
    ),
    Conduct("speech", "Critical speech", "event", "speech", "protected", ("ICCPR:19",), ADULTS, 1e-3),
)
LISTED = Standing("list", "register", (Column("count", 0, 0, 9, False, 0, ((1, 1),)),), ("clear", "listed"))


def world() -> World:
    """A society of two groups with flights and pay days."""
    society = Society(
        "ZZ", "Nowhere", "ZZ", 1_000_000, "CNY", (0, 50), (1.0, 1.0), (1.0, 1.0), (0.5, 0.5),
        ("majority", "minority"), 0.2, 0.5, 0.0, 500, 0.0,
        (Encounter("air_trip", "Flights", ADULTS, "any_day", 0.01, 0.1),),
    )  # fmt: skip
    return World(society, Behaviour("default", "logit", 0.0, 0.0), CONDUCTS)


def machine(*, consequences: bool = True, eligible: Eligibility = ADULTS) -> Machine:
    """A register that debt puts people on, with a flight ban and a reward for the clear; or nothing."""
    ban = Consequence("flight", "list", (1,), "travel", "deny", True, "air_trip", 0.9, 0.0, "rule")
    cheer = Consequence("cheer", "list", (0,), "reputation", "reward", False, None, 1.0, 0.0, "rule")
    period = Period(
        0,
        consequences,
        1.0,
        (Observation("court", "debt", 0.9, 1e-6, 3),) if consequences else (),
        (Go("list.debt", "list", "count", "debt", "start", 1, 1, until_end=True),) if consequences else (),
        (ban, cheer) if consequences else (),
        Contest(0.1, 5, 20, 0.5, 0.1),
    )
    return Machine(
        "zz_made" if consequences else "zz_null", "1", "Made", "ZZ", eligible,
        (LISTED,) if consequences else (), (period,), ("debt", "speech"),
    )  # fmt: skip


def ledger(rows: list[tuple[Any, ...]], digest: int = 1) -> LedgerTable:
    """Rows as in `LedgerTable.KEYS` and `.VALUES`, truth and ending by name."""
    coded = [(*row[:4], TRUTHS.index(row[4]), *row[5:7], ENDINGS.index(row[7]), *row[8:]) for row in rows]
    names = LedgerTable.KEYS + LedgerTable.VALUES
    table = np.array(coded, dtype=np.int64).reshape(-1, len(names))
    return LedgerTable({name: table[:, i].copy() for i, name in enumerate(names)}, digest)


ROWS: list[tuple[Any, ...]] = [
    # consequence cause group state truth spilled length ending | stretches days attempts met
    (0, 0, 0, 1, "true", 0, 2, "obligation_met", 40, 2400, 30, 27),
    (0, 0, 0, 1, "true", 0, 3, "truth_changed", 10, 1000, 10, 9),
    (0, 0, 1, 1, "true", 0, 5, "open", 20, 7300, 0, 0),
    (0, 0, 0, 1, "false", 0, 1, "other_removal", 10, 200, 4, 4),
    (0, 0, 1, 1, "false", 0, 2, "dispute_won", 5, 300, 2, 1),
    (0, 1, 0, 1, "true", 0, 0, "record_expired", 8, 40, 1, 1),
    (0, -1, 0, 1, "true", 0, 0, "rule_changed", 2, 10, 0, 0),
    (0, 0, 0, 0, "missed", 0, 4, "open", 6, 1200, 3, 0),
    (1, -1, 0, 0, "true", 0, 5, "open", 900, 328500, 0, 0),
]


def outcome(*, people: int = 1000, days: int = 365, rows: list[tuple[Any, ...]] | None = None) -> Outcome:
    """15 people were burdened on a false record, 10 for lawful conduct, 70 for unlawful conduct."""
    chosen = ROWS if rows is None else rows
    classes = np.zeros(people, np.uint8)
    burden_days, false_days = np.zeros(people, np.uint16), np.zeros(people, np.uint16)
    last = np.zeros(people, np.uint8)
    if chosen:
        classes[:15] |= 0b0000_0001
        false_days[:15] = np.arange(1, 16)[:people]
        classes[15:25] |= 0b0000_0010
        classes[10:80] |= 0b0000_0100
        burden_days[:80] = 50
        classes[100:] |= 0b0000_1000
        classes[80:86] |= 0b0001_0000
        last[:40] = 1
    group = np.arange(people) % 5 == 4
    bits = [(classes >> bit & 1).astype(bool) for bit in range(8)] + [(classes & 7) != 0]
    persons = np.array([[int((b & ~group).sum()), int((b & group).sum())] for b in bits], np.int64)
    states = np.zeros((days + 1, 3, 2), np.int64)
    sizes = np.array([(~group).sum(), group.sum()])
    states[:, 0] = sizes
    states[-1, 1] = [(last[~group] == 1).sum(), (last[group] == 1).sum()]
    states[-1, 0] -= states[-1, 1]
    moves = np.zeros((3, 3), np.int64)
    moves[0, 1] = int((last == 1).sum())
    parts = np.zeros((days + 1, 3), np.int64)
    if chosen:
        parts[1:] = (2, 1, 20)
    return Outcome(
        conducts=("debt", "speech"),
        consequences=("flight", "cheer") if chosen else (),
        start_day=737791,
        days=days,
        people=sizes, eligible=sizes, adults=sizes,
        acts=np.array([[60, 20], [300, 90]], np.int64),
        spell_days=np.array([[7300, 3650], [0, 0]], np.int64),
        ends={"debt": {"performed": 24 if chosen else 15}},
        recorded=np.array([[50, 18], [30, 9]], np.int64),
        unrecorded=np.array([[10, 2], [270, 81]], np.int64),
        invented=np.array([[8, 3], [0, 0]], np.int64),
        disputes={"filed": 10, "won_wrong": 2, "won_right": 1, "lost_wrong": 3, "lost_right": 4},
        states={"list": states} if chosen else {},
        shadow_states={"list": states} if chosen else {},
        moves={"list": moves} if chosen else {},
        burden_persons=parts,
        persons=persons,
        consequence_persons=np.zeros((2 if chosen else 0, 4, 2), np.int64),
        ledger=ledger(chosen),
        marks=Marks(
            burden_days, false_days, classes,
            np.zeros((1 if chosen else 0, people), np.uint8), last.reshape(1, -1)[: 1 if chosen else 0],
        ),
        timing={},
    )  # fmt: skip


def arm(label: str = "zz_made", **changes: Any) -> ArmRun:
    """The made scheme, run; keyword arguments as of `outcome`."""
    return ArmRun(label, cast(Any, None), machine(), world(), outcome(**changes))


def null(**changes: Any) -> ArmRun:
    """The reference: nothing in force, nobody burdened."""
    return ArmRun(
        "zz_null", cast(Any, None), machine(consequences=False), world(), outcome(rows=[], **changes)
    )
