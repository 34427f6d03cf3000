"""`goodstanding draft`: prints the share, writes whole or not at all, refuses plainly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import goodstanding as gs
from goodstanding.core.errors import RequestProblem, StorageProblem
from tests.doors.door import SMALL, said
from tests.drafts.made import FORMS, SCHEME
from tests.results.lived import comparison


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "small"
    assert said("run", SCHEME, *SMALL, "--out", str(folder)).code == 0
    return folder


def test_it_writes_the_file_and_prints_the_share(tmp_path: Path, run: Path):
    out = tmp_path / "deep" / "pia.json"
    told = said("draft", SCHEME, "--as", "cnil_pia", "--run", str(run), "-o", str(out))
    assert (told.code, told.err) == (0, "")
    found = gs.draft(SCHEME, form="cnil_pia", run=run)
    assert out.read_text(encoding="utf-8") == found.text
    assert f"{found.filled} of {found.fields} fields filled ({found.share:.0%})" in told.out
    assert "not complete" in told.out
    assert "123 supporting assets" in told.out


def test_json_says_how_far_it_is(tmp_path: Path, run: Path):
    out = tmp_path / "a.html"
    told = said("draft", SCHEME, "--as", "fria", "--run", str(run), "-o", str(out), "--json").json
    assert told["complete"] is False
    assert told["share"] == pytest.approx(told["filled"] / told["fields"])
    assert told["open"]
    assert out.is_file()


def test_a_folder_and_a_comparison_give_the_same_draft(tmp_path: Path):
    from goodstanding.runs import keep

    folder = keep(comparison(), tmp_path / "run", replace=False)
    for form in FORMS:
        assert (
            gs.draft(SCHEME, form=form, run=folder).text == gs.draft(SCHEME, form=form, run=comparison()).text
        )


def test_a_draft_that_is_there_is_kept_unless_told_otherwise(tmp_path: Path):
    out = tmp_path / "a.html"
    out.write_text("filled in by a person", encoding="utf-8")
    told = said("draft", SCHEME, "--as", "fria", "-o", str(out))
    assert told.code == 3
    assert "--replace" in told.err
    assert out.read_text(encoding="utf-8") == "filled in by a person"
    assert said("draft", SCHEME, "--as", "fria", "-o", str(out), "--replace").code == 0
    assert out.read_text(encoding="utf-8") != "filled in by a person"


def test_an_unknown_form_is_refused_with_what_there_is():
    told = said("draft", SCHEME, "--as", "cnil_pi")
    assert told.code == 2
    assert "Did you mean 'cnil_pia'?" in told.err


def test_a_run_of_another_scheme_is_refused(run: Path):
    with pytest.raises(
        RequestProblem, match=r"no arm of 'de_debtor_register'(.|\n)*It has cn_court_defaulters"
    ):
        gs.draft("de_debtor_register", form="fria", run=run)


def test_a_torn_run_is_refused(tmp_path: Path, run: Path):
    import shutil

    torn = tmp_path / "torn"
    shutil.copytree(run, torn)
    record = json.loads((torn / "run.json").read_text(encoding="utf-8"))
    del record["metrics"]
    (torn / "run.json").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(StorageProblem, match=r"run.json is not as expected"):
        gs.draft(SCHEME, form="fria", run=torn)
    assert said("draft", SCHEME, "--as", "fria", "--run", str(tmp_path)).code == 3


def test_a_file_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path):
    (tmp_path / "file").write_text("earlier", encoding="utf-8")
    told = said("draft", SCHEME, "--as", "atrs", "-o", str(tmp_path / "file" / "a.json"))
    assert told.code == 3
    assert "Error:" in told.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
