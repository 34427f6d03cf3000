"""chill: protected expression is held back by those who know that they are watched and expect to be punished.

The citizen's half of Daymude, Axelrod and Forrest (`engine/steps/self_censorship.py`), conditional on
perceived monitoring and on a wish that goes beyond what is tolerated: acts of the conduct are by people
whose wish does, and wishes are uniform from the tolerance to 1. Under the uniform rule an act is shown or
not; under the proportional rule it is shown with a chance, the share of the wish beyond the tolerance that
would be. What is held back is counted: conviction is kept apart from what is shown. Who has been under a
burden of the scheme may know of the watching from then on, and who hears of it from somebody of their
community who is under one. Who finds the watching right and who does not can differ in whether they hold back
at all: a reminder of monitoring silenced those most who find it right, and opponents hardly (Stoycheff)."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.core.keys import stream_key, threshold
from goodstanding.engine.communities import home_of
from goodstanding.engine.draws import draw
from goodstanding.engine.footing import is_under
from goodstanding.engine.layout import Layout
from goodstanding.engine.lists import group_of_cell, keep_event
from goodstanding.engine.norms import is_punished_expression
from goodstanding.engine.stakes import certainty
from goodstanding.engine.state import ACT, ELIGIBLE, TAKES_PART
from goodstanding.engine.steps.self_censorship import shown
from goodstanding.model.machine import Period, World

ORDER = 12
FIRST_DAY = 1
COLUMNS = {"withheld": "u2", "learned": "u1"}
"""Acts that somebody held back; whether they came to know of the watching by what befell them."""
FULL = 4294967296.0
MOST = 0xFFFF
U8, U64 = np.uint8, np.uint64
UNDER = U8(ELIGIBLE | TAKES_PART)


class ChillTable(NamedTuple):
    """boldness, tolerance, severity f8; proportional i8; watched f8[K]: chance to be seen, below 0 for what
    is not punished expression; wish u4[K, 2], kept u4[2], known u4[2], month u4[2], word u4[2], opinion
    u4[2]: keys; aware, learn, yields u8: thresholds, the last for who gives way, by what they hold of the
    watching; told u8[communities]: thresholds of being told in a month, or none; burdens u1[Q]: consequences
    from which one learns."""

    boldness: float
    tolerance: float
    severity: float
    proportional: int
    watched: Any
    wish: Any
    kept: Any
    known: Any
    aware: Any
    learn: Any
    month: Any
    word: Any
    opinion: Any
    yields: Any
    told: Any
    burdens: Any


def table(world: World, layout: Layout, period: Period, seed: int) -> ChillTable | None:
    """Which expression is punished, and how sure it is to be seen; None where nobody would hold back."""
    chill = world.behaviour.chill
    assert chill is not None
    watched = [
        certainty(period, c.id) if is_punished_expression(layout, period, c) else -1.0 for c in world.conducts
    ]
    if max(watched, default=-1.0) < 0.0 or chill.severity == 0.0 or chill.tolerance >= 1.0:
        return None
    return ChillTable(
        boldness=chill.boldness,
        tolerance=chill.tolerance,
        severity=chill.severity,
        proportional=int(chill.proportional),
        watched=np.array(watched, np.float64),
        wish=np.array([stream_key(seed, "chill", "wish", c) for c in layout.conducts], np.uint32),
        kept=np.array([stream_key(seed, "chill", "kept", c) for c in layout.conducts], np.uint32),
        known=np.array(stream_key(seed, "chill", "known"), np.uint32),
        aware=np.uint64(threshold(chill.aware)),
        learn=np.uint64(threshold(chill.learn)),
        month=np.array(stream_key(seed, "chill", "month"), np.uint32),
        word=np.array(stream_key(seed, "chill", "word"), np.uint32),
        opinion=np.array(stream_key(seed, "chill", "opinion"), np.uint32),
        yields=np.uint64(threshold(chill.justified + (1.0 - chill.justified) * chill.opposed)),
        told=np.zeros(0, np.uint64),
        burdens=np.array([effect.burden for effect in layout.effects] or [False], np.uint8),
    )


@inner
def is_shown(clock: Any, chill: Any, person: Any, k: Any, learned: Any) -> Any:
    """Whether a person shows an act of conduct `k` today. `learned`: 1 for who has come to know."""
    if learned == 0 and draw(chill.known, person, 0, 0) >= chill.aware:
        return True
    if draw(chill.opinion, person, 0, 0) >= chill.yields:
        return True
    beyond = (1.0 - chill.tolerance) * ((np.float64(draw(chill.wish[k], person, 0, 0)) + 0.5) / FULL)
    act = shown(
        chill.tolerance + beyond,
        chill.boldness,
        chill.watched[k],
        chill.tolerance,
        chill.severity,
        chill.proportional,
    )
    share = (act - chill.tolerance) / beyond
    return np.float64(draw(chill.kept[k], person, clock.day, 0)) < share * FULL


@inner
def learn(clock: Any, chill: Any, footing: Any, learned: Any) -> None:
    """On the first of a month who is under a burden may come to know."""
    for lane in range(learned.shape[0]):
        if learned[lane] != 0 or not is_under(chill.burdens, footing, lane):
            continue
        if draw(chill.month, U64(clock.first) + U64(lane), clock.day, 0) < chill.learn:
            learned[lane] = 1


@inner
def hear(clock: Any, chill: Any, margins: Any, learned: Any) -> None:
    """On the first of a month people may come to know from somebody of their community."""
    for lane in range(learned.shape[0]):
        person = U64(clock.first) + U64(lane)
        if (
            learned[lane] == 0
            and draw(chill.word, person, clock.day, 0) < chill.told[home_of(margins, person)]
        ):
            learned[lane] = 1


def kernel(
    clock: Any,
    chill: Any,
    margins: Any,
    cell: Any,
    scope: Any,
    footing: Any,
    events: Any,
    totals: Any,
    withheld: Any,
    learned: Any,
) -> None:
    """Take the acts that are held back off the day's list. Writes events, totals, withheld, learned."""
    if clock.month_starts != 0 and chill.learn > U64(0):
        learn(clock, chill, footing, learned)
    if clock.month_starts != 0 and chill.told.shape[0] > 0:
        hear(clock, chill, margins, learned)
    used = 0
    for i in range(events.count[0]):
        lane, k = events.lane[i], events.conduct[i]
        meant = events.kind[i] == ACT and chill.watched[k] >= 0.0 and scope[lane] & UNDER == UNDER
        if meant and not is_shown(clock, chill, U64(clock.first) + U64(lane), k, learned[lane]):
            totals.acts[k, group_of_cell(clock, cell[lane])] -= 1
            withheld[lane] = min(np.int64(withheld[lane]) + 1, MOST)
        else:
            keep_event(events, i, used)
            used += 1
    events.count[0] = used
