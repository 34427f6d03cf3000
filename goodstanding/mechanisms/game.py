"""game: effort moves from a rewarded conduct to what is measured of it.

After Frankel and Kartik (`engine/steps/effort.py`): people differ in how easily they move the measure, and
move it in proportion to that. After Hardt and others: who is within reach of the next tier moves up to it,
where the way costs no more than they find easy. An act that moves is not done; a record of it is made all the
same, and sometimes a second one with the effort saved. So the scheme's own number holds or rises while the
conduct falls; both are kept, as acts and as records of no act."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.core.keys import stream_key, threshold
from goodstanding.engine.draws import draw
from goodstanding.engine.layout import Layout
from goodstanding.engine.lists import add_event, group_of_cell
from goodstanding.engine.stakes import certainty, column_of, harsher_upwards, rules_on
from goodstanding.engine.state import ACT, ELIGIBLE, FALSE, TAKES_PART
from goodstanding.engine.steps.effort import cost, measured, presented
from goodstanding.model.machine import Period, World

ORDER = 14
FIRST_DAY = 1
COLUMNS = {"moved": "u2"}
"""Acts that somebody did not do, and had recorded."""
FULL = 4294967296.0
MOST = 0xFFFF
U8, U64 = np.uint8, np.uint64
UNDER = U8(ELIGIBLE | TAKES_PART)
MOVE, SECOND = 0, 1


class GameTable(NamedTuple):
    """stake f8; within f8: reach below a cut; more u8: threshold; rewarded u1[K]; column i8[K]: what a record
    raises, -1 for none that is better higher; ease u4[2], moves u4[K, 2]: keys."""

    stake: float
    within: float
    more: Any
    column: Any
    rewarded: Any
    ease: Any
    moves: Any


def table(world: World, layout: Layout, period: Period, seed: int) -> GameTable | None:
    """Which conducts are rewarded and seen; None where there is none, or nothing moves."""
    game = world.behaviour.game
    assert game is not None
    rewarded = [
        c.form == "event"
        and c.chosen
        and certainty(period, c.id) > 0.0
        and bool(rules_on(layout, period, c.id, worse=False))
        for c in world.conducts
    ]
    if not any(rewarded) or (game.stake == 0.0 and game.within == 0):
        return None
    return GameTable(
        stake=game.stake,
        within=float(game.within),
        column=np.array([_raised(layout, period, c) for c in layout.conducts], np.int64),
        more=np.uint64(threshold(game.more)),
        rewarded=np.array(rewarded, np.uint8),
        ease=np.array(stream_key(seed, "game", "ease"), np.uint32),
        moves=np.array([stream_key(seed, "game", "moves", c) for c in layout.conducts], np.uint32),
    )


def _raised(layout: Layout, period: Period, conduct: str) -> int:
    """The column that a record of the conduct raises towards a better state, by its index."""
    for go in rules_on(layout, period, conduct, worse=False):
        column = column_of(layout, go)
        if column.cuts and not harsher_upwards(column):
            return next(
                i
                for i, (standing, one) in enumerate(layout.columns)
                if one.id == column.id and layout.standings[standing].id == go.standing
            )
    return -1


@inner
def is_near(real: Any, rules: Any, game: Any, k: Any, lane: Any, ease: Any) -> Any:
    """Whether somebody is within reach of the next better state, at a cost no higher than their ease."""
    column = game.column[k]
    if column < 0 or game.within == 0.0:
        return False
    value = np.float64(real[column, lane])
    for j in range(rules.cut_count[column]):
        edge = np.float64(rules.cut_at[column, j])
        shown = presented(value, edge, game.within)
        if shown != value:
            return cost(value, shown, game.within) <= ease
    return False


def kernel(
    clock: Any, game: Any, cell: Any, scope: Any, real: Any, rules: Any, events: Any, totals: Any, moved: Any
) -> None:
    """Turn acts into records of no act, and add some. Writes events, totals, moved."""
    for i in range(events.count[0]):
        lane, k = events.lane[i], events.conduct[i]
        if events.kind[i] != ACT or game.rewarded[k] == 0 or scope[lane] & UNDER != UNDER:
            continue
        person, group = U64(clock.first) + U64(lane), group_of_cell(clock, cell[lane])
        ease = np.float64(draw(game.ease, person, 0, 0)) / FULL
        chance = measured(0.0, ease, 1.0, game.stake) * FULL
        chosen = np.float64(draw(game.moves[k], person, clock.day, MOVE)) < chance
        if not chosen and not is_near(real, rules, game, k, lane, ease):
            continue
        events.kind[i] = FALSE
        events.extra[i] = 0
        totals.acts[k, group] -= 1
        totals.invented[k, group] += 1
        moved[lane] = min(np.int64(moved[lane]) + 1, MOST)
        if draw(game.moves[k], person, clock.day, SECOND) < game.more:
            totals.invented[k, group] += 1
            add_event(events, lane, k, FALSE, 0)
