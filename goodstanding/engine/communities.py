"""What is another in each community, compiled: who belongs where, and the chance of an act there.

Where no behaviour asks for it none of this is called, and a draw is compared with one table for all.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.compile import inner, jit
from goodstanding.engine.draws import ALWAYS
from goodstanding.engine.people import COMMUNITIES, community_of, household_of

A = Any
U64 = np.uint64
ONE = 18446744073709551616.0
MOST = 1.0 - 2.0**-53
NOBODY = -1.0


class ByCommunity(NamedTuple):
    """Chances of acts that differ between communities, K conducts. varies u1[K]: 1 where they do; factor
    f8[K, communities]: on the chance; usual f8[K, 16, cells]: the chance by state and cell before it, NOBODY
    where somebody of the cell cannot do it; watched, invented f8[K, 16, 2]: the part of acts that a feed
    sees, and the chance of a record of no act, by group; ceiling: no chance of an act is above it."""

    varies: A
    factor: A
    usual: A
    watched: A
    invented: A
    ceiling: float


def alike(conducts: int) -> ByCommunity:
    """All communities alike."""
    return ByCommunity(
        varies=np.zeros(conducts, np.uint8),
        factor=np.ones((conducts, 0)),
        usual=np.zeros((conducts, 0, 0)),
        watched=np.zeros((conducts, 0, 0)),
        invented=np.zeros((conducts, 0, 0)),
        ceiling=1.0,
    )


@jit
def home_of(m: Any, person: Any) -> Any:
    """The community that somebody lives in, i8."""
    return np.int64(community_of(m, household_of(m, person)[0]))


@jit
def count_members(m: Any, members: Any) -> None:
    """members i8[communities]: how many people live in each. `m`: `people.Margins`."""
    for size in range(1, m.size_first.shape[0]):
        homes = (m.size_first[size] - m.size_first[size - 1]) // U64(size)
        for i in range(np.int64(homes)):
            members[np.int64(community_of(m, m.size_base[size - 1] + U64(i)))] += size


def members_of(m: Any) -> A:
    """People of each community, i8[communities]."""
    members = np.zeros(int(m.numbers[COMMUNITIES]), np.int64)
    count_members(m, members)
    return members


@inner
def fine_of(chance: Any) -> Any:
    """The threshold of 2^-64 of a chance of 0 or more, as `rates.fine` has it."""
    if chance >= 1.0:
        return ALWAYS
    return U64(min(chance, MOST) * ONE)


@inner
def chances(near: Any, k: Any, state: Any, cell: Any, community: Any) -> Any:
    """Thresholds of one person's draw: of an act, of an act that a feed sees, and that from which on a record
    is invented. `near`: ByCommunity."""
    usual = near.usual[k, state, cell]
    if usual < 0.0:
        return U64(0), U64(0), ALWAYS
    group = np.int64(cell) & 1
    now = min(near.ceiling, usual * near.factor[k, community])
    seen = fine_of(now * near.watched[k, state, group])
    wrong = fine_of((1.0 - now) * near.invented[k, state, group])
    return fine_of(now), seen, ALWAYS - wrong
