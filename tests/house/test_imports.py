"""Help comes at once: nothing heavy is imported before it is needed (imports are counted, not seconds)."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "numpy",
    "numba",
    "llvmlite",
    "polars",
    "altair",
    "narwhals",
    "scipy",
    "pydantic",
    "jinja2",
    "vl_convert",
    "yaml",
    "rich",
}


def loaded(code: str) -> set[str]:
    """The top-level packages that a fresh interpreter holds after `code`."""
    tops = "sorted({m.split('.')[0] for m in sys.modules})"
    report = f"{code}\nimport sys, json\nsys.stderr.write(json.dumps({tops}))"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr))


@pytest.mark.parametrize(
    "code",
    [
        "import goodstanding",
        "import goodstanding.cli",
        "from goodstanding.cli import group\ngroup(['--help'], standalone_mode=False)",
        "from goodstanding.cli import group\ngroup(['compare', '--help'], standalone_mode=False)",
        "from goodstanding.cli import group\ngroup(['--version'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_imported(code: str):
    assert loaded(code) & HEAVY == set()


def test_a_verb_does_import_it():
    assert "pydantic" in loaded("import goodstanding\ngoodstanding.schemes")
