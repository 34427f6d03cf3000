"""`compare` of a joined scheme beside its parts says what joining adds, and to whom."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from goodstanding.cli import group
from tests.model.test_compose import joined

SHORT = ["--people", "4000", "--days", "150", "--seed", "7", "--start", "2024-01-01", "--no-report"]


def compared(out: Path, *words: str) -> str:
    said = CliRunner().invoke(group, ["compare", *words, *SHORT, "--out", str(out / "run")])
    assert said.exit_code == 0, said.output
    return said.stdout


def test_lists_that_nothing_ties_add_no_day(tmp_path: Path):
    ids = ("cn_court_defaulters", "cn_joint_travel_bans")
    said = compared(tmp_path, "cn_joint_punishment", *ids)
    assert "cn_joint_punishment, beside what it joins" in said
    assert "joining adds no day" in said
    alone = compared(tmp_path / "one", "cn_joint_punishment", ids[0])
    assert "beside what it joins" not in alone


def test_a_safeguard_does_for_each_what_it_does_alone(tmp_path: Path):
    arms = [f"{id}+access" for id in ("cn_joint_punishment", "cn_court_defaulters", "cn_joint_travel_bans")]
    often = ("--set", "contests.list.take_up=1", "--set", "cn_court_defaulters/contest.take_up=1")
    (one,) = json.loads(compared(tmp_path, *arms, *often, "--json"))["joined"]
    assert one["added"] == 0 < one["days"]


def test_pooled_records_are_an_interaction_that_is_printed(tmp_path: Path):
    ids = ("de_debtor_register", "de_schufa")
    (one,) = json.loads(compared(tmp_path, "de_register_and_score", *ids, "--json"))["joined"]
    assert set(one["alone"]) == set(ids)
    assert one["added"] == one["days"] - sum(part["days"] for part in one["alone"].values())
    assert one["added"] > 0, "the bureau now sees every debt that the register does"


def test_ratings_side_by_side_are_each_as_alone(tmp_path: Path):
    ids = ("us_esg_ratings", "us_esg_ratings_as_described")
    more = "without: [responses.us_esg_ratings_as_described_reporting]\n"
    joined(tmp_path, f"[{', '.join(ids)}]", more, id="us_joined")
    words = ("us_joined", *ids, "--catalog", str(tmp_path), "--json")
    (one,) = json.loads(compared(tmp_path, *words))["joined"]
    assert one["added"] == 0 < one["days"]
    assert one["whom"] == "firms"
    assert one["once"] == one["subjects"]
