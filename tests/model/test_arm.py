"""The arm grammar."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.model.arm import Arm, parse_arm
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from tests.model.written import GOOD, good_catalog


@pytest.mark.parametrize(
    ("text", "arm"),
    [
        ("zz_null", Arm("zz_null", "zz_null")),
        ("cn_rongcheng_residents@2016", Arm("cn_rongcheng_residents@2016", "cn_rongcheng_residents", "2016")),
        ("a@2021-06", Arm("a@2021-06", "a", "2021-06")),
        ("a@as_described", Arm("a@as_described", "a_as_described")),
        ("a@2021-06-18", Arm("a@2021-06-18", "a", "2021-06-18")),
        ("my/schemes/a", Arm("my/schemes/a", "my/schemes/a")),
        ("./a/scheme.yaml@2021", Arm("./a/scheme.yaml@2021", "./a/scheme.yaml", "2021")),
    ],
)
def test_arms(text: str, arm: Arm):
    assert parse_arm(text) == arm


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "'' is not an arm"),
        ("a@", "'a@' is not an arm"),
        ("@2021", "'@2021' is not an arm"),
        ("a b", "'a b' is not an arm"),
        ("a+", "'a+' is not an arm"),
        ("a@soon", "'soon' is not a date"),
        ("a@2021-6", "'2021-6' is not a date"),
        ("a+notice", "a scheme alone is asked for, without safeguards or laws"),
        ("a@2021+eu_ai_act:5", "a scheme alone is asked for, without safeguards or laws"),
    ],
)
def test_what_is_no_arm(text: str, says: str):
    with pytest.raises(RequestProblem) as caught:
        parse_arm(text)
    assert caught.value.problems[0].message.startswith(says)
    assert caught.value.problems[0].hint


def test_an_unknown_id():
    with pytest.raises(
        RequestProblem, match=r"no scheme 'cn_court_defaulter'\n *Did you mean 'cn_court_defaulters'"
    ):
        make_cases(builtin_catalog(), ["cn_court_defaulter"])


def test_a_path_names_a_scheme(monkeypatch: pytest.MonkeyPatch):
    folder = GOOD / "schemes" / "aa_good"
    catalog = good_catalog()
    assert (
        catalog.scheme(str(folder))
        == catalog.scheme(str(folder / "scheme.yaml"))
        == catalog.scheme("aa_good")
    )
    monkeypatch.chdir(folder.parent)
    assert catalog.scheme("./aa_good").id == catalog.scheme("aa_good/scheme.yaml").id == "aa_good"


def test_a_path_that_leads_nowhere(tmp_path: Path):
    with pytest.raises(
        Exception, match=r"nothing/scheme\.yaml: cannot read the file: No such file or directory"
    ):
        builtin_catalog().scheme(str(tmp_path / "nothing"))


def test_a_folder_of_ones_own_comes_first():
    catalog = builtin_catalog(GOOD)
    assert "aa_good" in catalog.scheme_ids()
    assert "zz_null" in catalog.scheme_ids()
    assert catalog.behaviour("default").title == "Plain"
    with pytest.raises(RequestProblem, match="no catalogue folder"):
        builtin_catalog(GOOD / "nothing")
