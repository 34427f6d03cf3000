"""Names to indices: one layout for a whole run, whatever periods it passes through."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goodstanding.core.errors import RequestProblem
from goodstanding.engine.people import FIFTHS
from goodstanding.engine.state import MAX_STATES
from goodstanding.model.machine import Column, Consequence, Encounter, Go, Machine, Standing, World

SMALL = 32767
MANY = 32
"""Records of one rule that somebody may start with. `core.place.BOUNDS` holds the mean to a quarter of it."""
MAX_CONDUCTS, MAX_GOES, MAX_CONSEQUENCES, MAX_SPELLS = 250, 250, 16, 16


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that has an index. `columns`: (standing index, column) over all standings; `effects`: the
    consequences, then once more those that spill over, as they reach a household member; `spilled_from`: for
    these, the index of the consequence at its source, else -1."""

    conducts: tuple[str, ...]
    spells: tuple[str, ...]
    standings: tuple[Standing, ...]
    columns: tuple[tuple[int, Column], ...]
    goes: tuple[Go, ...]
    effects: tuple[Consequence, ...]
    spilled_from: tuple[int, ...]
    encounters: tuple[Encounter, ...]
    age_cuts: tuple[int, ...]
    grown: int
    dispositions: int
    groups: int
    most_rules: int
    """The most rules that one record can set off."""
    most_limit: int
    """The most records of a rule that count in a month, where only so many do."""

    @property
    def cells_per_age_class(self) -> int:
        """Dispositions, income fifths and two groups."""
        return self.dispositions * FIFTHS * 2

    @property
    def adult_cell(self) -> int:
        """The first cell of an adult."""
        return ((0, *self.age_cuts).index(self.grown)) * self.cells_per_age_class

    @property
    def small_points(self) -> bool:
        """Whether columns fit 16 bits with room for all records that somebody may start with several of, and
        a hundred of the largest moves, in either direction."""
        start = max((max(abs(c.start), abs(c.start_most)) for _, c in self.columns), default=0)
        start += sum(MANY * abs(go.by_low) for go in self.goes if go.start_number)
        most = max((max(abs(go.by_low), abs(go.by_high)) for go in self.goes), default=0)
        return start + 100 * most <= SMALL

    @property
    def limited(self) -> tuple[str, ...]:
        """Ids of the rules that count only so many records in a month."""
        return tuple(go.id for go in self.goes if go.monthly_limit)

    @property
    def decided(self) -> tuple[str, ...]:
        """Ids of the rules that are decided on while a spell lasts."""
        return tuple(go.id for go in self.goes if go.on == "while")


def most_raters(layout: Layout) -> int:
    """The most raters of one standing."""
    return max((len(s.rating.raters) for s in layout.standings if s.rating), default=0)


def layout_of(world: World, machine: Machine) -> Layout:
    """The layout of one scheme in one world. Raises RequestProblem where the engine has no room for it."""
    goes: dict[str, Go] = {}
    consequences: dict[str, Consequence] = {}
    for period in machine.periods:
        for go in period.goes:
            goes.setdefault(go.id, go)
        for consequence in period.consequences:
            consequences.setdefault(consequence.id, consequence)
    base = tuple(consequences.values())
    spilling = [i for i, consequence in enumerate(base) if consequence.spill]
    layout = Layout(
        conducts=tuple(conduct.id for conduct in world.conducts),
        spells=tuple(conduct.id for conduct in world.conducts if conduct.form == "spell"),
        standings=machine.standings,
        columns=tuple(
            (i, column) for i, standing in enumerate(machine.standings) for column in standing.columns
        ),
        goes=tuple(goes.values()),
        effects=(*base, *(base[i] for i in spilling)),
        spilled_from=(*(-1 for _ in base), *spilling),
        encounters=world.society.encounters,
        age_cuts=_age_cuts(world, machine),
        grown=world.society.grown,
        dispositions=world.behaviour.dispositions,
        groups=len(world.society.groups),
        most_rules=max(Counter(go.conduct for go in goes.values()).values(), default=0),
        most_limit=max((go.monthly_limit for p in machine.periods for go in p.goes), default=0),
    )
    _check_room(layout, machine)
    return layout


def _age_cuts(world: World, machine: Machine) -> tuple[int, ...]:
    who = [conduct.eligible for conduct in world.conducts] + [e.eligible for e in world.society.encounters]
    ages = {age for one in (*who, machine.eligible) for age in one.cuts()} | {world.society.grown}
    if any(conduct.renews for conduct in world.conducts):  # what leaves is counted by kind
        ages |= set(range(len(world.society.kinds)))
    return tuple(sorted(age for age in ages if 0 < age <= 100))


def _check_room(layout: Layout, machine: Machine) -> None:
    for what, have, room in (
        ("conducts", len(layout.conducts), MAX_CONDUCTS),
        ("conducts that last", len(layout.spells), MAX_SPELLS),
        ("rules", len(layout.goes), MAX_GOES),
        ("consequences (spilled over ones counted twice)", len(layout.effects), MAX_CONSEQUENCES),
        ("states in one standing", max((len(s.states) + 1 for s in layout.standings), default=0), MAX_STATES),
    ):
        if have > room:
            raise RequestProblem(f"scheme '{machine.id}' has {have} {what}; the engine has room for {room}")
