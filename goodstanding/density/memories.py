"""What has to be remembered beside the score: who is in a spell, and how many records counted this month.

A memory is an axis of the mass. Where records arrive after a lag, so does the memory: on day t it is what it
was `lag` days before, and so are the points that it brings. Whoever needs today's memory gets it from
yesterday's by as many steps of its own chain; that is exact, for a lagging memory answers to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from goodstanding.density.carried import effective
from goodstanding.density.watched import watched_in
from goodstanding.model.machine import Machine, World

IN = 1
"""Place of "in the spell" on a spell's axis."""


@dataclass(frozen=True, slots=True)
class Memory:
    """`conduct`: whose; `size`: length of its axis (2 for a spell); `lag`: days that it runs behind;
    `inside`: conducts that happen only inside this spell."""

    conduct: int
    spell: bool
    size: int
    lag: int
    inside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Memories:
    """`held`: those with an axis, in the order of the axes; `aside`: spells that the score does not depend
    on."""

    held: tuple[Memory, ...]
    aside: tuple[Memory, ...]


def memories_of(world: World, machine: Machine, *, counted: int | None = None) -> Memories:
    """Who has to remember what. `counted`: a conduct whose memory is held in any case."""
    held: list[Memory] = []
    aside: list[Memory] = []
    index = {conduct.id: k for k, conduct in enumerate(world.conducts)}
    for k, conduct in enumerate(world.conducts):
        seen = [watched_in(period, conduct.id) for period in machine.periods]
        limit = max((w.limit for w in seen if w.moves), default=0)
        if conduct.form == "spell":
            inside = tuple(index[c.id] for c in world.conducts if c.given == conduct.id)
            family = [world.conducts[i].id for i in (k, *inside)]
            lags = [w.lag for p in machine.periods for c in family if (w := watched_in(p, c)).moves]
            answers = any(r.conduct == conduct.id for p in machine.periods for r in effective(p))
            memory = Memory(k, True, 2, max(lags, default=0), inside)
            needed = lags or answers or counted in (k, *inside)
            (held if needed else aside).append(memory)
        elif limit:
            held.append(Memory(k, False, limit + 1, max(w.lag for w in seen if w.moves)))
    return Memories(tuple(held), tuple(aside))


def first_shares(memories: tuple[Memory, ...], prevalence: Any) -> Any:
    """Shares on the first evening [class, memories ...]. `prevalence` [conduct, class]."""
    classes = prevalence.shape[1]
    out = np.ones((classes,) + (1,) * len(memories))
    for axis, memory in enumerate(memories, 1):
        one = np.zeros((classes, memory.size))
        one[:, 0] = 1.0
        if memory.spell:
            one[:, IN] = prevalence[memory.conduct]
            one[:, 0] -= one[:, IN]
        shape = [classes] + [1] * len(memories)
        shape[axis] = memory.size
        out = out * one.reshape(shape)
    return out


def stepped(inside: Any, starts: Any, ends: Any) -> Any:
    """Chance of being in the spell a day later: whoever was not, or whose spell ended, may start one."""
    return inside * (1.0 - ends) + (1.0 - inside * (1.0 - ends)) * starts
