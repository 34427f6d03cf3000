"""The tables that kernels read, as named tuples of arrays, and the names of their columns.

K conducts, O observations, R rules, C columns, S standings, Q consequences, E encounters; thresholds are of
2^-32, those of what can happen any day (fine ones) of 2^-64.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from goodstanding.engine.state import MAX_STATES

A = Any
ALL = 1 << 32
MAX_REASONS = 8
MAX_CUTS = MAX_STATES
BY_SCOPE = -2
"""In place of a standing: rows are by whether somebody takes part."""


class ActTables(NamedTuple):
    """Conducts. dense, given, spells i8[.]: conducts drawn for everyone, for those in a spell, and those that
    last; slot, given_slot i8[K]; keys, end_keys u8[K, 2]: of lattices; end_span u2[K]: a draw whose first 16
    bits are above it ends nothing; shift, span u2[K]: only a draw whose first 16 bits, plus shift, are below
    span can matter; all u1[K]: every draw can; rate, seen, false u8[K, 16, cells], fine: acts below, acts
    that a feed sees below, invented records from; ends u8[K, 16, 8], fine, cumulative; standing i8[K]: whose
    state the rows are for, -1 for none, BY_SCOPE; prevalence u8[K, cells]; start_keys u4[K, 2]; renews u1[K]:
    1 where a new subject takes the place of whoever does it; near: `communities.ByCommunity`. Where a conduct
    varies by community, rate, seen and false are the widest, that no draw is missed which matters in one."""

    dense: A
    given: A
    spells: A
    slot: A
    given_slot: A
    keys: A
    end_keys: A
    start_keys: A
    end_span: A
    shift: A
    span: A
    all: A
    rate: A
    seen: A
    false: A
    ends: A
    standing: A
    prevalence: A
    renews: A
    near: A


class FeedTables(NamedTuple):
    """Observations, by conduct. first i8[K + 1]; keys u4[O, 2]; sensitivity u8[2, O], by group; lag i8[O];
    share, seen_share u8[2, O]: cumulative shares of the conduct's invented records, and of those of its acts,
    by group; pick u4[K, 2]; monthly u1[K]; while_first i8[K + 1]; while_go i8[.]; while_rate u8[.], fine;
    while_keys u8[., 2], of lattices; while_span u2[.]: a draw whose first 16 bits are above it decides
    nothing; active i8: 0 if nothing is in force."""

    first: A
    keys: A
    sensitivity: A
    lag: A
    share: A
    seen_share: A
    pick: A
    monthly: A
    while_first: A
    while_go: A
    while_rate: A
    while_keys: A
    while_span: A
    active: int


class RuleTables(NamedTuple):
    """Rules by conduct (go_first i8[K + 1], go_list i8[.]), in the order in which one starts with their
    records (begin_list i8[.]), their fields by rule, and how columns read as states.

    numbers i8[R, N_NUMBERS], chances u8[R, N_CHANCES] (DROP is fine), keys u4[R, N_KEYS, 2], drop_keys u8[R,
    2] (of lattices), lasts u2[R]: the bit of the spell that alone can end its records, or 0, start_age i8[R,
    256]: by rule; further i8[R], further_chance u8[R, 2, cells], further_age i8[R, 256]: draws of further
    records on the first day, as `engine.further` has them: how many, the chance of each for those in the
    spell and the others, and the ages (below 0: on its way for so long); columns i8[C, 4]: floor, ceiling,
    clip, below; start_span i8[C]: how far above its start a column may start; start_keys u8[C, 2], of
    lattices; cut_count i8[C]; cut_at, cut_state i8[C, 16]; column_first i8[S + 1]; outside i8[S]; active
    i8."""

    go_first: A
    go_list: A
    begin_list: A
    numbers: A
    chances: A
    keys: A
    drop_keys: A
    lasts: A
    start_age: A
    further: A
    further_chance: A
    further_age: A
    columns: A
    start_span: A
    start_keys: A
    cut_count: A
    cut_at: A
    cut_state: A
    column_first: A
    outside: A
    active: int


(COLUMN, STANDING, CONDUCT, MOMENT, BY_LOW, BY_HIGH, AFTER, KEEP_LOW, KEEP_HIGH, EXTENDED_DAYS) = range(10)
(UNTIL_END, EXIT_DAYS, UNFOUNDED, LATE_DAYS, LIMIT, LIMIT_INDEX, SLOT, DECIDED_INDEX, FOR_EVER) = range(
    10, 19
)
ASKED, HOLD, CAP, REOPENED, LACKED, WITHIN = range(19, 25)
N_NUMBERS = 25
EXTENDED, DROP, LATE_SHARE, START, LOT_LOW, LOT_HIGH, STRIKE_WRONG, STRIKE_RIGHT = range(8)
N_CHANCES = 8
(K_CHOOSE, K_KEEP, K_EXTEND, K_LATE, K_START, K_DISPUTE, K_STRIKE, K_LOT) = range(8)
N_KEYS = 8
MOMENTS = {"act": 0, "start": 0, "month": 1, "while": 2, "year": 3}
C_FLOOR, C_CEILING, C_CLIP, C_BELOW = range(4)


class EffectTables(NamedTuple):
    """Consequences, then spilled-over ones. first i8[S + 1], by_standing i8[.]; mask i8[Q]: bit per state;
    burden u1[Q]; encounter i8[Q] (-1: lasts); enforced u8[Q]; keys u4[Q, 2]; spill i8[Q]: index of the
    spilled-over one, -1; spilled_index i8[Q]: its place among those; member i8[Q]: 0 no, 1 anyone, 2 child,
    3 adult; share u8[Q]; share_keys u4[Q, 2]; lawful u1[K + 1]: 1 if the cause is lawful or protected;
    met_rate u8[E, cells], fine; met_keys u8[E, 2], of lattices; adult_cell i8: the first of an adult;
    shown u1[S]: 1 if a lack of records harms."""

    first: A
    by_standing: A
    mask: A
    burden: A
    encounter: A
    enforced: A
    keys: A
    spill: A
    spilled_index: A
    member: A
    share: A
    share_keys: A
    lawful: A
    met_rate: A
    met_keys: A
    adult_cell: int
    shown: A


class ContestTables(NamedTuple):
    """By rule: take_up, wrong, right u8[R]: thresholds; low, span i8[R]: days."""

    take_up: A
    low: A
    span: A
    wrong: A
    right: A


class Tables(NamedTuple):
    """All of a period."""

    acts: ActTables
    feeds: FeedTables
    rules: RuleTables
    effects: EffectTables
    contest: ContestTables
    participation: int
    eligible: A
