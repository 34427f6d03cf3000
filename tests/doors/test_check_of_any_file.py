"""`goodstanding check` of conducts, societies, behaviours and laws: by id, by path, wherever a file lies."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tests.doors.door import said

CATALOG = Path(str(files("goodstanding") / "catalog"))
LAW = Path(str(files("goodstanding") / "laws" / "us_glba.py"))
FILES = {
    "conducts/covid_test.yaml": ("topic: health", "topic: helth", "'health'"),
    "societies/SG.yaml": ("title:", "titel:", "'title'"),
    "behaviours/flat.yaml": ("link:", "lnik:", "'link'"),
}


@pytest.mark.parametrize("name", ["covid_test", "SG", "flat", "us_glba", "CN_firms", "cn_hangzhou_qianjiang"])
def test_an_id_of_any_kind_is_checked(name: str):
    answer = said("check", name)
    assert (answer.code, answer.out) == (0, "no problem found\n")


@pytest.mark.parametrize("inside", [True, False], ids=["in its folder", "alone"])
@pytest.mark.parametrize("file", FILES)
def test_a_wrong_file_says_where_and_what_is_meant(file: str, inside: bool, tmp_path: Path):
    old, new, meant = FILES[file]
    path = tmp_path / (file if inside else Path(file).name)
    path.parent.mkdir(exist_ok=True)
    text = (CATALOG / file).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert said("check", str(path)).out == "no problem found\n"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    answer = said("check", str(path))
    line = next(i for i, row in enumerate(text.splitlines(), 1) if row.startswith(old))
    assert answer.code == 1
    assert f"{path.name}:{line}:" in answer.out
    assert f"Did you mean {meant}?" in answer.out


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"GLBA.6821", "violated"', '"GLBA.6821", "violatd"', "Did you mean 'violated'?"),
        (
            '"GLBA.6821", "violated"',
            '"GLBA.6821", "satisfied"',
            "is answered 'violated', and says 'satisfied'",
        ),
        ('"GLBA.6821", "violated"', '"GLBA.682", "violated"', "Did you mean 'GLBA.6821'?"),
        ("LAW = Law(", "LAWS = Law(", "this file has no LAW"),
        ("from datetime import date", "from datetime import date)", "this is no Python"),
        ("LAW = Law(", "fact('accuracy_measure')\nLAW = Law(", "no fact 'accuracy_measure'"),
    ],
)
def test_a_wrong_law_is_told_as_any_file_is(old: str, new: str, says: str, tmp_path: Path):
    text = LAW.read_text(encoding="utf-8")
    path = tmp_path / "us_glba.py"
    path.write_text(text, encoding="utf-8")
    assert said("check", str(path)).out == "no problem found\n"
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    answer = said("check", str(path))
    assert answer.code == 1
    assert says in answer.out
    assert "Traceback" not in answer.out + answer.err
