"""The command line called as a function: its exit code, and what it printed where."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

from goodstanding.cli import outcome

SMALL = ("--people", "400", "--days", "20", "--seed", "7", "--study-people", "0")
"""Options of a run that takes no time."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a call of the command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document that it must be."""
        return json.loads(self.out)


def said(*arguments: str) -> Said:
    """Call `goodstanding` with `arguments`."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = outcome(list(arguments))
    return Said(code, out.getvalue(), err.getvalue())
