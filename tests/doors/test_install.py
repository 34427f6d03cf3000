"""The wheel of this tree, in an empty environment, runs the main job from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the tree, offline."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=repo,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel, and of the source tree nothing; its dependencies come by a .pth
    file.
    """
    home = tmp_path_factory.mktemp("env")
    _run([sys.executable, "-m", "venv", "--without-pip", str(home)])
    site = next(home.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    dependencies = tmp_path_factory.mktemp("dependencies")
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "goodstanding" not in entry.name and not entry.name.endswith(".pth"):
            (dependencies / entry.name).symlink_to(entry)
    (site / "dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    return home / "bin" / "python"


def _run(command: list[str], cwd: Path | None = None) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_data_and_templates_and_nothing_else(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"goodstanding"}
    endings = {Path(name).suffix for name in names if name.startswith("goodstanding/")}
    assert {".py", ".yaml", ".typed"} <= endings
    assert any(name.startswith("goodstanding/reports/") and not name.endswith(".py") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_main_job_runs_from_another_folder(installed: Path, tmp_path: Path):
    where = _run([str(installed), "-c", "import goodstanding; print(goodstanding.__file__)"], cwd=tmp_path)
    assert str(installed.parent.parent) in where
    command = [
        str(installed),
        "-m",
        "goodstanding",
        "compare",
        "cn_rongcheng_residents",
        "cn_court_defaulters",
    ]
    command += [
        "de_debtor_register",
        "zz_ordinary_enforcement",
        "zz_null",
        "--people",
        "3000",
        "--days",
        "60",
        "--seed",
        "1",
    ]
    answer = json.loads(_run([*command, "--study-people", "0", "--out", "first", "--json"], cwd=tmp_path))
    report = Path(answer["report"])
    assert (tmp_path / report).read_text(encoding="utf-8").count("synthetic") > 5
