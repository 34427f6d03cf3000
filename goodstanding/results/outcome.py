"""What one arm leaves behind: exact integers, and a hash of every ledger row that does not depend on their
order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

TRUTHS = ("true", "false", "missed")
"""Of a stretch under a consequence: it also rests on what truly happened; it would not without a false
record (where records are shown, as for a pass: or without the loss of a true one); it would hold if every
true record had been made, but does not."""

LENGTHS = (7, 30, 90, 180, 365)
"""Upper bounds (days, inclusive) of the length classes; a sixth class is longer."""

ENDINGS = (
    "open",
    "state_left",
    "record_expired",
    "obligation_met",
    "dispute_won",
    "other_removal",
    "truth_changed",
    "rule_changed",
)
"""How a stretch ended. "open": it still ran on the last day; "truth_changed": it went on, on another
footing."""


REVIEW = ("filed", "taken", "waiting", "waited", "reached")
"""Of a day of review: cases filed; cases taken up; cases not yet taken up at its end; days since they were
ready, of those taken up, in all; how far in line officials came, the one thing that somebody's wait needs."""


WINDOW = 28
"""Days after which people look at what others did in them."""


RATER_FOLDS = 16
RATER_SUMS = (
    *("rated", "one", "other", "one_one", "other_other", "one_other"),
    *("scope", "measurement", "scope_apart", "measurement_apart"),
)
"""Of two raters, summed over subjects: how many; what each says, its squares and product; of their difference
the part from scope and from measurement (the rest is from weights), and these times it. In thousandths."""


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """One row for each combination that occurred, sorted by key.

    key columns (all int64): consequence, cause (index into `Outcome.conducts`, -1 for none), group (0, 1),
    state (of the standing, at the start), truth, spilled (1: by a household member), length, ending. values:
    stretches, person_days (within the run), attempts (encounters), met (encounters at which it was applied).
    """

    columns: dict[str, Ints]
    digest: int

    KEYS = ("consequence", "cause", "group", "state", "truth", "spilled", "length", "ending")
    VALUES = ("stretches", "person_days", "attempts", "met")


@dataclass(frozen=True, slots=True)
class Marks:
    """Per person, in memory only and never saved: what a paired comparison needs.

    `burden_days` uint16: days under at least one burden... `classes` uint8: bit 0: ever under a burden on a
    false record; 1: on a true record of lawful or protected conduct; 2: on a true record of unlawful conduct;
    3: ever under a reward; 4: ever under a burden that was missed; 5: a burden ever applied at an encounter;
    6: same, on a false record; 7: spilled over from a household member. `first_state`, `last_state` uint8
    [standing, person].
    """

    burden_days: NDArray[np.uint16]
    false_burden_days: NDArray[np.uint16]
    classes: NDArray[np.uint8]
    first_state: NDArray[np.uint8]
    last_state: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One arm's totals. G = 2 groups, C conducts, D days, S standings, Q consequences.

    `people` [G], `eligible` [G] (subjects of the scheme), `adults` [G];
    `acts` [C, G]: acts of events, starts of spells; `spell_days` [C, G]; `ends` {conduct: {reason: count}};
    `recorded`, `unrecorded`, `invented` [C, G]: acts that left a record, that did not, records of no act;
    `disputes` {"filed", "won_wrong", "won_right", "lost_wrong", "lost_right"};
    `states` {standing: [D + 1, n_states + 1, G]}: persons in each state at the end of each day, row 0 before
    the first;
      the last state is "outside"; `shadow_states` the same for the shadow standing;
    `moves` {standing: [n_states + 1, n_states + 1]}: changes of state from (row) to (column) after the first
    evening; `burden_persons` [D + 1, 3]: persons under at least one burden at the end of each day, by class
    as in the ledger's
      headline (false record; true record of lawful or protected conduct; true record of unlawful conduct);
    `persons` [9, G]: persons by the bit of `Marks.classes`; the ninth: ever under any burden;
    `consequence_persons` [Q, 4, G]: persons ever under it by truth, and (index 3) ever met by it at an
    encounter; `publics` [D, C]: acts of all people on each day, which is what they can know of each other;
    `tallies` [D, 3, G, S, C], where records are kept as counts: seen acts, acts and invented records of each
    day by state before it (then there is no shadow standing); `points` [D + 1, G], there too: sum of scores
    at the end of each day;
    `ratings` {standing: [RATER_FOLDS, pairs of raters, RATER_SUMS]}, where several rate: of those last rated
    some thousands, in folds that share nobody;
    `renewed` [kinds], where subjects are firms: firms of each kind whose place a new one took;
    `review` [D, 5], where officials review only so many cases a day: of each day, `REVIEW`;
    `nearby` [D / WINDOW, C + 1, communities], where people look to their community: its acts in each whole
    window and, last, its people under a burden on the morning of the last day;
    `told` [n, 4], where persons and firms live together: what this side was told of the other: day, link,
    subject there, and whether it begins (1) or is over (0).
    """

    conducts: tuple[str, ...]
    consequences: tuple[str, ...]
    start_day: int
    days: int
    people: Ints
    eligible: Ints
    adults: Ints
    acts: Ints
    spell_days: Ints
    ends: dict[str, dict[str, int]]
    recorded: Ints
    unrecorded: Ints
    invented: Ints
    disputes: dict[str, int]
    states: dict[str, Ints]
    shadow_states: dict[str, Ints]
    moves: dict[str, Ints]
    burden_persons: Ints
    persons: Ints
    consequence_persons: Ints
    ledger: LedgerTable
    marks: Marks
    timing: dict[str, Any]
    publics: Ints | None = None
    tallies: Ints | None = None
    points: Ints | None = None
    review: Ints | None = None
    ratings: dict[str, Ints] | None = None
    renewed: Ints | None = None
    nearby: NDArray[np.int32] | None = None
    told: Ints | None = None
