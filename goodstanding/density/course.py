"""What happens to a crowd on a day: what its members do in each state, and what arrives at their scores."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import numpy as np

from goodstanding.density.carried import effective, score_of
from goodstanding.density.crowd import Crowd
from goodstanding.density.memories import IN, Memories, Memory, stepped
from goodstanding.density.rates import answered
from goodstanding.density.step import NO_COUNT, Arrival, Weights
from goodstanding.density.watched import UNWATCHED, Watched, watched_in
from goodstanding.engine.act_tables import expected_acts
from goodstanding.model.machine import COPIED, Column, Machine, Response, World


class Tally(NamedTuple):
    """One conduct on one day, [state at its start, class] each: expected counts of a person of the class,
    times the share of the class in the state; `in_spell`: share in the spell in the evening."""

    acts: Any
    recorded: Any
    unrecorded: Any
    invented: Any
    in_spell: Any


NO_SCORE = Column("none", 0, 0, 0, False, 0, ())


class Course:
    """One scheme in one world, from a first day on; the rules of each day, by crowd.

    `company` [conduct]: of each day so far, from 1, the factors by which people follow what was done the day
    before.
    """

    def __init__(self, world: World, machine: Machine, start_day: int) -> None:
        self.company: list[Any] = [np.ones(len(world.conducts))] * 2
        self.world, self.machine, self.start_day = world, machine, start_day
        score = score_of(machine)
        self.column: Column = score.columns[0] if score else NO_SCORE
        self.states: tuple[str, ...] = score.states if score else ()
        known = range(len(world.conducts))
        self._watched = [[watched_in(p, world.conducts[k].id) for k in known] for p in machine.periods]
        self._effective = [effective(p) for p in machine.periods]

    def period(self, day: int) -> int:
        """Which period is in force on a day, -1 for none; day 0, the evening before, is under the first day's
        rules."""
        today = self.start_day + max(day, 1) - 1
        held = [i for i, period in enumerate(self.machine.periods) if period.from_day <= today]
        return held[-1] if held and self.machine.periods[held[-1]].active else -1

    def is_first_of_month(self, day: int) -> bool:
        """Whether a day (1 is the first) opens a calendar month."""
        return date.fromordinal(self.start_day + day - 1).day == 1

    def takes_part(self, crowd: Crowd, day: int) -> bool:
        """Whether the crowd has a standing on a day."""
        period, population = self.period(day), crowd.population
        joining = population.watched and period >= 0
        return joining and population.joins_above < self.machine.periods[period].participation

    def states_of(self, crowd: Crowd, day: int) -> Any:
        """The state that each score of the crowd's window reads as at the end of a day, int64[score]."""
        return crowd.states(self.column, self.takes_part(crowd, day), len(self.states))

    def watched(self, crowd: Crowd, k: int, day: int) -> Watched:
        """What the feeds of a day make of a conduct in this crowd."""
        period = self.period(day)
        return self._watched[period][k] if crowd.population.watched and period >= 0 else UNWATCHED

    def responses(self, day: int) -> tuple[Response, ...]:
        """The responses that change a rate on a day."""
        period = self.period(day)
        return self._effective[period] if period >= 0 else ()

    def chances(self, crowd: Crowd, k: int, state: int, day: int) -> tuple[Any, float]:
        """(acts or starts [class], chance that its spell ends) in a state on a day."""
        factor, ends = answered(self.world.conducts[k], self.responses(day), state)
        rate = crowd.population.rates[k] * factor * self.company[day][k]
        return np.minimum(self.world.behaviour.ceiling, rate), ends

    def note_company(self, acts: Any) -> None:
        """Tomorrow's company, from today's acts per person [conduct]."""
        strengths, (low, high) = dict(self.world.behaviour.copies), COPIED
        factors = np.ones(len(self.world.conducts))
        usual = expected_acts(self.world)
        for k, conduct in enumerate(self.world.conducts):
            if usual[k] > 0.0:
                more = float(acts[k]) / usual[k] - 1.0
                factors[k] = min(high, max(low, 1.0 + strengths.get(conduct.id, 0.0) * more))
        self.company.append(factors)

    def lag(self, k: int, memories: Memories) -> int:
        """How many days a conduct's records, and its memory, run behind."""
        for memory in (*memories.held, *memories.aside):
            if k == memory.conduct or k in memory.inside:
                return memory.lag
        return max((held[k].lag for held in self._watched if held[k].moves), default=0)

    def arrivals(
        self, crowd: Crowd, memories: Memories, day: int, state: int, counted: dict[int, Weights]
    ) -> list[Arrival]:
        """What arrives on a day at the scores that read as `state` at its start."""
        found: list[Arrival] = []
        for k in range(len(self.world.conducts)):
            about = day - self.lag(k, memories)
            rate, ends = self.chances(crowd, k, state, max(about, 1))
            watched, month = self.watched(crowd, k, max(about, 1)), self.is_first_of_month(max(about, 1))
            found.append(Arrival(rate, ends, watched, month, about >= 1, counted.get(k, NO_COUNT)))
        return found

    def advance(
        self, crowd: Crowd, memories: Memories, day: int, counted: dict[int, Weights] | None = None
    ) -> None:
        """Push a crowd's scores through a day, and its spells on which none depends."""
        for i, memory in enumerate(memories.aside):
            starts, ends = self.chances(crowd, memory.conduct, len(self.states), day)
            crowd.aside[i] = stepped(crowd.aside[i], starts, ends)
        pieces = self.states_of(crowd, day - 1)
        if not self.responses(day):
            pieces = np.full_like(pieces, len(self.states))
        crowd.push(
            pieces,
            lambda state: self.arrivals(crowd, memories, day, state, counted or {}),
            memories,
            self.column,
        )

    def tallies(self, crowd: Crowd, memories: Memories, day: int) -> list[Tally]:
        """What the crowd does on a day, by conduct; to be asked before `advance`."""
        shares = crowd.by_state(self.states_of(crowd, day - 1), len(self.states) + 1)
        present = shares.reshape(*shares.shape[:2], -1).sum(axis=-1)
        found: dict[int, Tally] = {}
        for axis, memory in enumerate(memories.held, 2):
            if memory.spell:
                others = tuple(i for i in range(2, shares.ndim) if i != axis)
                inside = self._inside_now(crowd, memory, shares.sum(axis=others), day)
                found |= self._family(crowd, memory, present, inside, day)
        for memory, chance in zip(memories.aside, crowd.aside, strict=True):
            found |= self._family(crowd, memory, present, present * chance, day)
        for k in range(len(self.world.conducts)):
            if k not in found:
                found[k] = self._tally(crowd, k, present, 0.0 * present[0], day)
        return [found[k] for k in range(len(self.world.conducts))]

    def _inside_now(self, crowd: Crowd, memory: Memory, shares: Any, day: int) -> Any:
        """Who is in a spell at the start of a day [state, class], from what is remembered of some days
        before."""
        chance = np.zeros((2, shares.shape[1]))
        chance[IN] = 1.0
        for past in range(max(1, day - memory.lag), day):
            starts, ends = self.chances(crowd, memory.conduct, len(self.states), past)
            chance = stepped(chance, starts, ends)
        return shares[..., 0] * chance[0] + shares[..., IN] * chance[IN]

    def _family(self, crowd: Crowd, memory: Memory, present: Any, inside: Any, day: int) -> dict[int, Tally]:
        """A spell, and what happens only inside it."""
        k = memory.conduct
        ends = np.array([self.chances(crowd, k, s, day)[1] for s in range(len(present))])[:, None]
        stays = inside * (1.0 - ends)
        spell = self._tally(crowd, k, present - stays, 0.0 * present[0], day)
        evening = stays + spell.acts
        watched = self.watched(crowd, k, day)
        if watched.monthly and self.is_first_of_month(day):
            spell = spell._replace(
                recorded=spell.recorded + watched.seen * evening,
                unrecorded=spell.unrecorded + (1.0 - watched.seen) * evening,
            )
        found = {k: spell._replace(in_spell=evening.sum(axis=0))}
        for inner in memory.inside:
            found[inner] = self._tally(crowd, inner, evening, 0.0 * present[0], day)
        return found

    def _tally(self, crowd: Crowd, k: int, able: Any, in_spell: Any, day: int) -> Tally:
        """A conduct of those who are able to do it [state, class]."""
        rate = np.array([self.chances(crowd, k, s, day)[0] for s in range(len(able))])
        w = self.watched(crowd, k, day)
        acts = rate * able
        unseen = (1.0 - w.seen) * acts if w.looked_at else 0.0 * acts
        return Tally(acts, w.seen * acts, unseen, w.invented * (able - acts), in_spell)
