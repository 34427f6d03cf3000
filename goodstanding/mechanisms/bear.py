"""bear: lost access becomes hardship, and hardship lowers means and the power to contest.

On the first of a month who is under a burden may fall one rung of a ladder, and who is not may come back one
(`engine/steps/ladder.py`). Each rung is a fifth of income, or of liquidity where firms live: people live, act
and travel as those do who were poorer to begin with, as far as there is a poorer fifth. A record that takes
effect is disputed less often by each rung fallen. Others who read a standing add to it: who is named in
public for the worse may fall, and who is rewarded may rise, above the own beginning as well. Whether this
closes a trap is for the conducts' ties to means to say."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.core.keys import stream_key, threshold
from goodstanding.engine.draws import draw, rightmost
from goodstanding.engine.due import awake, next_word
from goodstanding.engine.footing import is_under
from goodstanding.engine.layout import Layout
from goodstanding.engine.people import FIFTHS
from goodstanding.engine.state import ACT, FRESH, WORD
from goodstanding.engine.steps.ladder import next_rung
from goodstanding.model.machine import Period, World

ORDER = 45
FIRST_DAY = 0
COLUMNS = {"hardship": "i1", "fifth": "u1"}
"""Rungs fallen, below 0 those risen; the fifth that somebody began in."""
TOP = FIFTHS - 1
LOST = frozenset({"deny", "charge", "confine"})
U8, U64 = np.uint8, np.uint64


class BearTable(NamedTuple):
    """falls u8[4]: thresholds by what drives down, 1 lost access or money, 2 a name in public, 3 both; rises
    u8[4]: by what lifts, 1 rungs to come back over, 2 a reward, 3 both; lost, named, praised u1[Q]: such
    consequences; heard u8[5]: threshold of a dispute that is still brought, by rung; month u4[2], dispute
    u4[2]: keys."""

    falls: Any
    rises: Any
    lost: Any
    named: Any
    praised: Any
    heard: Any
    month: Any
    dispute: Any


def table(world: World, layout: Layout, period: Period, seed: int) -> BearTable | None:
    """Which consequences are borne; None where nothing can ever follow from them."""
    bear = world.behaviour.bear
    assert bear is not None
    lost = [effect.burden and effect.effect in LOST for effect in layout.effects]
    named = [effect.burden and effect.effect == "publish" for effect in layout.effects]
    praised = [not effect.burden for effect in layout.effects]
    pushes = ((lost, bear.worse), (named, bear.shunned), (praised, bear.sought))
    if not any(any(which) and chance > 0.0 for which, chance in pushes):
        return None
    return BearTable(
        falls=_either(bear.worse, bear.shunned),
        rises=_either(bear.better, bear.sought),
        lost=np.array(lost, np.uint8),
        named=np.array(named, np.uint8),
        praised=np.array(praised, np.uint8),
        heard=np.array([threshold((1.0 - bear.silence) ** rung) for rung in range(FIFTHS)], np.uint64),
        month=np.array(stream_key(seed, "bear", "month"), np.uint32),
        dispute=np.array(stream_key(seed, "bear", "dispute"), np.uint32),
    )


def _either(one: float, other: float) -> Any:
    """Thresholds of neither, of one, of the other, and of at least one of two independent chances."""
    return np.array([threshold(p) for p in (0.0, one, other, one + other - one * other)], np.uint64)


@inner
def live_in(cell: Any, lane: Any, fifth: Any) -> None:
    """Put somebody's cell where people of an income fifth are."""
    code = np.int64(cell[lane])
    cell[lane] = (code // (2 * FIFTHS) * FIFTHS + fifth) * 2 + code % 2


@inner
def push(bear: Any, footing: Any, rung: Any, lane: Any) -> Any:
    """(whether downwards, threshold of a step) for somebody who has fallen by so many rungs."""
    drives = np.int64(is_under(bear.lost, footing, lane)) + 2 * np.int64(is_under(bear.named, footing, lane))
    if drives % 2 == 1 or bear.falls[drives] > U64(0):
        return True, bear.falls[drives]
    praised = np.int64(bear.rises[2] > U64(0) and is_under(bear.praised, footing, lane))
    if rung < 0 and praised == 0:
        return True, bear.rises[1]
    return False, bear.rises[np.int64(rung > 0) + 2 * praised]


@inner
def month(clock: Any, bear: Any, footing: Any, cell: Any, hardship: Any, fifth: Any) -> None:
    """A month's step on the ladder, for everybody."""
    for lane in range(cell.shape[0]):
        down, chance = push(bear, footing, np.int64(hardship[lane]), lane)
        if chance > U64(0) and draw(bear.month, U64(clock.first) + U64(lane), clock.day, 0) < chance:
            rung = next_rung(np.int64(hardship[lane]) + TOP, down, 2 * TOP, 0) - TOP
            hardship[lane] = max(rung, np.int64(fifth[lane]) - TOP)
            live_in(cell, lane, min(max(np.int64(fifth[lane]) - rung, 0), TOP))


@inner
def begin_again(acts: Any, events: Any, cell: Any, hardship: Any, fifth: Any) -> None:
    """Whoever takes the place of one who left today has the means that the other began with."""
    for i in range(events.count[0]):
        if events.kind[i] == ACT and acts.renews[events.conduct[i]] != 0:
            lane = np.int64(events.lane[i])
            hardship[lane] = 0
            live_in(cell, lane, np.int64(fifth[lane]))


@inner
def silence(clock: Any, bear: Any, rows: Any, hardship: Any, i: Any) -> None:
    """A record that took effect today may go undisputed for want of means."""
    lane = rows.lane[i]
    if np.int64(rows.flags[i]) & FRESH == 0 or hardship[lane] <= 0:
        return
    heard = draw(bear.dispute, U64(clock.first) + U64(lane), rows.born[i], rows.go[i])
    if heard >= bear.heard[hardship[lane]]:
        rows.flags[i] = np.int64(rows.flags[i]) & ~FRESH


def kernel(
    clock: Any,
    bear: Any,
    footing: Any,
    cell: Any,
    acts: Any,
    events: Any,
    rows: Any,
    hardship: Any,
    fifth: Any,
) -> None:
    """Move people on the ladder, and take the right to dispute off records. `footing`, `cell`: of People.
    Writes cell, rows, hardship, fifth."""
    if clock.day == 0:
        for lane in range(cell.shape[0]):
            fifth[lane] = np.int64(cell[lane]) // 2 % FIFTHS
        return
    if clock.month_starts != 0:
        month(clock, bear, footing, cell, hardship, fifth)
    if acts.renews.any():
        begin_again(acts, events, cell, hardship, fifth)
    word = next_word(rows, np.int64(0), clock.day)
    while word * WORD < rows.count[0]:
        bits = awake(rows, word, clock.day)
        while bits != U64(0):
            silence(clock, bear, rows, hardship, word * WORD + rightmost(bits))
            bits &= bits - U64(1)
        word = next_word(rows, word + 1, clock.day)
