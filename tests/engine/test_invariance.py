"""The same bits for any block size, thread count, and with the compiler off."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.engine.worlds import NULL, SCHEME, STOCKED, run, same

SMALL = {"people": 400, "days": 70}


SCHEMES = {"SCHEME": SCHEME, "STOCKED": STOCKED}


@pytest.fixture(scope="module", params=SCHEMES)
def known(request):
    """The name of a scheme, and what it leaves."""
    return request.param, run(SCHEMES[request.param], **SMALL)


@pytest.fixture(scope="module")
def whole():
    return run(**SMALL)


@pytest.mark.parametrize("block", [1, 7, 4096])
@pytest.mark.parametrize("threads", [1, 2])
def test_blocks_and_threads_change_nothing(known, block, threads):
    name, whole = known
    assert same(whole, run(SCHEMES[name], **SMALL, block=block, threads=threads))


def test_several_records_at_the_start_are_no_few(whole):
    assert not same(whole, run(STOCKED, **SMALL))


def test_two_threads_change_nothing_in_a_larger_society():
    assert same(run(threads=1), run(threads=2, block=4096))


def test_the_plain_python_reading_of_the_kernels_gives_the_same_digest(known):
    name, whole = known
    code = (
        "import warnings; warnings.simplefilter('error')\n"
        f"from tests.engine.worlds import {name}, run; o = run({name}, people=400, days=70)\n"
        "print(o.ledger.digest, int(o.acts.sum()), int(o.burden_persons.sum()), o.disputes['filed'])"
    )
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    expected = [
        whole.ledger.digest,
        int(whole.acts.sum()),
        int(whole.burden_persons.sum()),
        whole.disputes["filed"],
    ]
    assert [int(word) for word in done.stdout.split()] == expected


def test_another_seed_is_another_society(whole):
    assert not same(whole, run(**SMALL, seed=4))


def test_the_null_scheme_against_itself_differs_by_nothing():
    assert same(run(NULL, people=2000, days=60), run(NULL, people=2000, days=60, threads=2, block=256))


def test_conduct_is_the_same_under_the_null_scheme_and_under_a_scheme_without_responses():
    from tests.engine.worlds import with_period

    quiet = with_period(SCHEME, responses=())
    under, null = run(quiet), run(NULL)
    assert (under.acts == null.acts).all()
    assert under.ends == null.ends
    assert under.invented.sum() > 0 == null.invented.sum()
