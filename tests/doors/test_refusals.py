"""Bad requests: one clear message on standard error, the promised exit code, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.core.errors import RequestProblem
from tests.doors.door import SMALL, said

REFUSED = {
    ("compare", "cn_court_defaulter"): "Did you mean 'cn_court_defaulters'?",
    ("compare", "cn_court_defaulters+eu_ai_act:5x"): "has no clause '5x'",
    ("compare", "cn_court_defaulters@last_year"): "last_year",
    ("compare", "cn_court_defaulters@as_described"): "as_described",
    ("compare", ""): "is not an arm",
    ("run", "zz_null", "--society", "CM"): "CM",
    ("run", "us_esg_ratings", "--society", "CN_firms"): "which society CN_firms has not",
    ("run", "zz_null", "--behaviour", "defualt"): "Did you mean 'default'?",
    ("run", "zz_null", "--people", "0"): "--people",
    ("run", "zz_null", "--people", "many"): "--people",
    ("run", "zz_null", "--people", "99999999999"): "people is 99999999999",
    ("run", "zz_null", "--days", "40000"): "days is 40000",
    ("run", "zz_null", "--seed", "-1"): "--seed",
    ("run", "zz_null", "--start", "2024-02-30"): "2024-02-30",
    ("run", "zz_null", "--start", "9999-12-30"): "after the last date there is",
    ("run", "zz_null", "--peple", "10"): "--people",
    ("run", "cn_court_defaulters", "--set", "contest.take_op=0.3"): "Did you mean 'contest.take_up'?",
    ("run", "cn_court_defaulters", "--set", "contest.take_up=3"): "out of range",
    ("run", "cn_court_defaulters", "--set", "contest.take_up=few"): "is a number",
    ("run", "cn_court_defaulters", "--set", "contest.take_up"): "contest.take_up",
    ("run", "cn_court_defaulters", "--set", "nobody/contest.take_up=0.1"): "no arm 'nobody'",
    ("run", "zz_null", "--catalog", "/no/such/folder"): "/no/such/folder",
    ("runn", "zz_null"): "runn",
    ("show", "cn_rongcheng"): "no scheme 'cn_rongcheng'",
    ("check", "cn_rongcheng"): "no scheme, conduct, society, behaviour, pair or law 'cn_rongcheng'",
    ("check", "us_fcr"): "Did you mean 'us_fcra'?",
    ("check", "mine/scheme.yaml"): "no file 'mine/scheme.yaml'",
    ("new", "scheme", "Mine"): "cannot be a scheme's id",
    ("new", "law", "eu_ai_act"): "law",
    ("schema", "conducts"): "Did you mean 'conduct'?",
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_a_bad_request_is_refused_in_plain_words(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    answer = said(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert REFUSED[arguments] in answer.err
    assert "Traceback" not in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [("life", "gone", "3"), ("report", "gone")], ids=" ".join)
def test_what_is_no_run_folder_is_refused(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    answer = said(*arguments)
    assert (answer.code, answer.out) == (3, "")
    assert "not a run folder" in answer.err


def test_an_existing_folder_is_refused_before_anything_runs(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    for extra in ((), ("--replace",)):
        answer = said("run", "zz_null", *SMALL, "--out", str(tmp_path), *extra)
        assert answer.code == 3
        assert "synthetic people in each arm" not in answer.err
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_python_refuses_with_the_same_words():
    with pytest.raises(RequestProblem, match="not a date"):
        gs.run("zz_null", start="yesterday")
    with pytest.raises(RequestProblem, match="whole number") as caught:
        gs.run("zz_null", people=0, days=-1)
    assert len(caught.value.problems) == 2
    with pytest.raises(RequestProblem, match="Allowed: scheme"):
        gs.new("eu_ai_act", kind="law")
