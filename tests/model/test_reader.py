"""Strict YAML: what words are, what is refused, and how a problem is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goodstanding.core import registry
from goodstanding.core.errors import (
    FileProblem,
    GoodStandingError,
    Problem,
    RequestProblem,
    StorageProblem,
    did_you_mean,
    offer,
)
from goodstanding.model.files import located
from goodstanding.model.reader import parse

PATH = Path("x.yaml")


def read(text: str) -> Any:
    root, problems = parse(text, PATH)
    assert problems == []
    assert root is not None
    return root.plain()


def said(text: str) -> list[str]:
    _, problems = parse(text, PATH)
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("NO", "NO"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-10", -10),
        ("+7", 7),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1e-3", 0.001),
        (".5", 0.5),
        ("5.", 5.0),
        ("1.5E+2", 150.0),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2021-06-18", "2021-06-18"),
        ("11-15", "11-15"),
        ("1.2.3", "1.2.3"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ('"~"', "~"),
    ],
)
def test_words(word: str, value: Any):
    found = read(f"a: {word}")["a"]
    assert found == value
    assert type(found) is type(value)


def test_lists_mappings_and_keys_are_plain():
    assert read("1: a\nno: [1, {b: c}]\n'on': >-\n  two\n  lines\n") == {
        "1": "a",
        "no": (1, {"b": "c"}),
        "on": "two lines",
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &x 1\nb: *x\n", ["1:4: anchor '&x' is not used here", "2:4: alias '*x' is not used here"]),
        ("a: !!int 1\n", ["1:4: tag '!!int' is not used here"]),
        ("a: !thing 1\n", ["1:4: tag '!thing' is not used here"]),
        ("<<: {a: 1}\n", ["1:1: merge key '<<' is not used here"]),
        ("a: 1\nb: 2\na: 3\n", ["3:1: key 'a' is written twice; the first is on line 1"]),
        ("a: {b: 1, b: 2}\n", ["1:11: key 'b' is written twice; the first is on line 1"]),
        ("a:\nb: ~\nc: null\n", [f"{n}:1: nothing is written here" for n in (1, 2, 3)]),
        ("a: [1, ~]\n", ["1:8: nothing is written here"]),
        ("? [a]\n: 1\n", ["1:3: a key must be a word"]),
        ("*a : 1\n", ["1:1: alias '*a' is not used here"]),
        ("- a\n", ["1:1: the file must be a mapping: keys with values"]),
        ("", ["1:1: the file is empty"]),
        ("# only a comment\n", ["1:1: the file is empty"]),
        ("a: 1\n---\nb: 2\n", ["2:1: a second document starts here"]),
        ("a:\n\t- 1\n", ["2:1: not YAML"]),
        ("a: [1, 2\nb: 3\n", ["1:4: not YAML: a bracket opens here and is not closed as it should be"]),
        ("a: 'b\nc: d\n", ["1:4: not YAML: a quote opens here and is not closed as it should be"]),
        ("a: b: c\n", ["1:5: not YAML"]),
        ("a: \x01\n", ["1:1: not YAML: a character that no text file should hold"]),
        ("a: " + "[" * 200 + "]" * 200 + "\n", ["1:34: nested deeper than 30 levels"]),
        (
            "a: *x\nb: [1\n",
            [
                "1:4: alias '*x' is not used here",
                "2:4: not YAML: a bracket opens here and is not closed as it should be",
            ],
        ),
    ],
)
def test_refused(text: str, says: list[str]):
    assert said(text) == says


def test_a_tab_is_named():
    _, (problem,) = parse("a:\n\t- 1\n", PATH)
    assert problem.hint == "Indent with spaces, not with a tab."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a: \xff\n", "not UTF-8 text"),
        (b"a: 1\n" * 1_000_000, "the file is larger than 4 MB"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, says: str, tmp_path: Path):
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    root, (problem,) = located(path)
    assert root is None
    assert (problem.message, problem.path) == (says, path)
    assert located(tmp_path)[1][0].message.startswith("cannot read the file: ")


def test_a_file_is_read_anew_when_its_text_changes(tmp_path: Path):
    path = tmp_path / "x.yaml"
    for value in (1, 2, 1):
        path.write_text(f"a: {value}\n", encoding="utf-8")
        root, _ = located(path)
        assert root is not None
        assert root.plain() == {"a": value}


def test_a_problem_shows_its_line_with_a_caret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    problem = Problem(
        "unknown key 'colour'", tmp_path / "x.yaml", 12, 5, "    colour: red", "Allowed here: title.", 6
    )
    assert str(problem) == (
        "x.yaml:12:5: unknown key 'colour'\n"
        "   12 |     colour: red\n"
        "      |     ^^^^^^\n"
        "      Allowed here: title."
    )  # fmt: skip
    assert str(Problem("no arm 'x'")) == "no arm 'x'"
    assert str(Problem("cannot read", Path("/a/x.yaml"))) == "/a/x.yaml: cannot read"


def test_a_long_line_is_shown_around_its_mark():
    text = "x" * 300 + "colour" + "y" * 300
    shown = str(Problem("unknown", Path("x.yaml"), 1, 301, text, None, 6)).split("\n")
    assert len(shown[1]) < 150
    assert shown[1][shown[2].index("^") : shown[2].rindex("^") + 1] == "colour"


def test_errors_hold_every_problem_and_an_exit_code():
    error = FileProblem([Problem("one"), Problem("two")])
    assert [problem.message for problem in error.problems] == ["one", "two"]
    assert str(error) == "one\ntwo"
    assert (error.exit_code, RequestProblem("x").exit_code, StorageProblem("x").exit_code) == (2, 2, 3)
    assert issubclass(StorageProblem, GoodStandingError)


def test_did_you_mean():
    assert did_you_mean("enforcd", ["enforced", "title"]) == "Did you mean 'enforced'?"
    assert did_you_mean("CN", ["cn", "de"]) == "Did you mean 'cn'?"
    assert did_you_mean("colour", ["enforced", "title"]) == ""


def test_a_word_that_is_meant_is_named_alone_among_many():
    many = [f"entry_{i:02}" for i in range(30)]
    assert offer("entri_07", many) == "Did you mean 'entry_07'?"
    assert offer("entri_1", ["entry_1", "other"]) == "Did you mean 'entry_1'? Allowed: entry_1, other."
    assert offer("xyz", many, most=2) == "Allowed: entry_00, entry_01 and 28 more."
    assert offer("xyz", []) == ""


def test_plug_ins_are_found_by_walking():
    found = registry.walk("goodstanding.metrics")
    assert "debts_performed" in found
    assert "base" not in found
    assert list(found) == sorted(found)
    assert registry.get("goodstanding.metrics", "debts_performed").METRIC.id == "debts_performed"
    assert dict(registry.walk("goodstanding.nothing")) == {}
    with pytest.raises(RequestProblem, match=r"no metric 'debt_performed'\n *Did you mean 'debts_performed'"):
        registry.get("goodstanding.metrics", "debt_performed")
