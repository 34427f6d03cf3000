"""Dated changes laid over a scheme: one validated version for each date at which the rules change."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from goodstanding.core.errors import Flaw, Problem, RequestProblem
from goodstanding.model.located import Node, Trail, overlay
from goodstanding.model.passes import Pass
from goodstanding.model.rating import Rating
from goodstanding.model.register import Register
from goodstanding.model.scheme import Scheme
from goodstanding.model.score import Score
from goodstanding.model.standing import Standing
from goodstanding.model.translate import flaw_problem

FIXED = {
    Score: ("kind", "base", "floor", "ceiling", "clip", "start", "read", "tiers"),
    Register: ("kind", "state"),
    Pass: ("kind", "states", "otherwise"),
    Rating: tuple(Rating.model_fields),
}
"""What a change cannot alter: the columns and states that records already read as."""


@dataclass(frozen=True, slots=True)
class Version:
    """The scheme from a date on (None: from the first), and the places that its change wrote."""

    since: date | None
    scheme: Scheme
    changed: tuple[Trail, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """A scheme with its dated versions; `versions[0]` is the file before any change."""

    scheme: Scheme
    versions: tuple[Version, ...]


Validate = Callable[[Node], tuple[Scheme | None, Node, list[Problem]]]


def versions_of(scheme: Scheme, root: Node, validate: Validate) -> tuple[tuple[Version, ...], list[Problem]]:
    """The file's first version and one for each change, in order; `validate` reads a laid-over file."""
    found, laid = [Version(None, scheme)], root
    problems: list[Problem] = []
    for i, dated in enumerate(scheme.timeline):
        change = _change_node(root, i)
        if dated.change is None or change is None:
            continue
        fixed = fixed_flaws(scheme, change, root)
        if fixed:
            problems += [flaw_problem(flaw, root, ("timeline", i, "change")) for flaw in fixed]
            continue
        laid = overlay(laid, change)
        version, _, wrong = validate(laid)
        problems += wrong
        if version is not None:
            found.append(Version(dated.date, version, tuple(_written(change))))
    return tuple(found), problems


def order_flaws(scheme: Scheme) -> list[Flaw]:
    """Dates that do not follow each other, and news that came after its date."""
    flaws: list[Flaw] = []
    for i, dated in enumerate(scheme.timeline):
        if i and dated.date < scheme.timeline[i - 1].date:
            flaws.append(
                Flaw(
                    f"{dated.date} lies before the entry above ({scheme.timeline[i - 1].date})",
                    ("timeline", i, "date"),
                    "Sort the timeline by date.",
                )
            )
        if dated.announced and dated.announced > dated.date:
            flaws.append(
                Flaw(
                    f"announced ({dated.announced}) lies after date ({dated.date})",
                    ("timeline", i, "announced"),
                )
            )
        if dated.carry and not dated.change:
            flaws.append(Flaw("'carry' needs 'change' beside it", ("timeline", i, "carry"), at_key=True))
    return flaws


def fixed_flaws(scheme: Scheme, change: Node, root: Node) -> list[Flaw]:
    """What a change writes and must not: another standing, or what its columns and states rest on."""
    flaws: list[Flaw] = []
    standings, own = change.child("standings"), root.child("standings")
    names = own.names() if own else ()
    for name in standings.names() if standings else ():
        known = scheme.standings.get(name)
        node = standings.child(name) if standings else None
        if known is None and name in names:
            continue  # It is not sound, and that is said where it stands.
        if known is None:
            hint = f"It has: {', '.join(names)}." if names else ""
            flaws.append(Flaw(f"a change cannot add the standing '{name}'", ("standings", name), hint, True))
            continue
        for key in node.names() if node else ():
            if key in FIXED[type(known)]:
                hint = "Points, tiers and states stay as they are; rules, entries and records can change."
                flaws.append(
                    Flaw(f"a change cannot alter '{key}' of a standing", ("standings", name, key), hint, True)
                )
        flaws += _new_columns(known, node, ("standings", name))
    return flaws


def frozen_at(versions: tuple[Version, ...], text: str) -> Scheme:
    """The scheme with all changes up to the last day that `text` (day, month or year) names, and none
    after.
    """
    last = last_day(text)
    return [version.scheme for version in versions if version.since is None or version.since <= last][-1]


def first_day_of(text: str) -> date:
    """2021 -> 2021-01-01, 2021-06 -> 2021-06-01, a day -> itself; else a RequestProblem."""
    last = last_day(text)
    return last.replace(month=last.month if "-" in text else 1, day=last.day if text.count("-") == 2 else 1)


def last_day(text: str) -> date:
    """2021 -> 2021-12-31, 2021-06 -> 2021-06-30, 2021-06-18 -> itself; else a RequestProblem."""
    try:
        parts = [int(part) for part in text.split("-")]
        if [len(part) for part in text.split("-")] != [4, 2, 2][: len(parts)]:
            raise ValueError
        year, month, day = (*parts, *(12, 31)[len(parts) - 1 :]) if len(parts) < 3 else parts
        return date(year, month, min(day, calendar.monthrange(year, month)[1]) if len(parts) < 3 else day)
    except ValueError:
        hint = "Write a day, a month or a year, like 2021-06-18, 2021-06 or 2021."
        raise RequestProblem(Problem(f"'{text}' is not a date", hint=hint)) from None


def _new_columns(known: Standing, node: Node | None, trail: Trail) -> list[Flaw]:
    direct = node.child("direct") if node else None
    if not isinstance(known, Score) or direct is None:
        return []
    held = {rule.tier for rule in (known.direct or {}).values()}
    tiers = {conduct: child.child("tier") for conduct in direct.names() if (child := direct.child(conduct))}
    return [
        Flaw(
            f"a change cannot hold tier '{tier.value}', which no rule of the file holds",
            (*trail, "direct", conduct, "tier"),
        )
        for conduct, tier in tiers.items()
        if tier is not None and tier.value in known.states and tier.value not in held
    ]


def _change_node(root: Node, entry: int) -> Node | None:
    timeline = root.child("timeline")
    dated = timeline.child(entry) if timeline else None
    return dated.child("change") if dated else None


def _written(node: Node, trail: Trail = ()) -> list[Trail]:
    """The places at which an overlay replaces what stood there."""
    if not isinstance(node.value, dict) or "value" in node.value:
        return [trail]
    return [place for name, child in node.value.items() for place in _written(child, (*trail, name))]
