"""The arm grammar: `ID[@DATE|@as_described][+PROTECTION]...`, a protection being
`SAFEGUARD_OR_LAW[:PART][@FROM..UNTIL|@own][~FROM..UNTIL]...`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from goodstanding.core.errors import Problem, RequestProblem
from goodstanding.model.timeline import last_day

AS_DESCRIBED = "as_described"
OWN_DATES = "own"
_GRAMMAR = "Write ID, ID@2021-06 (the file as of a date) or the path of a scheme.yaml."
_PROTECTION = (
    "Write +NAME, +NAME:PART (a clause, or what a safeguard covers), +NAME@2024-03-01..2024-09-30 (in "
    "force), +LAW@own (on the law's own dates) or +NAME~2024-05-01..2024-05-31 (suspended)."
)


@dataclass(frozen=True, slots=True)
class Named:
    """A safeguard or a law as an arm names it.

    `part`: a clause of the law, or what the safeguard covers; in force from `since` to the day before
    `until` (None: without end), but not from the first to before the second day of each of `suspended`.
    `own_dates`: each clause of the law from the day it came into force to its last day.
    """

    text: str
    name: str
    part: str = ""
    since: date | None = None
    until: date | None = None
    suspended: tuple[tuple[date, date], ...] = ()
    own_dates: bool = False


@dataclass(frozen=True, slots=True)
class Arm:
    """A scheme in one version, with protections.

    `scheme`: an id or a path; `version`: a day, month or year as written, or None for the calendar of the
    run.
    """

    text: str
    scheme: str
    version: str | None = None
    protections: tuple[Named, ...] = ()


def parse_arm(text: str, *, protected: bool = False) -> Arm:
    """The arm that a text names; with protections only if they may be there. `ID@as_described` is the entry
    ID_as_described beside ID.

    Raises RequestProblem for what is not the grammar, and for what no file has yet.
    """
    base, *protections = text.split("+")
    scheme, at, version = base.partition("@")
    if not scheme or (at and not version) or "" in protections:
        raise RequestProblem(Problem(f"'{text}' is not an arm", hint=_GRAMMAR))
    if protections and not protected:
        hint = f"Leave out '+{'+'.join(protections)}'; `run` and `compare` take it."
        raise RequestProblem(Problem("a scheme alone is asked for, without safeguards or laws", hint=hint))
    if version == AS_DESCRIBED:
        scheme, at, version = f"{scheme}_{AS_DESCRIBED}", "", ""
    if at:
        last_day(version)
    if not re.fullmatch(r"[^\s@=]+|\S.*(/|\\|\.ya?ml)\S*", scheme):
        raise RequestProblem(Problem(f"'{text}' is not an arm", hint=_GRAMMAR))
    return Arm(text, scheme, version or None, tuple(_named(protection) for protection in protections))


def _named(text: str) -> Named:
    found = re.fullmatch(r"([a-z0-9_]+)(?::([^@~\s]+))?(?:@([^~\s]+))?((?:~[^~\s]+)*)", text)
    if not found:
        raise RequestProblem(Problem(f"'+{text}' is not a protection", hint=_PROTECTION))
    name, part, days, holes = found.groups()
    own = days == OWN_DATES
    since, until = _days(text, days) if days and not own else (None, None)
    suspended: list[tuple[date, date]] = []
    for hole in filter(None, holes.split("~")):
        first, last = _days(text, hole)
        if first is None or last is None:
            raise RequestProblem(Problem(f"'+{text}': a suspension needs both days", hint=_PROTECTION))
        suspended.append((first, last))
    return Named(text, name, part or "", since, until, tuple(suspended), own)


def _days(text: str, days: str) -> tuple[date | None, date | None]:
    """The first day, and the day after the last."""
    first, dots, last = days.partition("..")
    try:
        since = date.fromisoformat(first) if first else None
        until = date.fromisoformat(last) + timedelta(1) if last else None
    except ValueError:
        raise RequestProblem(Problem(f"'+{text}': '{days}' are not days", hint=_PROTECTION)) from None
    if not (first or (dots and last)) or (since and until and until <= since):
        raise RequestProblem(Problem(f"'+{text}': '{days}' end before they begin", hint=_PROTECTION))
    return since, until
