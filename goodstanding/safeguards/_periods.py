"""Changes that hold for some days, some standings and some people only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from goodstanding.model.machine import Consequence, Go, Machine, Period, Standing
from goodstanding.safeguards.base import ALWAYS, Terms

ChangeGo = Callable[[Period, Go], Go]


def in_time(machine: Machine, terms: Terms, change: Callable[[Period], Period]) -> Machine:
    """The machine with `change` made to what holds on the days of the terms."""
    turns = {terms.since, terms.until} | {day for pair in terms.suspended for day in pair}
    turns -= {ALWAYS}
    periods: list[Period] = []
    for period, after in zip(machine.periods, (*machine.periods[1:], None), strict=True):
        ends = after.from_day if after else ALWAYS
        inside = sorted(day for day in turns if period.from_day < day < ends)
        periods += [replace(period, from_day=day) for day in (period.from_day, *inside)]
    return replace(
        machine,
        periods=tuple(change(p) if p.active and terms.holds_on(p.from_day) else p for p in periods),
    )


def against(machine: Machine, go: Go) -> bool:
    """Whether a record by this rule can make its standing worse."""
    standing = next(s for s in machine.standings if s.id == go.standing)
    column = next(c for c in standing.columns if c.id == go.column)
    states = [column.below, *(state for _, state in column.cuts)]
    rising = states[-1] > states[0]
    return go.by_high > 0 if rising else go.by_low < 0


def covered(machine: Machine, terms: Terms) -> tuple[Machine, frozenset[str]]:
    """The machine in which the covered consequences hang on standings of their own, and the ids of these.

    A standing all of whose consequences are covered needs no other.
    """
    reads: dict[str, dict[str, None]] = {standing.id: {} for standing in machine.standings}
    for period in machine.periods:
        for consequence in period.consequences:
            reads[consequence.standing].setdefault(consequence.id)
    if terms.consequences is None:
        return machine, frozenset(reads)
    ours: set[str] = set()
    for standing, all_there in reads.items():
        meant = [id for id in all_there if id in terms.consequences]
        if not meant:
            continue
        if len(meant) < len(all_there):
            machine, standing = _apart(machine, standing, meant)
        ours.add(standing)
    return machine, frozenset(ours)


def _apart(machine: Machine, id: str, consequences: list[str]) -> tuple[Machine, str]:
    """These consequences given a standing that moves as the old one does."""
    own = f"{id}_for_{'_'.join(consequences)}"
    old: Standing = next(standing for standing in machine.standings if standing.id == id)

    def change(period: Period) -> Period:
        goes = [
            replace(go, id=f"{own}.{go.id}", standing=own, drawn_as=go.drawn_as or go.id)
            for go in period.goes
            if go.standing == id
        ]
        follows = tuple(replace(c, standing=own) if c.id in consequences else c for c in period.consequences)
        return replace(period, goes=(*period.goes, *goes), consequences=follows)

    periods = tuple(change(period) for period in machine.periods)
    return replace(machine, standings=(*machine.standings, replace(old, id=own)), periods=periods), own


def on_records(machine: Machine, terms: Terms, change: ChangeGo) -> Machine:
    """The machine with `change` made to the rules by which covered records count against people, for the
    share of people for whom it is obeyed. Those are the same people for every safeguard."""
    if terms.share <= 0:
        return machine
    apart, standings = covered(machine, terms)

    def is_meant(go: Go) -> bool:
        named = terms.conducts is None or go.conduct in terms.conducts
        return named and go.standing in standings and against(apart, go)

    def part(period: Period) -> Period:
        goes = [
            piece for go in period.goes for piece in (_parted(go, terms.share) if is_meant(go) else (go,))
        ]
        return replace(period, goes=tuple(goes))

    def changed(period: Period) -> Period:
        goes = [change(period, go) if is_meant(go) and go.lot_low < terms.share else go for go in period.goes]
        return replace(period, goes=tuple(goes))

    parted = replace(apart, periods=tuple(part(period) for period in apart.periods))
    return in_time(parted, terms, changed)


def _parted(go: Go, share: float) -> tuple[Go, ...]:
    """A rule as two: for the people below `share` in the lot, and for the others."""
    if not go.lot_low < share < go.lot_high:
        return (go,)
    drawn = go.drawn_as or go.id
    rest = replace(go, id=f"{go.id.partition(':')[0]}:{share:g}", lot_low=share, drawn_as=drawn)
    return replace(go, lot_high=share, drawn_as=drawn), rest


def either(one: float, other: float) -> float:
    """The chance of one of two independent events."""
    return 1.0 - (1.0 - one) * (1.0 - other)


def struck(go: Go, wrong: float, right: float) -> Go:
    """A rule whose records are struck before they count, with these chances beside those there are."""
    return replace(
        go, strike_wrong=either(go.strike_wrong, wrong), strike_right=either(go.strike_right, right)
    )


def ended(go: Go) -> Go:
    """A rule whose records, those made before too, count no longer than a day."""
    return replace(go, cap_days=1)


def spared(go: Go) -> Go:
    """A rule whose records do not count, those made before no more than new ones."""
    return ended(struck(go, 1.0, 1.0))


def lifted(machine: Machine, terms: Terms, is_meant: Callable[[Consequence], bool]) -> Machine:
    """The machine without the covered consequences that are meant, for those for whom it is obeyed.

    Where it is obeyed for some only, rewards stay as they are.
    """
    every = {c.id: c for period in machine.periods for c in period.consequences}
    named = terms.consequences
    gone = frozenset(id for id, c in every.items() if is_meant(c) and (named is None or id in named))
    if not gone or terms.share <= 0:
        return machine
    if terms.share < 1:
        burdens = frozenset(id for id in gone if every[id].burden)
        return on_records(machine, replace(terms, consequences=burdens), lambda _, go: spared(go))

    def change(period: Period) -> Period:
        return replace(period, consequences=tuple(c for c in period.consequences if c.id not in gone))

    return in_time(machine, terms, change)
