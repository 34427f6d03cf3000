"""run, compare, life, report: what is left behind, said, refused, interrupted and never lost."""

from __future__ import annotations

import errno
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import goodstanding as gs
from goodstanding.core.errors import RequestProblem, StorageProblem
from goodstanding.results.run import Comparison
from tests.doors.door import SMALL, Said, said

ARMS = ("cn_court_defaulters", "de_debtor_register", "zz_ordinary_enforcement")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small run of this module lies."""
    return tmp_path_factory.mktemp("runs") / "small"


@pytest.fixture(scope="module")
def answer(folder: Path) -> Said:
    """What the command line said of it."""
    return said("compare", *ARMS, *SMALL, "--out", str(folder), "--json")


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """The same from Python."""
    return gs.compare(ARMS, people=400, days=20, seed=7, study_people=0, threads=1)


def test_a_run_says_one_json_document(answer: Said, folder: Path):
    told = answer.json
    assert answer.code == 0
    assert told["synthetic"]
    assert told["parameters"]["seed"] == 7
    assert Path(told["report"]).is_file()
    assert Path(told["run"]) == folder
    metrics = {(row["arm"], row["metric"]) for row in told["values"]}
    assert ("cn_court_defaulters", "people_affected") in metrics
    assert "%" in answer.err


def test_each_lives_at_home_and_controls_in_every_society(answer: Said, folder: Path):
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    lived = {place["society"]: [arm["arm"] for arm in place["arms"]] for place in record["societies"]}
    assert lived == {
        "CN": ["zz_null", "cn_court_defaulters", "zz_ordinary_enforcement"],
        "DE": ["zz_null", "de_debtor_register", "zz_ordinary_enforcement"],
    }


def test_python_and_the_command_line_give_the_same_bits(answer: Said, comparison: Comparison):
    assert answer.json["digests"] == comparison.record["digests"]


def test_a_life_is_the_same_from_the_folder_and_from_python(
    answer: Said, folder: Path, comparison: Comparison
):
    from_folder = said("life", str(folder), "11", "--society", "DE", "--json").json
    lives = gs.life(comparison, 11, society="DE")
    assert list(lives) == list(from_folder["arms"])
    for arm, life in lives.items():
        assert [event.what for event in life.events] == [
            e["what"] for e in from_folder["arms"][arm]["events"]
        ]
    people = {json.dumps(life["traits"]) for life in from_folder["arms"].values()}
    assert len(people) == 1
    assert "synthetic person 11" in said("life", str(folder), "11", "--society", "DE").out


def test_a_life_among_people_who_follow_each_other_and_wait_for_officials_comes_from_the_folder(
    tmp_path: Path,
):
    out, arm = tmp_path / "run", "de_debtor_register"
    asked = {"people": 600, "days": 60, "seed": 3, "behaviour": "answering"}
    options = [part for name, value in asked.items() for part in (f"--{name}", str(value))]
    slow = ["contest.capacity=50"]
    assert said("run", arm, *options, "--set", *slow, "--out", str(out)).code == 0
    lived = gs.run(arm, set=slow, **asked)
    review = lived.panels[0].arm(arm).outcome.review
    assert review is not None
    assert (review[:, 0].cumsum() == review[:, 1].cumsum() + review[:, 2]).all()
    for subject in (11, 12, 500):
        from_folder = said("life", str(out), str(subject), "--json").json["arms"][arm]["events"]
        here = gs.life(lived, subject)[arm].events
        assert [(e["day"], e["what"], e["subject"]) for e in from_folder] == [
            (e.day, e.what, e.subject) for e in here
        ]


def test_a_life_that_nobody_has_is_refused(answer: Said, folder: Path):
    assert said("life", str(folder), "11").code == 2
    assert "society: CN, DE" in said("life", str(folder), "11").err
    assert said("life", str(folder), "400", "--society", "DE").code == 2
    assert said("life", str(folder), "11", "--society", "FR").code == 2


def test_a_report_is_made_again_from_the_folder(answer: Said, folder: Path, tmp_path: Path):
    again = said("report", str(folder), "--out", str(tmp_path / "again.html"), "--json")
    assert again.code == 0
    assert "synthetic" in (tmp_path / "again.html").read_text(encoding="utf-8")


def test_a_run_that_no_longer_comes_out_the_same_says_so(answer: Said, folder: Path, tmp_path: Path):
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    other = tmp_path / "other"
    other.mkdir()
    for part in folder.iterdir():
        (other / part.name).write_bytes(part.read_bytes())
    record["digests"]["CN/cn_court_defaulters"] = "0" * 16
    (other / "run.json").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(RequestProblem, match="no longer comes out the same"):
        gs.report(other)
    (other / "run.json").write_text("{", encoding="utf-8")
    assert said("life", str(other), "1").code == 3
    (other / "run.json").write_text("{}", encoding="utf-8")
    assert said("life", str(other), "1").code == 3


def test_the_line_that_re_makes_it_does(answer: Said, tmp_path: Path):
    _, *words = shlex.split(answer.json["parameters"]["command"])
    again = said(*words, "--out", str(tmp_path / "again"), "--json")
    assert again.json["digests"] == answer.json["digests"]


def test_a_run_alone_is_compared_with_no_scheme():
    comparison = gs.run("de_debtor_register", people=300, days=5, seed=1, study_people=0)
    assert [arm.label for arm in comparison.panels[0].arms] == ["zz_null", "de_debtor_register"]
    twice = gs.compare(["zz_null", "zz_null"], people=300, days=5, seed=1, study_people=0)
    assert [arm.label for arm in twice.panels[0].arms] == ["zz_null", "zz_null (2)"]
    assert twice.panels[0].society_id == "CN"


def test_a_run_leaves_its_report_to_the_verb_that_makes_it(tmp_path: Path):
    small = ("de_debtor_register", "--people", "3000", "--days", "10", "--seed", "2", "--study-people", "300")
    place = tmp_path / "run"
    told = said("run", *small, "--out", str(place))
    assert f"goodstanding report {place}" in told.out
    assert "report.html" not in {path.name for path in place.iterdir()}
    assert json.loads((place / "run.json").read_text(encoding="utf-8"))["studies"] == {}
    at_once = said("run", *small, "--out", str(tmp_path / "with"), "--report", "--json").json
    assert said("report", str(place)).code == 0
    assert (place / "report.html").read_bytes() == Path(at_once["report"]).read_bytes()
    left = said("compare", *small, "--out", str(tmp_path / "without"), "--no-report", "--json").json
    assert left["report"] is None
    assert left["digests"] == at_once["digests"]


def test_a_report_of_a_run_at_hand_makes_the_study_first(tmp_path: Path):
    made = gs.run("de_debtor_register", people=3000, days=10, seed=2, study_people=300)
    assert not made.studies
    page = gs.report(made, out=tmp_path / "report.html").read_text(encoding="utf-8")
    unstudied = gs.run("de_debtor_register", people=3000, days=10, seed=2, study_people=0)
    without = gs.report(unstudied, out=tmp_path / "without.html").read_text(encoding="utf-8")
    assert "at an end of their ranges" in page
    assert "at an end of their ranges" not in without


def test_a_change_is_told_and_reaches_what_it_names():
    path = "cn_court_defaulters/contest.take_up"
    comparison = gs.compare(ARMS, people=300, days=5, seed=1, study_people=0, set=[f"{path}=0.5"])
    cn, de = comparison.panels
    assert cn.arm("cn_court_defaulters").machine.periods[0].contest.take_up == 0.5
    assert de.arm("de_debtor_register").machine.periods[0].contest.take_up != 0.5
    assert f"--set {path}=0.5" in comparison.request.command


def test_a_missing_seed_is_drawn_printed_and_stored(tmp_path: Path):
    small = [word for word in SMALL if word not in {"--seed", "7"}]
    answer = said("run", "zz_null", *small, "--out", str(tmp_path / "drawn"), "--json")
    seed = answer.json["parameters"]["seed"]
    assert f"--seed {seed}" in answer.err
    assert f"--seed {seed}" in answer.json["parameters"]["command"]


def test_an_existing_run_is_kept_unless_told_otherwise(tmp_path: Path):
    place = str(tmp_path / "run")
    assert said("run", "zz_null", *SMALL, "--out", place).code == 0
    before = (tmp_path / "run" / "run.json").read_bytes()
    refused = said("run", "zz_null", *SMALL, "--out", place)
    assert (refused.code, refused.out) == (3, "")
    assert "--replace" in refused.err
    assert (tmp_path / "run" / "run.json").read_bytes() == before
    assert said("run", "zz_null", *SMALL, "--seed", "8", "--out", place, "--replace").code == 0
    assert b'"seed": 8' in (tmp_path / "run" / "run.json").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_without_a_place_each_run_gets_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert said("run", "zz_null", *SMALL).code == 0
    assert sorted(path.name for path in Path("runs").iterdir()) == ["zz_null-7", "zz_null-7-2"]


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "cannot be written")]
)
def test_a_full_or_read_only_disk_is_one_line_and_loses_nothing(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = tmp_path / "run"
    assert said("run", "zz_null", *SMALL, "--out", str(place)).code == 0
    before = (place / "run.json").read_bytes()

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_text", refuse)
    answer = said("run", "zz_null", *SMALL, "--out", str(place), "--replace")
    assert (answer.code, answer.out) == (3, "")
    assert words in answer.err
    assert (place / "run.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_refused_first(tmp_path: Path):
    tmp_path.chmod(0o500)
    answer = said("run", "zz_null", *SMALL, "--out", str(tmp_path / "run"))
    assert answer.code == 3
    assert "synthetic people in each arm" not in answer.err


def test_a_place_that_can_never_be_written_is_refused_first():
    with pytest.raises(StorageProblem):
        gs.run("zz_null", people=300, days=5, study_people=0, out="/proc/nowhere/run")


def test_ctrl_c_leaves_nothing_broken(tmp_path: Path):
    command = [sys.executable, "-m", "goodstanding", "run", "cn_court_defaulters", "--people", "300000"]
    command += ["--days", "3000", "--seed", "1", "--out", str(tmp_path / "run")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stderr
        lines: list[str] = []
        while not any("cn_court_defaulters" in line or "zz_null" in line for line in lines):
            lines.append(run.stderr.readline())
        time.sleep(0.5)
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert out == ""
    assert f"Stopped. To go on: goodstanding run --resume {tmp_path / 'run'}" in err
    assert "Traceback" not in err
    assert [path.name for path in tmp_path.iterdir()] == ["run.unfinished"]


def test_a_reader_that_leaves_early_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -m goodstanding show cn_rongcheng_residents --json | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
