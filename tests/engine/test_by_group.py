"""Feeds that err more often about the smaller group: exact in the tables, in counts, in lives."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from goodstanding.core.keys import threshold
from goodstanding.engine.act_tables import act_tables
from goodstanding.engine.draws import ALWAYS
from goodstanding.engine.fold_tables import foldable
from goodstanding.engine.layout import layout_of
from goodstanding.engine.rates import fine
from goodstanding.engine.tables import tables_of
from goodstanding.model.by_group import by_ratio
from goodstanding.model.machine import Observation
from tests.engine.test_fold import w  # noqa: F401
from tests.engine.test_lives import assert_lives_are_the_runs
from tests.engine.worlds import (
    CONDUCTS,
    FLAT,
    OBSERVATIONS,
    SCHEME,
    SOCIETY,
    START,
    WORLD,
    run,
    same,
    with_period,
)

K = {conduct.id: k for k, conduct in enumerate(CONDUCTS)}
SMALLER = SOCIETY.group_share
EVEN = replace(WORLD, behaviour=FLAT)
FALSE = by_ratio(10.0, SMALLER)
SEEN = by_ratio(0.5, SMALLER)


def apart(seen=SEEN, false=FALSE, times=1.0):
    """The scheme with feeds that tell groups apart: the platform and the police, not those beside them."""
    return with_period(
        SCHEME,
        observations=tuple(
            replace(o, seen_by_group=seen, false_by_group=false, false_rate=times * o.false_rate)
            if o.feed in ("platform", "police")
            else o
            for o in OBSERVATIONS
        ),
    )


@pytest.mark.parametrize("ratio", [0.0, 0.3, 2.0, 100.0])
def test_a_ratio_leaves_the_mean_as_it_is(ratio: float):
    larger, smaller = by_ratio(ratio, 0.0889)
    assert smaller == pytest.approx(ratio * larger)
    assert 0.9111 * larger + 0.0889 * smaller == pytest.approx(1.0)


def test_a_ratio_of_one_moves_no_bit():
    assert by_ratio(1.0, 0.0889) == (1.0, 1.0)
    one, other = (
        run(people=4000, days=60),
        run(apart(by_ratio(1.0, 0.1), by_ratio(1.0, 0.2)), people=4000, days=60),
    )
    assert same(one, other)


def test_the_tables_hold_each_groups_own_rates():
    scheme = apart()
    acts = act_tables(EVEN, layout_of(EVEN, scheme), scheme.periods[0], 1)
    k, adult = K["speech"], acts.rate.shape[2] - 2
    now, platform, tip = CONDUCTS[k].rate, OBSERVATIONS[4], OBSERVATIONS[5]
    for group in (0, 1):
        seen = 1.0 - (1.0 - platform.sensitivity * SEEN[group]) * (1.0 - tip.sensitivity)
        wrong = (1.0 - now) * (platform.false_rate * FALSE[group] + tip.false_rate)
        assert acts.seen[k, 0, adult + group] == fine(now * seen)
        assert acts.false[k, 0, adult + group] == ALWAYS - fine(wrong)
    assert np.array_equal(acts.rate[..., 0::2], acts.rate[..., 1::2])


def test_which_of_two_feeds_a_record_is_from_depends_on_the_group():
    scheme = apart()
    feeds = tables_of(EVEN, layout_of(EVEN, scheme), scheme.periods[0], scheme.eligible, 1).feeds
    first, platform, tip = feeds.first[K["speech"]], OBSERVATIONS[4], OBSERVATIONS[5]
    for group in (0, 1):
        theirs = platform.false_rate * FALSE[group]
        assert feeds.share[group, first] == threshold(theirs / (theirs + tip.false_rate))
        seen = platform.sensitivity * SEEN[group]
        assert feeds.sensitivity[group, first] == threshold(seen)
        assert feeds.seen_share[group, first] == pytest.approx(
            threshold(seen / (1.0 - (1.0 - seen) * (1.0 - tip.sensitivity))), abs=2
        )


def test_a_run_has_as_many_records_of_each_group_as_expected():
    days, times, k = 200, 20.0, K["fine"]
    out = run(apart(times=times), EVEN, people=60_000, days=days)
    now, police = CONDUCTS[k].rate, OBSERVATIONS[2]
    for group in (0, 1):
        a_day = (1.0 - now) * times * police.false_rate * FALSE[group]
        expected = out.eligible[group] * days * a_day
        assert expected > 500
        assert abs(out.invented[k, group] - expected) < 4 * np.sqrt(expected)
        acts, seen = out.recorded[k, group] + out.unrecorded[k, group], police.sensitivity * SEEN[group]
        assert abs(out.recorded[k, group] - acts * seen) < 4 * np.sqrt(acts * seen * (1 - seen))


def test_a_monthly_look_at_a_spell_sees_each_group_as_often_as_it_should():
    court = Observation("court", "debt", 0.6, 0.0, 0, seen_by_group=SEEN)
    out = run(with_period(SCHEME, observations=(court,)), EVEN, people=40_000, days=200)
    k = K["debt"]
    for group in (0, 1):
        looks, seen = out.recorded[k, group] + out.unrecorded[k, group], 0.6 * SEEN[group]
        assert abs(out.recorded[k, group] - looks * seen) < 4 * np.sqrt(looks * seen * (1 - seen))


def test_counts_by_block_are_kept_only_where_a_block_is_of_one_group(w):  # noqa: F811
    world, machine = w
    society = replace(world.society, groups=("first", "second"), places=False, group_share=0.3)
    assert foldable(world, machine, machine.periods[0].from_day) is not None
    assert foldable(replace(world, society=society), machine, machine.periods[0].from_day) is None


def test_lives_are_what_the_run_did():
    assert_lives_are_the_runs(
        WORLD, apart(times=30.0), subjects=range(0, 1500, 37), people=1500, days=90, seed=3, start_day=START
    )


def digest() -> int:
    """All that a small society comes to, in one number."""
    out = run(apart(times=30.0), people=300, days=40)
    return out.ledger.digest


def test_the_plain_python_reading_gives_the_same():
    code = "from tests.engine.test_by_group import digest\nprint(digest())"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == digest()
