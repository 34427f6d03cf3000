"""No safeguard puts anybody under a burden on a false record for longer, over random schemes.

It holds for every person and not only in sum, because arms share their draws and a safeguard only ever takes
from what counts, while the shadow standing stays that of the scheme as written. It is claimed where nobody's
conduct answers to the standing, points are not clipped as they move, records against people have no monthly
limit, and officials decide as many disputes as there are; where a burden spills over, only without merits
that a feed may miss. Where disputes wait in one line, what makes more of them makes others wait.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goodstanding.model.machine import Machine
from goodstanding.results.outcome import Outcome
from goodstanding.safeguards.base import switches
from tests.engine.worlds import WORLD, run
from tests.safeguards.schemes import DAYS, PEOPLE, random_scheme, terms

SEEDS = range(6)
SHARES = (1.0, 0.6)
PLAIN: dict[int, Outcome] = {}


def lived(machine: Machine, seed: int) -> Outcome:
    return run(machine, WORLD, people=PEOPLE, days=DAYS, seed=seed)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("id", sorted(switches()))
def test_nobody_is_longer_under_a_false_record(id: str, seed: int):
    machine = random_scheme(seed)
    plain = PLAIN.setdefault(seed, lived(machine, seed))
    assert plain.marks.false_burden_days.sum() > 0
    share = SHARES[seed % 2]
    only = frozenset(("flight", "slow")) if seed % 3 == 1 else None
    out = lived(switches()[id].protect(machine, terms(id, compliance=share, consequences=only)), seed)
    assert (out.marks.false_burden_days <= plain.marks.false_burden_days).all()
    assert (out.marks.burden_days <= plain.marks.burden_days).all()
    for standing, states in plain.shadow_states.items():
        assert np.array_equal(out.shadow_states[standing], states)
    assert np.array_equal(out.acts, plain.acts)


@pytest.mark.parametrize("seed", SEEDS)
def test_nor_by_many_at_once(seed: int):
    machine = random_scheme(seed)
    plain = PLAIN.setdefault(seed, lived(machine, seed))
    several = [s for s in switches().values() if s.safeguard.code not in ("M12", "M15", "M1")]
    for i, switch in enumerate(sorted(several, key=lambda s: s.safeguard.order)):
        only = frozenset(("flight",)) if (seed + i) % 3 == 0 else None
        given = terms(switch.safeguard.id, compliance=0.5 + 0.02 * (i % 5), consequences=only)
        machine = switch.protect(machine, given)
    out = lived(machine, seed)
    assert (out.marks.false_burden_days <= plain.marks.false_burden_days).all()
    assert out.marks.false_burden_days.sum() < plain.marks.false_burden_days.sum()


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_with_a_line_before_officials_what_cuts_records_helps_in_sum(seed: int):
    machine = random_scheme(seed)
    slow = replace(machine.periods[0].contest, take_up=0.3, capacity=50.0)
    machine = replace(machine, periods=(replace(machine.periods[0], contest=slow),))
    plain = int(lived(machine, seed).marks.false_burden_days.sum())
    for id in ("block_edge", "hearing", "accuracy", "ban"):
        assert (
            int(lived(switches()[id].protect(machine, terms(id)), seed).marks.false_burden_days.sum()) < plain
        )


@pytest.mark.parametrize("id", sorted(switches()))
def test_disobeyed_wholly_it_is_as_if_it_were_not_there(id: str):
    for seed in range(20):
        machine = random_scheme(seed)
        for only in (None, frozenset(("flight",))):
            assert switches()[id].protect(machine, terms(id, compliance=0.0, consequences=only)) == machine
