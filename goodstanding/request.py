"""What may be asked for, and the line that asks for it again."""

from __future__ import annotations

import secrets
import shlex
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from goodstanding.core.errors import Problem, RequestProblem
from goodstanding.model.in_force import START as START
from goodstanding.results.run import Request

STUDY_PEOPLE = 5_000
"""Synthetic people in each run of the study of assumptions, unless asked for another number."""
MOST = {"people": 2_000_000_000, "days": 36_500, "seed": 2**63 - 1}
LEAST = {"people": 1, "days": 1, "seed": 0}


def draw_seed() -> int:
    """A seed for a request that names none; the only chance outside the keyed draws, and it is kept with
    the run.
    """
    return secrets.randbelow(2**32)


def day_of(start: date | str | None) -> date:
    """The first day: a date, its text (2024-01-31), or START. Raises RequestProblem."""
    if start is None:
        return START
    if isinstance(start, date):
        return start
    try:
        return date.fromisoformat(start)
    except ValueError:
        raise RequestProblem(Problem(f"'{start}' is not a date", hint="Write it as 2024-01-31.")) from None


def check_request(*, people: int, days: int, seed: int, start: date) -> None:
    """Raise RequestProblem with everything that is out of range."""
    given = {"people": people, "days": days, "seed": seed}
    problems = [
        Problem(f"{name} is {value!r}", hint=f"Give a whole number, {LEAST[name]} to {MOST[name]:,}.")
        for name, value in given.items()
        if type(value) is not int or not LEAST[name] <= value <= MOST[name]
    ]
    if not problems and start.toordinal() + days > date.max.toordinal():
        problems.append(Problem(f"{days} days from {start} end after the last date there is"))
    if problems:
        raise RequestProblem(problems)


def make_request(
    arms: Sequence[str],
    society: str | None,
    behaviour: str,
    *,
    people: int,
    days: int,
    seed: int,
    start: date | str | None,
    set: Sequence[str],
    study_people: int | None,
) -> Request:
    """A request of these arguments, without its line. Raises RequestProblem with everything that is out of
    range."""
    first = day_of(start)
    check_request(people=people, days=days, seed=seed, start=first)
    return Request(
        arms=tuple(arms),
        society=society,
        behaviour=behaviour,
        people=people,
        days=days,
        seed=seed,
        start=first,
        sets=tuple(set),
        command="",
        study_people=min(people, STUDY_PEOPLE) if study_people is None else study_people,
    )


def command_line(request: Request, catalog: Sequence[Path]) -> str:
    """The line that makes the comparison again."""
    words = ["goodstanding", "compare", *request.arms]
    words += ["--society", request.society] if request.society else []
    words += ["--behaviour", request.behaviour] if request.behaviour != "default" else []
    for name in ("people", "days", "seed", "start"):
        words += [f"--{name}", str(getattr(request, name))]
    words += [word for change in request.sets for word in ("--set", change)]
    words += [word for folder in catalog for word in ("--catalog", str(folder))]
    return shlex.join([*words, "--study-people", str(request.study_people)])


def request_of(record: Mapping[str, Any]) -> Request:
    """The request that run.json keeps under "parameters". Raises KeyError, TypeError or ValueError."""
    kept = record["parameters"]
    return Request(
        arms=tuple(kept["arms"]),
        society=kept["society"],
        behaviour=kept["behaviour"],
        people=kept["people"],
        days=kept["days"],
        seed=kept["seed"],
        start=date.fromisoformat(kept["start"]),
        sets=tuple(kept["sets"]),
        command=kept["command"],
        study_people=kept["study_people"],
    )
