"""hide: what is penalised is hidden from those who look for it, the more the more is at stake.

After Malik (`engine/steps/hiding.py`): hiding costs something, less for some than for others, and is worth
what a record would cost: the chance to be seen, times how far one record goes towards the next worse state.
An act that is hidden is done all the same, and no feed sees it. So the scheme's own number falls though the
conduct does not; a stricter rule can see less than a mild one."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.core.keys import stream_key
from goodstanding.engine import exact
from goodstanding.engine.draws import draw
from goodstanding.engine.layout import Layout
from goodstanding.engine.people import FIFTHS
from goodstanding.engine.stakes import at_stake, certainty, column_of, rules_on
from goodstanding.engine.state import ACT, ELIGIBLE, MAX_STATES, TAKES_PART
from goodstanding.engine.steps.hiding import in_sight
from goodstanding.engine.two_states import real_state
from goodstanding.model.machine import Period, World

ORDER = 16
FIRST_DAY = 1
COLUMNS = {"hidden": "u2"}
"""Acts of somebody that a feed would have seen, had they not been hidden."""
FULL = 4294967296.0
MOST = 0xFFFF
U8, U64 = np.uint8, np.uint64
UNDER = U8(ELIGIBLE | TAKES_PART)


class HideTable(NamedTuple):
    """standing i8[K]: by which a conduct is penalised, -1 for none; pull f8[K, states]: of whoever hides most
    easily, in each state of it; eased f8[5]: ease by fifth of means; ease u4[2], acts u4[K, 2]: keys."""

    standing: Any
    pull: Any
    eased: Any
    ease: Any
    acts: Any


def table(world: World, layout: Layout, period: Period, seed: int) -> HideTable | None:
    """What is worth hiding; None where nothing is."""
    hide = world.behaviour.hide
    assert hide is not None
    standing = np.full(max(1, len(world.conducts)), -1, np.int64)
    pull = np.zeros((len(standing), MAX_STATES))
    for k, conduct in enumerate(world.conducts):
        if conduct.chosen and hide.ease > 0.0:
            standing[k] = _stakes(layout, period, conduct.id, hide.ease, pull[k])
    if not pull.any():
        return None
    return HideTable(
        standing=standing,
        pull=pull,
        eased=np.array([exact.exp(hide.by_means * (fifth - FIFTHS // 2)) for fifth in range(FIFTHS)]),
        ease=np.array(stream_key(seed, "hide", "ease"), np.uint32),
        acts=np.array([stream_key(seed, "hide", "acts", c) for c in layout.conducts], np.uint32),
    )


def _stakes(layout: Layout, period: Period, conduct: str, ease: float, pull: Any) -> int:
    """Fill in what pulls towards hiding a conduct in each state of the standing by which it is penalised."""
    sure, rules = certainty(period, conduct), rules_on(layout, period, conduct, worse=True)
    if not rules or sure == 0.0:
        return -1
    standing = next(i for i, one in enumerate(layout.standings) if one.id == rules[0].standing)
    goes = [go for go in rules if go.standing == rules[0].standing]
    for state in range(len(layout.standings[standing].states)):
        pull[state] = ease * sure * max(at_stake(column_of(layout, go), go, state, worse=True) for go in goes)
    return standing


@inner
def stays_hidden(clock: Any, hide: Any, people: Any, k: Any, lane: Any) -> Any:
    """Whether somebody's act, which a feed would see, is hidden from it."""
    person = U64(clock.first) + U64(lane)
    pull = hide.pull[k, real_state(people.state, hide.standing[k], lane)]
    pull *= np.float64(draw(hide.ease, person, 0, 0)) / FULL
    pull *= hide.eased[np.int64(people.cell[lane]) // 2 % FIFTHS]
    return np.float64(draw(hide.acts[k], person, clock.day, 0)) >= in_sight(pull) * FULL


def kernel(clock: Any, hide: Any, people: Any, events: Any, hidden: Any) -> None:
    """Let acts go unseen that are hidden. Writes events, hidden."""
    for i in range(events.count[0]):
        lane, k = np.int64(events.lane[i]), events.conduct[i]
        if events.kind[i] != ACT or events.extra[i] == 0 or hide.standing[k] < 0:
            continue
        if people.scope[lane] & UNDER == UNDER and stays_hidden(clock, hide, people, k, lane):
            events.extra[i] = 0
            hidden[lane] = min(np.int64(hidden[lane]) + 1, MOST)
