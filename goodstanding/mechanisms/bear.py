"""bear: lost access becomes hardship, and hardship lowers means and the power to contest.

On the first of a month who is under a burden may fall one rung of a ladder, and who is not may rise one
(`engine/steps/ladder.py`). Each rung is an income fifth: people live, act and travel as those do who were
poorer to begin with, as far as there is a poorer fifth. A record that takes effect is disputed less often
by each rung. Whether this closes a trap is for the conducts' ties to means to say."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.core.keys import stream_key, threshold
from goodstanding.engine.draws import draw
from goodstanding.engine.footing import is_under
from goodstanding.engine.layout import Layout
from goodstanding.engine.lists import PART, soonest
from goodstanding.engine.people import FIFTHS
from goodstanding.engine.state import FRESH
from goodstanding.engine.steps.ladder import next_rung
from goodstanding.model.machine import Period, World

ORDER = 45
FIRST_DAY = 0
COLUMNS = {"hardship": "u1", "fifth": "u1"}
"""Rungs fallen; the income fifth that somebody began in."""
TOP = FIFTHS - 1
LOST = frozenset({"deny", "charge", "confine"})
U8, U64 = np.uint8, np.uint64


class BearTable(NamedTuple):
    """worse, better u8: thresholds; lost u1[Q]: consequences that take access or money; heard u8[5]:
    threshold of a dispute that is still brought, by rung; month u4[2], dispute u4[2]: keys."""

    worse: Any
    better: Any
    lost: Any
    heard: Any
    month: Any
    dispute: Any


def table(world: World, layout: Layout, period: Period, seed: int) -> BearTable | None:
    """Which consequences are borne; None where nothing can ever follow from them."""
    bear = world.behaviour.bear
    assert bear is not None
    lost = [effect.burden and effect.effect in LOST for effect in layout.effects]
    if not any(lost) or bear.worse == 0.0:
        return None
    return BearTable(
        worse=np.uint64(threshold(bear.worse)),
        better=np.uint64(threshold(bear.better)),
        lost=np.array(lost, np.uint8),
        heard=np.array([threshold((1.0 - bear.silence) ** rung) for rung in range(FIFTHS)], np.uint64),
        month=np.array(stream_key(seed, "bear", "month"), np.uint32),
        dispute=np.array(stream_key(seed, "bear", "dispute"), np.uint32),
    )


@inner
def live_in(cell: Any, lane: Any, fifth: Any) -> None:
    """Put somebody's cell where people of an income fifth are."""
    code = np.int64(cell[lane])
    cell[lane] = (code // (2 * FIFTHS) * FIFTHS + fifth) * 2 + code % 2


@inner
def month(clock: Any, bear: Any, footing: Any, cell: Any, hardship: Any, fifth: Any) -> None:
    """A month's step on the ladder, for everybody."""
    for lane in range(cell.shape[0]):
        under, rung = is_under(bear.lost, footing, lane), np.int64(hardship[lane])
        if not under and rung == 0:
            continue
        chance = bear.worse if under else bear.better
        if draw(bear.month, U64(clock.first) + U64(lane), clock.day, 0) < chance:
            rung = next_rung(rung, under, TOP, 0)
            hardship[lane] = rung
            live_in(cell, lane, max(np.int64(fifth[lane]) - rung, 0))


@inner
def silence(clock: Any, bear: Any, rows: Any, hardship: Any, i: Any) -> None:
    """A record that took effect today may go undisputed for want of means."""
    lane = rows.lane[i]
    if np.int64(rows.flags[i]) & FRESH == 0 or hardship[lane] == 0:
        return
    heard = draw(bear.dispute, U64(clock.first) + U64(lane), rows.born[i], rows.go[i])
    if heard >= bear.heard[hardship[lane]]:
        rows.flags[i] = np.int64(rows.flags[i]) & ~FRESH


def kernel(clock: Any, bear: Any, footing: Any, cell: Any, rows: Any, hardship: Any, fifth: Any) -> None:
    """Move people on the ladder, and take the right to dispute off records. `footing`, `cell`: of People.
    Writes cell, rows, hardship, fifth."""
    if clock.day == 0:
        for lane in range(cell.shape[0]):
            fifth[lane] = np.int64(cell[lane]) // 2 % FIFTHS
        return
    if clock.month_starts != 0:
        month(clock, bear, footing, cell, hardship, fifth)
    for part in range(0, rows.count[0], PART):
        end = min(part + PART, rows.count[0])
        if soonest(rows.wake[part:end]) <= clock.day:
            for i in range(part, end):
                silence(clock, bear, rows, hardship, i)
