"""What holds on each day of a run, as tables: made once for each set of rules, and shared by the lives of a
run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from goodstanding.engine.act_tables import act_tables
from goodstanding.engine.answers import own_tables
from goodstanding.engine.carried import looks_on
from goodstanding.engine.communities import members_of
from goodstanding.engine.exits import leaving
from goodstanding.engine.incentive import answered, held_days, taking_part
from goodstanding.engine.layout import Layout, layout_of
from goodstanding.engine.nearby import Looks, factors_nearby, own_nearby
from goodstanding.engine.norms import WINDOW, followed, looks, parts, spoken
from goodstanding.engine.people import Margins, margins
from goodstanding.engine.rating_tables import RatingTables, rating_tables
from goodstanding.engine.table_types import Tables
from goodstanding.engine.tables import tables_of
from goodstanding.model.dated import changes, world_on
from goodstanding.model.machine import Go, Machine, Period, Rating, World

BEFORE = -1
"""The number of the period before the first one, in which nothing is in force."""


class Rules(NamedTuple):
    """Which rules a day is under: the period's number; for how many days, as they count, people have been
    under the scheme; the factors by which they follow each other, None where they do not; the shares of
    people who dare to show each conduct, None where all do; how many dated changes of rates there were; how
    many windows are over that people saw of their communities, 0 where they do not look there."""

    number: int
    held: int
    factors: tuple[float, ...] | None
    spoken: tuple[float, ...] | None = None
    rates: int = 0
    windows: int = 0


class Rulebook:
    """One scheme in one world, for `people` people from `start_day` on. `kept`: how many sets of tables stay
    in memory."""

    def __init__(
        self, world: World, machine: Machine, *, people: int, seed: int, start_day: int, kept: int = 1
    ) -> None:
        self.world, self.machine = world, machine
        self.people, self.seed, self.start_day, self.kept = people, seed, start_day, kept
        self.layout: Layout = layout_of(world, machine)
        self.margins: Margins = margins(
            world.society,
            people=people,
            seed=seed,
            age_cuts=self.layout.age_cuts,
            dispositions=self.layout.dispositions,
        )
        self.ratings: RatingTables | None = rating_tables(self.layout, self.margins, seed)
        self._before = replace(machine.periods[0], active=False)
        self._changes = changes(world)
        self._base: dict[tuple[int, int], tuple[Tables, dict[str, Any]]] = {}
        self._made: dict[Rules, tuple[Tables, dict[str, Any]]] = {}
        self._foreseen: tuple[Rules, ...] = ()
        self._course = leaving(world, taking_part(world, (self._before, *machine.periods)))

    def foresee(self, days: int, publics: Any) -> tuple[Rules, ...]:
        """The rules of days 0 to `days`, worked out once. `publics` i8[days, K]: acts of the whole society on
        each, or empty where people do not follow each other."""
        self._foreseen = tuple(self.rules(day, publics[: max(0, day - 1)]) for day in range(days + 1))
        return self._foreseen

    def rules(self, day: int, past: Any, before: Rules | None = None) -> Rules:
        """The rules of a day; day 0, the evening before, is under the first day's. `past`: acts of the whole
        society on each day before, i8[K] each; `before`: the rules of the day before, where they are known.
        """
        if day < len(self._foreseen):
            return self._foreseen[day]
        number, held, rates = (
            self._number(day),
            self._held(day),
            bisect_right(self._changes, self._ordinal(day)),
        )
        same = before is not None and (before.number, before.held, before.rates) == (number, held, rates)
        if before is not None and same and not looks(self.world, day):
            return before
        period = self._answered(number, held)
        what = self.world, self.layout, period, past, self.people, self.start_day
        over = max(0, day - 1) // WINDOW if period.active and parts(self.world) else 0
        return Rules(number, held, followed(*what), spoken(*what), rates, over)

    def tables(
        self, rules: Rules, past: Any = (), nearby: Sequence[Any] = ()
    ) -> tuple[Tables, dict[str, Any]]:
        """The tables under these rules: of all mechanisms, and of those that have their own. `past`: as
        `rules` takes it; `nearby`: what each community did in each window so far, as `Outcome.nearby`."""
        made = self._made.get(rules)
        if made is None:
            made = self._tables(rules, past, nearby)
            self._keep(self._made, rules, made)
        return made

    def _tables(self, rules: Rules, past: Any, nearby: Sequence[Any]) -> tuple[Tables, dict[str, Any]]:
        stated = self._period(rules.number)
        world, key = self._world(rules), (rules.number, rules.rates)
        base = self._base.get(key)
        if base is None:
            tables = tables_of(world, self.layout, stated, self.machine.eligible, self.seed)
            base = tables, own_tables(world, self.layout, stated, self.seed)
            self._keep(self._base, key, base)
        period = self._answered(rules.number, rules.held)
        own = base[1]
        if rules.spoken is not None and "adapt" in own:
            own = {**own, "adapt": own["adapt"]._replace(willing=np.array(rules.spoken)[:, None])}
        factors = None
        if rules.windows > 0:
            looks = self._looks(rules, past, nearby)
            own = own_nearby(self.world, self.layout, period, looks, own)
            factors = factors_nearby(self.world, self.layout, period, looks)
        if rules.factors is None and factors is None and period is stated:
            return base[0], own
        acts = act_tables(world, self.layout, period, self.seed, rules.factors, factors)
        return base[0]._replace(acts=acts), own

    def _looks(self, rules: Rules, past: Any, nearby: Sequence[Any]) -> Looks:
        """What there is to be seen under these rules, and no more."""
        whole = rules.windows * WINDOW
        return Looks(past[:whole], nearby[: rules.windows], self.members, self.start_day, self.seed)

    @cached_property
    def members(self) -> Any:
        """People of each community, i8[communities]."""
        return members_of(self.margins)

    def capacity(self, rules: Rules) -> float | None:
        """Cases that officials can decide a day for every 100,000 people, under these rules."""
        return self._period(rules.number).contest.capacity

    def month_starts(self, day: int) -> bool:
        """Whether a day is the first of a month."""
        return day > 0 and self._date(day).day == 1

    def _date(self, day: int) -> date:
        return date.fromordinal(self.start_day + day - 1)

    def encounters(self, day: int) -> Any:
        """Which encounters can happen on a day, u1[E]."""
        today = self._date(day) if day else None
        flags = [
            today is not None
            and (
                e.when == "any_day"
                or (e.when == "monthly" and today.day == 1)
                or (e.when == "yearly" and (today.month, today.day) == (e.month, e.day))
            )
            for e in self.layout.encounters
        ]
        return np.array(flags or [False], np.uint8)

    def rated(self, day: int) -> Any:
        """Of each rating, the year of its ratings if it is made on a day, else -1; i8[R]. On the evening
        before the first day all stand as they were last made."""
        today = self._date(max(day, 1))
        dates = [(one.month, one.day) for one in self._ratings]
        made = [day == 0 or (today.month, today.day) == date for date in dates]
        return np.where(made, self.last_rated(day), -1).astype(np.int64)

    def carried(self, day: int) -> Any:
        """Of each rule of the year that acts today, as `engine.carried`; i8[R, 4]."""
        return looks_on(self.layout, self._acting(day), self._date(max(day, 1)), renews=self._renews(day))

    def _acting(self, day: int) -> tuple[Go, ...]:
        if not any(go.yearly for go in self.layout.goes):
            return ()
        number = self._number(day)
        period = self._before if number == BEFORE else self.machine.periods[number]
        return period.goes if period.active else ()

    def _renews(self, day: int) -> bool:
        """Whether what the points read as has to be settled for the first time: on the evening before the
        run, and on the first day in force."""
        number = self._number(day - 1)
        return day == 0 or not (number != BEFORE and self.machine.periods[number].active)

    def last_rated(self, day: int) -> Any:
        """Of each rating, the year of those that stand at the end of a day, i8[R]."""
        today = date.fromordinal(max(1, self.start_day + day - 1))
        passed = [(today.month, today.day) >= (one.month, one.day) for one in self._ratings]
        return np.array([today.year if one else today.year - 1 for one in passed], np.int64)

    @property
    def _ratings(self) -> list[Rating]:
        return [standing.rating for standing in self.layout.standings if standing.rating]

    def _keep(self, made: dict[Any, Any], key: Any, value: Any) -> None:
        while len(made) >= self.kept:
            made.pop(next(iter(made)))
        made[key] = value

    def _ordinal(self, day: int) -> int:
        return self.start_day + max(day, 1) - 1

    def _world(self, rules: Rules) -> World:
        """The world with the rates of a day under these rules."""
        return world_on(self.world, self._changes[rules.rates - 1]) if rules.rates else self.world

    def _number(self, day: int) -> int:
        today = self._ordinal(day)
        return sum(1 for period in self.machine.periods if period.from_day <= today) - 1

    def _held(self, day: int) -> int:
        """Since the scheme came into force, or since the run began, in which all start at its base."""
        incentive = self.world.behaviour.act
        if incentive is None:
            return 0
        begun = min((p.from_day for p in self.machine.periods if p.active), default=0)
        since = self._ordinal(day) - max(begun, self.start_day)
        return held_days(since, incentive.ahead_days)

    def _period(self, number: int) -> Period:
        return self._course[number - BEFORE]

    def _answered(self, number: int, held: int) -> Period:
        """A period with what people do of themselves in it."""
        return answered(self.world, self.layout, self._course, number - BEFORE, held)
