"""The arm grammar: `ID[@DATE|@as_described][+SAFEGUARD_OR_LAW[:CLAUSE]]...`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.core.errors import Problem, RequestProblem
from goodstanding.model.timeline import last_day

AS_DESCRIBED = "as_described"
_GRAMMAR = "Write ID, ID@2021-06 (the file as of a date) or the path of a scheme.yaml."


@dataclass(frozen=True, slots=True)
class Arm:
    """A scheme in one version, with protections.

    `scheme`: an id or a path; `version`: a day, month or year as written, or None for the calendar of the
    run.
    """

    text: str
    scheme: str
    version: str | None = None
    protections: tuple[str, ...] = ()


def parse_arm(text: str) -> Arm:
    """The arm that a text names. `ID@as_described` is the entry ID_as_described beside ID.

    Raises RequestProblem for what is not the grammar, and for what no file has yet.
    """
    base, *protections = text.split("+")
    scheme, at, version = base.partition("@")
    if not scheme or (at and not version) or "" in protections:
        raise RequestProblem(Problem(f"'{text}' is not an arm", hint=_GRAMMAR))
    if protections:
        hint = f"Leave out '+{'+'.join(protections)}'."
        raise RequestProblem(Problem("no safeguard or law is available in this version", hint=hint))
    if version == AS_DESCRIBED:
        scheme, at, version = f"{scheme}_{AS_DESCRIBED}", "", ""
    if at:
        last_day(version)
    if not re.fullmatch(r"[^\s@=]+|\S.*(/|\\|\.ya?ml)\S*", scheme):
        raise RequestProblem(Problem(f"'{text}' is not an arm", hint=_GRAMMAR))
    return Arm(text, scheme, version or None)
