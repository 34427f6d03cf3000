"""Time and memory said before a run, beside what it then takes. By `make verify`: it needs a quiet clock."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.verify

FACTOR = 1.5
MEASURE = """
import json, sys, time
from pathlib import Path
import goodstanding as gs
from goodstanding.core.memory import most_held
arm, people, days, study, out = sys.argv[1], *map(int, sys.argv[2:5]), Path(sys.argv[5])
asked = dict(people=people, days=days, study_people=study)
gs.estimate([arm], **asked)
said = gs.estimate([arm], **asked)
began = time.perf_counter()
made = gs.compare([arm], seed=1, **asked)
took = time.perf_counter() - began
from goodstanding import runs
runs.keep(made, out, replace=False)
print(json.dumps([said.seconds, took, said.bytes, most_held()]))
"""


@pytest.mark.parametrize(
    ("arm", "people", "days", "study_people"),
    [
        ("cn_rongcheng_residents", 1_000_000, 60, 0),
        ("de_debtor_register", 300_000, 365, 0),
        ("de_debtor_register", 20_000, 365, 0),
        ("cn_court_defaulters", 3_000_000, 30, 0),
        ("cn_court_list", 200_000, 365, 0),
    ],
)
def test_the_estimate_is_within_half_as_much_again(
    arm: str, people: int, days: int, study_people: int, tmp_path_factory: pytest.TempPathFactory
):
    numbers = [str(n) for n in (people, days, study_people)]
    out = tmp_path_factory.mktemp("estimate") / "run"
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, arm, *numbers, str(out)], capture_output=True, text=True, check=True
    )
    seconds, took, held, most = json.loads(told.stdout)
    assert took / FACTOR <= seconds <= took * FACTOR, (seconds, took)
    assert most / FACTOR <= held <= most * FACTOR, (held, most)
