"""The first evening and every change of rules: who is in scope, who is already in a spell, who is already on
a list."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import entry, entry_or, inner
from goodstanding.engine import begin_plain as plain
from goodstanding.engine.draws import draw, lattice
from goodstanding.engine.lists import add_row, group_of_cell, touch
from goodstanding.engine.lots import is_theirs
from goodstanding.engine.people import is_newcomer, part_of
from goodstanding.engine.state import ELIGIBLE, FOUNDED, LIVE, REAL, RULE_CHANGED, TAKES_PART, TRUE
from goodstanding.engine.table_types import (
    BY_LOW,
    CAP,
    COLUMN,
    CONDUCT,
    DECIDED_INDEX,
    K_START,
    KEEP_LOW,
    LACKED,
    SLOT,
    START,
)

U8, U16, U64 = np.uint8, np.uint16, np.uint64
WHO, AGE = 0, 1


@entry_or(plain.enrol)
def enrol(
    clock: Any, people: Any, m: Any, eligible: Any, settled: Any, participation: Any, key: Any, scratch: Any
) -> None:
    """Set people.scope under the rules in force, and have every standing read anew.

    eligible u1[cells]; settled: 1 if a year of residence is asked for; participation: threshold.
    """
    for lane in range(people.cell.shape[0]):
        person = U64(clock.first) + U64(lane)
        scope = 0
        if eligible[people.cell[lane]] != 0 and not (settled != 0 and is_newcomer(m, person)):
            scope = ELIGIBLE
            if draw(key, person, 0, 0) < U64(participation):
                scope = ELIGIBLE | TAKES_PART
        people.scope[lane] = scope
        if clock.day > 0:  # what follows from the same state may be new
            scratch.tainted[:, lane] = plain.UNREAD
        touch(scratch, lane)
        scratch.end[lane] = RULE_CHANGED


@entry_or(plain.begin_points)
def begin_points(clock: Any, people: Any, rules: Any) -> None:
    """Let columns that start anywhere in a range start there."""
    for c in range(rules.start_span.shape[0]):
        if rules.start_span[c] > 0:
            for lane in range(people.cell.shape[0]):
                u = lattice(rules.start_keys[c], U64(clock.first) + U64(lane), 0)
                value = np.int64(people.real[c, lane]) + np.int64(part_of(u, rules.start_span[c] + 1))
                people.real[c, lane] = value
                people.shadow[c, lane] = value


@entry_or(plain.begin_spells)
def begin_spells(clock: Any, people: Any, acts: Any, totals: Any) -> None:
    """Put people into the spells that they are in on the first day."""
    for i in range(acts.spells.shape[0]):
        k = acts.spells[i]
        bit = U16(1) << U16(acts.slot[k])
        for lane in range(people.cell.shape[0]):
            cell = people.cell[lane]
            if draw(acts.start_keys[k], U64(clock.first) + U64(lane), 0, 0) < acts.prevalence[k, cell]:
                people.spell[lane] = people.spell[lane] | bit
                totals.in_spell[k, group_of_cell(clock, cell)] += 1


def most_at_start(rules: Any) -> int:
    """The most records that one person can start with."""
    begun = rules.chances[:, START] != 0
    return max(1, int(begun.sum()) + int(rules.further.sum()))


@inner
def hold_at_start(
    people: Any, rules: Any, rows: Any, scratch: Any, lane: Any, g: Any, age: Any, parts: Any
) -> None:
    """Give a person parts of a live record of this age."""
    keep, by = rules.numbers[g, KEEP_LOW], rules.numbers[g, BY_LOW]
    column = rules.numbers[g, COLUMN]
    add_row(rows, lane, g, parts | LIVE | FOUNDED, by, 0, max(keep - age, 1) if keep > 0 else 0)
    if parts & REAL != 0:
        people.real[column, lane] = np.int64(people.real[column, lane]) + by
    people.shadow[column, lane] = np.int64(people.shadow[column, lane]) + by
    if rules.numbers[g, DECIDED_INDEX] >= 0:
        people.decided[rules.numbers[g, DECIDED_INDEX], lane] = 1
    scratch.cause[lane] = U8(rules.numbers[g, CONDUCT] + 1)


@inner
def hold_further(
    clock: Any, people: Any, rules: Any, rows: Any, scratch: Any, lane: Any, g: Any, inside: Any
) -> None:
    """Give a person the further records: that have outlived their spell, or the several of an event."""
    chance = rules.further_chance[g, 0 if inside else 1, people.cell[lane]]
    if chance == U64(0):
        return
    key, person, cap = rules.keys[g, K_START], U64(clock.first) + U64(lane), rules.numbers[g, CAP]
    for i in range(rules.further[g]):
        if draw(key, person, 1 + i, WHO) < chance:
            age = rules.further_age[g, draw(key, person, 1 + i, AGE) >> U64(24)]
            parts = TRUE if 0 < cap <= age else REAL | TRUE
            if age < 0:  # seen before the first day, and on its way for so many days more
                add_row(rows, lane, g, parts | FOUNDED, rules.numbers[g, BY_LOW], 0, -age)
            else:
                hold_at_start(people, rules, rows, scratch, lane, g, age, parts)


@entry
def begin_records(clock: Any, people: Any, rules: Any, rows: Any, scratch: Any) -> None:
    """Give people the live records that they start with, of an age that the rule's table gives; where all in
    a spell have a proof in truth, those who hold none have lost it."""
    if rules.active == 0:
        return
    for j in range(rules.begin_list.shape[0]):  # the harshest last: it is what a burden is put down to
        g = rules.begin_list[j]
        chance = rules.chances[g, START]
        if chance == U64(0) and rules.further[g] == 0:
            continue
        slot = rules.numbers[g, SLOT]
        bit = U16(1) << U16(slot) if slot >= 0 else U16(0)
        for lane in range(people.cell.shape[0]):
            person = U64(clock.first) + U64(lane)
            if people.scope[lane] & U8(ELIGIBLE) == U8(0) or not is_theirs(rules, g, person):
                continue
            inside = slot < 0 or people.spell[lane] & bit != U16(0)
            hold_further(clock, people, rules, rows, scratch, lane, g, inside)
            if not inside:
                continue
            if draw(rules.keys[g, K_START], person, 0, WHO) < chance:
                cap = rules.numbers[g, CAP]
                age = rules.start_age[g, draw(rules.keys[g, K_START], person, 0, AGE) >> U64(24)]
                parts = TRUE if 0 < cap <= age else REAL | TRUE
                hold_at_start(people, rules, rows, scratch, lane, g, age, parts)
            elif rules.numbers[g, LACKED] != 0:
                hold_at_start(people, rules, rows, scratch, lane, g, 0, TRUE)
