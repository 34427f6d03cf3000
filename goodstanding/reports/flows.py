"""What flows where in a scheme, read off its machine form: feed -> standing -> consequence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goodstanding.model.machine import Consequence, Go, Machine, Period
from goodstanding.model.scheme import Scheme
from goodstanding.reports.words import listing
from goodstanding.results.raters import worth_showing
from goodstanding.results.run import ArmRun
from goodstanding.rules.crossings import unrelated_sources

Push = Literal["worse", "better", "none"]
"""Towards the harsher states, the milder ones, or (0 points, or a rating) nowhere."""
POINTS = "points"
"""The column of a score that records move by their points; all others count records."""
REACHED = {
    "household": "the household",
    "household.child": "the household's children",
    "household.adult": "the household's adults",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A conduct that a feed sees, and what a record of it does to which standings.

    `unlawful`: by domestic law; `effects`: (standing id, words such as "−20", direction).
    """

    title: str
    unlawful: bool
    effects: tuple[tuple[str, str, Push], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A feed, who runs it, and what it sees."""

    title: str
    operator: str
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A standing and its states, mildest first."""

    id: str
    title: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A consequence of some states of a standing; `told`: effect, where it is felt, how often applied, in
    words; `crosses`: unrelated parts of life from which data lead to it, in words, or empty.
    """

    title: str
    burden: bool
    standing: str
    states: tuple[int, ...]
    told: str
    crosses: str = ""


@dataclass(frozen=True, slots=True)
class Flows:
    """All that the map shows."""

    sources: tuple[Source, ...]
    boards: tuple[Board, ...]
    results: tuple[Result, ...]


def flows_of(arm: ArmRun) -> Flows:
    """The flows of an arm under the rules of the run's last day."""
    period = _last_period(arm)
    titles = {conduct.id: conduct for conduct in arm.world.conducts}
    feeds: dict[str, list[Seen]] = {}
    for view in period.observations:
        conduct = titles[view.conduct]
        effects = tuple(
            _effect(arm.machine, go) for go in period.goes if go.conduct == view.conduct and go.on != "year"
        )
        seen = Seen(conduct.title, conduct.legality == "unlawful", effects)
        feeds.setdefault(view.feed, []).append(seen)
    human = _in_force(arm)
    shown = worth_showing(arm.machine)
    measured = tuple(_rated(standing.id) for standing in shown if standing.rating)
    for id in human.feeds if measured and period.active else ():
        feeds.setdefault(id, [Seen("what raters look at", False, measured)])
    sources = tuple(
        Source(human.feeds[id].title, human.feeds[id].operator, tuple(seen))
        if id in human.feeds
        else Source(id, "", tuple(seen))
        for id, seen in feeds.items()
    )
    boards = tuple(Board(s.id, s.id.replace("_", " "), s.states) for s in shown)
    return Flows(sources, boards, tuple(_result(arm, human, item) for item in period.consequences))


def _rated(standing: str) -> tuple[str, str, Push]:
    return standing, "as measured", "none"


def _last_day(arm: ArmRun) -> int:
    return arm.outcome.start_day + arm.outcome.days - 1


def _in_force(arm: ArmRun) -> Scheme:
    """The scheme as its file has it on the last day."""
    end = _last_day(arm)
    held = [one.scheme for one in arm.case.versions if one.since is None or one.since.toordinal() <= end]
    return held[-1] if held else arm.case.scheme


def _last_period(arm: ArmRun) -> Period:
    end = _last_day(arm)
    held = [period for period in arm.machine.periods if period.from_day <= end]
    return held[-1] if held else arm.machine.periods[0]


def _effect(machine: Machine, go: Go) -> tuple[str, str, Push]:
    standing = next(item for item in machine.standings if item.id == go.standing)
    column = next(item for item in standing.columns if item.id == go.column)
    if column.id == POINTS:
        amount = (
            _signed(go.by_low)
            if go.by_low == go.by_high
            else f"{_signed(go.by_low)} to {_signed(go.by_high)}"
        )
        words = amount + (" a month" if go.on == "month" else "")
        low, high = min(go.by_low, go.by_high), max(go.by_low, go.by_high)
        return standing.id, words, "worse" if low < 0 else "better" if high > 0 else "none"
    before, after = column.reads(column.start), column.reads(column.start + go.by_low)
    push: Push = "worse" if after > before else "better" if after < before else "none"
    return standing.id, f"to {standing.states[after]}", push


def _signed(points: int) -> str:
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "0"


def _result(arm: ArmRun, scheme: Scheme, item: Consequence) -> Result:
    met = next((e.title for e in arm.world.society.encounters if e.id == item.meets), None)
    words = [item.effect]
    if met:
        words.append(f"at: {met[:1].lower()}{met[1:]}")
    if item.enforced < 1:
        words.append(f"applied {100 * item.enforced:.0f}\u00a0%")
    if item.spill:
        whom = "the owner's other firms" if arm.world.society.subject == "firm" else REACHED[item.spill.to]
        words.append(f"reaches {whom}")
    written = scheme.consequences.get(item.id)
    title = written.title if written else item.id
    crosses = listing(list(unrelated_sources(scheme, written))).replace("_", " ") if written else ""
    return Result(title, item.burden, item.standing, item.states, " · ".join(words), crosses)
