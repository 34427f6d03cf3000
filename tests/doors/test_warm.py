"""Compiling ahead: what it says, what it leaves, and that nothing compiled is ever stale."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goodstanding.core import compile
from tests.doors.door import SMALL, said


def aside(code: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a fresh interpreter in `folder` says to `code`."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_compiled_once_is_not_compiled_again():
    first, second = said("warm"), said("warm")
    assert first.code == second.code == 0
    assert second.out.startswith("Nothing to do")
    assert str(compile.kept_in()) in second.out
    assert second.err == ""
    assert compile.is_compiled()


def test_an_entry_is_compiled_by_the_first_that_names_it(tmp_path: Path):
    one, other = compile.Share(tmp_path), compile.Share(tmp_path)
    assert [one.has("a"), other.has("a"), one.has("a")] == [True, False, True]
    assert [other.has("b"), one.has("b")] == [True, False]


def _count(total: Any) -> None:
    total[0] += 1


def test_what_another_process_has_is_passed_over_while_the_work_is_shared():
    count, total = compile.entry(_count), np.zeros(1, np.int64)
    with compile.sharing() as environment:
        (Path(environment[compile.HELPS]) / f"{__name__}._count").touch()
        count(total)
        assert total[0] == 0
    count(total)
    assert total[0] == 1


def test_a_cold_run_says_what_it_is_doing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def line_of(compiled: bool, name: str) -> bool:
        monkeypatch.setattr(compile, "is_compiled", lambda: compiled)
        answer = said("run", "zz_null", *SMALL, "--out", str(tmp_path / name))
        assert answer.code == 0
        return answer.err.startswith("Compiling the engine for this processor")

    assert line_of(False, "cold")
    assert not line_of(True, "warm")


def test_a_cache_that_cannot_be_written_is_named(repo: Path, tmp_path: Path):
    occupied = tmp_path / "file"
    occupied.write_text("", encoding="utf-8")
    code = "from goodstanding.cli import main; main(['warm'])"
    done = aside(code, repo, GOODSTANDING_CACHE=str(occupied))
    assert done.returncode == 3
    assert "GOODSTANDING_CACHE" in done.stderr
    assert "Traceback" not in done.stderr


def test_with_compilation_off_there_is_nothing_to_warm(repo: Path):
    code = "from goodstanding.cli import main; main(['warm'])"
    done = aside(code, repo, NUMBA_DISABLE_JIT="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "switched off" in done.stdout


@pytest.mark.parametrize("helper", ["engine/lists.py", "engine/draws.py", "mechanisms/decide.py"])
def test_an_edited_helper_has_a_cache_of_its_own(helper: str, repo: Path, tmp_path: Path):
    """Numba alone would go on with the old code of whoever calls it from another file."""
    shutil.copytree(repo / "goodstanding", tmp_path / "goodstanding", ignore=lambda *_: ["__pycache__"])
    code = "from goodstanding.core.compile import cache_folder, kept_in; print(cache_folder(), kept_in())"

    def folders() -> str:
        done = aside(code, tmp_path, GOODSTANDING_CACHE=str(tmp_path / "cache"))
        assert done.returncode == 0, done.stderr
        return done.stdout

    before = folders()
    assert folders() == before
    file = tmp_path / "goodstanding" / helper
    file.write_text(file.read_text(encoding="utf-8") + "\nEDITED = 1\n", encoding="utf-8")
    assert set(folders().split()).isdisjoint(before.split())
