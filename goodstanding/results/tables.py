"""A comparison as tidy tables, one row a fact, that other tools open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from goodstanding.results.ledger import LENGTH_LABELS, PARTS, row_parts
from goodstanding.results.outcome import ENDINGS, REVIEW, TRUTHS, Ints
from goodstanding.results.record import assumed_share, version_of
from goodstanding.results.run import ArmRun, Comparison, Panel

if TYPE_CHECKING:
    import polars as pl

LEDGER_COLUMNS = (
    "part", "consequence", "cause", "group", "state", "truth", "spilled", "length", "ending",
    "stretches", "person_days", "attempts", "met",
)  # fmt: skip
STATE_COLUMNS = ("day", "date", "standing", "state", "group", "persons", "shadow_persons")
PUBLIC_COLUMNS = ("day", "date", "what", "of", "count")
OWNER_COLUMNS = ("population", "society", "arm", "scheme", "version", "assumed_share")
POPULATION = "synthetic"


def ledger_frame(comparison: Comparison) -> pl.DataFrame:
    """Every ledger row of every arm, keys as words."""
    return _frame(comparison, _ledger_columns, LEDGER_COLUMNS)


def states_frame(comparison: Comparison) -> pl.DataFrame:
    """Persons in each state of each standing at the end of each day (day 0: the evening before), by group."""
    return _frame(comparison, _state_columns, STATE_COLUMNS)


def publics_frame(comparison: Comparison) -> pl.DataFrame:
    """What people can know of each other, and what a life needs of its run: acts of each conduct on each day
    and, where cases wait for review, how the line of them went (`of`: a word of `outcome.REVIEW`)."""
    return _frame(comparison, _public_columns, PUBLIC_COLUMNS)


def publics_of(
    frame: pl.DataFrame, *, society: str, arm: str, conducts: Sequence[str], days: int
) -> tuple[Ints, Ints | None]:
    """`Outcome.publics` and `Outcome.review` of an arm, from `publics_frame`.

    Raises ValueError where days are missing.
    """
    import polars as pl

    mine = frame.filter((pl.col("society") == society) & (pl.col("arm") == arm)).sort("day")

    def series(what: str, names: Sequence[str]) -> Ints:
        rows = mine.filter(pl.col("what") == what)
        found = [rows.filter(pl.col("of") == name)["count"].to_numpy() for name in names]
        if any(one.shape != (days,) for one in found):
            raise ValueError(f"what was public of '{arm}' is not there for all {days} days")
        return np.array(found, np.int64).reshape(len(names), days).T

    waits = not mine.filter(pl.col("what") == "review").is_empty()
    return series("acts", conducts), series("review", REVIEW) if waits else None


def _frame(comparison: Comparison, columns: Any, names: tuple[str, ...]) -> pl.DataFrame:
    import polars as pl

    frames: list[pl.DataFrame] = []
    for panel in comparison.panels:
        for arm in panel.arms:
            data: dict[str, Any] = columns(panel, arm)
            rows = len(data[names[0]])
            owner = {name: [value] * rows for name, value in owner_of(panel, arm).items()}
            frames.append(pl.DataFrame({**owner, **data}, schema=_schema(names), strict=False))
    return pl.concat(frames) if frames else pl.DataFrame(schema=_schema(names))


def _schema(names: tuple[str, ...]) -> dict[str, Any]:
    import polars as pl

    numbers = {"stretches", "person_days", "attempts", "met", "day", "persons", "shadow_persons", "count"}
    schema: dict[str, Any] = dict.fromkeys(OWNER_COLUMNS, pl.String) | {"assumed_share": pl.Float64}
    for name in names:
        schema[name] = pl.Int64 if name in numbers else pl.Boolean if name == "spilled" else pl.String
    return schema | ({"date": pl.Date} if "date" in names else {})


def owner_of(panel: Panel, arm: ArmRun) -> dict[str, str | float]:
    """What every row of an arm begins with: whose it is, and of what share of its numbers it is a guess."""
    assumed, total = assumed_share(arm.case)
    share = assumed / total if total else 0.0
    values = (POPULATION, panel.society_id, arm.label, arm.machine.id, version_of(arm), share)
    return dict(zip(OWNER_COLUMNS, values, strict=True))


def _ledger_columns(panel: Panel, arm: ArmRun) -> dict[str, Any]:
    columns, outcome = arm.outcome.ledger.columns, arm.outcome
    groups = panel.world.society.groups
    states = [
        _state(arm, int(q), int(s)) for q, s in zip(columns["consequence"], columns["state"], strict=True)
    ]
    return {
        "part": [PARTS[i] for i in row_parts(arm)],
        "consequence": [outcome.consequences[i] for i in columns["consequence"]],
        "cause": [outcome.conducts[i] if i >= 0 else "" for i in columns["cause"]],
        "group": [groups[i] for i in columns["group"]],
        "state": states,
        "truth": [TRUTHS[i] for i in columns["truth"]],
        "spilled": [bool(i) for i in columns["spilled"]],
        "length": [LENGTH_LABELS[i] for i in columns["length"]],
        "ending": [ENDINGS[i] for i in columns["ending"]],
        **{name: columns[name] for name in ("stretches", "person_days", "attempts", "met")},
    }


def _state(arm: ArmRun, consequence: int, state: int) -> str:
    """The name of a state of the standing that a consequence reads."""
    name = arm.outcome.consequences[consequence]
    read = {c.id: c.standing for period in arm.machine.periods for c in period.consequences}
    standing = next(s for s in arm.machine.standings if s.id == read[name])
    return (*standing.states, "outside")[state]


def _state_columns(panel: Panel, arm: ArmRun) -> dict[str, Any]:
    start = date.fromordinal(arm.outcome.start_day)
    days = range(arm.outcome.days + 1)
    data: dict[str, list[Any]] = {name: [] for name in STATE_COLUMNS}
    for standing in arm.machine.standings:
        for state, name in enumerate((*standing.states, "outside")):
            for group, label in enumerate(panel.world.society.groups):
                data["day"] += days
                data["date"] += [start + timedelta(days=day - 1) for day in days]
                data["standing"] += [standing.id] * len(days)
                data["state"] += [name] * len(days)
                data["group"] += [label] * len(days)
                data["persons"] += _series(arm.outcome.states[standing.id], state, group)
                shadow = arm.outcome.shadow_states.get(standing.id)
                data["shadow_persons"] += (
                    [None] * len(days) if shadow is None else _series(shadow, state, group)
                )
    return data


def _public_columns(_panel: Panel, arm: ArmRun) -> dict[str, Any]:
    outcome, start = arm.outcome, date.fromordinal(arm.outcome.start_day)
    known = [("acts", outcome.conducts, outcome.publics), ("review", REVIEW, outcome.review)]
    columns = [
        (what, name, table[:, i].tolist())
        for what, names, table in known
        if table is not None
        for i, name in enumerate(names)
    ]
    days = range(outcome.days)
    return {
        "day": [day + 1 for _ in columns for day in days],
        "date": [start + timedelta(days=day) for _ in columns for day in days],
        "what": [what for what, _, _ in columns for _ in days],
        "of": [name for _, name, _ in columns for _ in days],
        "count": [count for _, _, counts in columns for count in counts],
    }


def _series(states: np.ndarray[Any, Any], state: int, group: int) -> list[int]:
    values: list[int] = states[:, state, group].tolist()
    return values
