"""From measurements to a table: the runner's arithmetic, and the lock of the peers."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path

import pytest

from bench.cases import JAX, MESA, MODULES, NUMPY, OURS, START, STRATA, Case, W, cases
from bench.process import ROOT, Places, Taken, spawn, take
from bench.run import measured
from bench.table import over_random, rows, text
from tests.house.test_locks import pins

SLOW, FAST = Case(W, NUMPY, 1_000, 10), Case(W, OURS, 1_000, 10)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    here = Path(sys.executable)
    return Places(here, here, here.parent / "goodstanding", tmp_path)


def test_ratios_are_taken_within_a_round():
    taken = {
        SLOW: [Taken(1.0, 10.0), Taken(4.0, 10.0), Taken(2.0, 10.0)],
        FAST: [Taken(0.5, 1.0), Taken(1.0, 2.0), Taken(0.5, 3.0)],
    }
    slow, fast = rows(taken)
    assert set(fast) == {
        *("case", "engine", "people", "days", "person_days_per_s", "wall_s", "peak_mb"),
        *("ratio_to_numpy", "machine"),
    }
    assert (slow["ratio_to_numpy"], fast["ratio_to_numpy"]) == (1.0, 4.0)
    assert (slow["person_days_per_s"], fast["peak_mb"]) == (5_000, 2.0)


def test_no_ratio_without_numpy_at_that_size():
    other = Case(W, OURS, 2_000, 10)
    (_, row) = rows({SLOW: [Taken(1.0, 1.0)], other: [Taken(1.0, 1.0)]})
    assert row["ratio_to_numpy"] is None
    assert "-" in text({other: [Taken(1.0, 1.0)]}).splitlines()[1]


def test_random_bits_are_the_yardstick():
    assert over_random(FAST, [Taken(1e-5, 1.0, random_ns=0.5)]) == pytest.approx(2.0)
    assert over_random(Case(START, OURS, 1_000), [Taken(1.0, 1.0)]) is None


def test_every_engine_is_a_module_and_has_w():
    assert (
        {case.engine for case in cases() if case.kind == W}
        == set(MODULES)
        == {NUMPY, STRATA, MESA, JAX, OURS}
    )
    for module in MODULES.values():
        assert (ROOT / Path(*module.split("."))).with_suffix(".py").is_file()


def test_a_case_runs_in_its_own_process_and_is_checked(places: Places):
    one = take(Case(W, NUMPY, 4_000, 3), places)
    assert one.agrees
    assert one.z is not None
    assert one.wall_s > 0
    assert one.random_ns
    assert one.peak_mb > 20


def test_a_case_that_fails_is_named_and_left_out(places: Places, capsys: pytest.CaptureFixture[str]):
    nowhere = dataclasses.replace(places, peers=places.scratch / "python")
    assert measured([SLOW], 2, nowhere) == {}
    said = capsys.readouterr().out
    assert said.count("left out") == 1
    assert "cannot be started" in said


def test_a_case_that_disagrees_is_left_out(
    places: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("bench.run.take", lambda *_: Taken(1.0, 1.0, 1.0, z=9.0, agrees=False))
    assert measured([SLOW], 2, places) == {}
    assert "9.0 standard errors" in capsys.readouterr().out


def test_a_command_that_fails_says_why():
    with pytest.raises(RuntimeError, match="no such thing"):
        spawn([sys.executable, "-c", "raise SystemExit('no such thing')"], {})


def test_the_peers_are_pinned_with_hashes_and_no_address():
    lock = (ROOT / "bench" / "requirements.lock").read_text(encoding="utf-8")
    assert len(pins(lock)) == len(re.findall(r"^[A-Za-z0-9]\S*", lock, re.M)) > 5
    assert all("sha256:" in hashes for hashes in pins(lock).values())
    assert not re.search(r"[a-z]+://|^-", lock, re.M)
    asked = (ROOT / "bench" / "requirements.in").read_text(encoding="utf-8")
    wanted = set(re.findall(r"^([a-z]+)[<>=]", asked, re.M))
    assert wanted <= {head.split("==")[0] for head in pins(lock)}
