"""The arms of a run in which a scheme was lived under, read from the record that the run left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodstanding.core.errors import Problem, RequestProblem, StorageProblem
from goodstanding.results.run import Comparison
from goodstanding.results.store import load, run_json
from goodstanding.summary import rows_of


@dataclass(frozen=True, slots=True)
class LivedArm:
    """One arm of a run, as run.json has it.

    `start`: the first day; `sets`: changes as typed; `people`: in the run; `eligible`: of them, those to
    whom the scheme can apply; `assumed_share`: of the numbers used, 0..1; `changes`: numbers set by the
    user; `rows`: metric id -> its measured row; `headline`: part of the ledger -> its totals.
    """

    label: str
    society: str
    version: str
    people: int
    days: int
    seed: int
    start: str
    behaviour: str
    sets: tuple[str, ...]
    command: str
    eligible: int
    assumed_share: float
    changes: tuple[str, ...]
    rows: Mapping[str, Mapping[str, Any]]
    headline: Mapping[str, Mapping[str, Any]]


def lived_arms(run: Comparison | Path, scheme: str) -> tuple[LivedArm, ...]:
    """The arms of `scheme` in a comparison or a run folder.

    Raises RequestProblem where the run has none of it, StorageProblem where the folder is not sound.
    """
    if isinstance(run, Comparison):
        return _arms(run_json(run, {"values": [row.to_json() for row in rows_of(run)]}), scheme)
    record = load(run).record
    try:
        return _arms(record, scheme)
    except (LookupError, TypeError) as error:
        hint = "It was cut short, edited, or left by another version."
        raise StorageProblem(Problem(f"run.json is not as expected ({error})", path=run, hint=hint)) from None


def _arms(record: Mapping[str, Any], scheme: str) -> tuple[LivedArm, ...]:
    arms = [(society["society"], arm) for society in record["societies"] for arm in society["arms"]]
    found = tuple(_arm(record, society, arm) for society, arm in arms if arm["scheme"] == scheme)
    if not found:
        others = ", ".join(sorted({arm["scheme"] for _, arm in arms}))
        hint = f"It has {others}. Name a run of the same scheme, or leave the run out."
        raise RequestProblem(Problem(f"the run has no arm of '{scheme}'", hint=hint))
    return found


def _arm(record: Mapping[str, Any], society: str, arm: Mapping[str, Any]) -> LivedArm:
    asked = record["parameters"]
    values = record["metrics"]["values"]
    rows = {row["metric"]: row for row in values if (row["society"], row["arm"]) == (society, arm["arm"])}
    return LivedArm(
        label=arm["arm"],
        society=society,
        version=arm["version"],
        people=asked["people"],
        days=asked["days"],
        seed=asked["seed"],
        start=asked["start"],
        behaviour=asked["behaviour"],
        sets=tuple(asked["sets"]),
        command=asked["command"],
        eligible=sum(arm["eligible"]),
        assumed_share=arm["numbers"]["assumed_share"],
        changes=tuple(arm["changes"]),
        rows=rows,
        headline=arm["headline"],
    )
