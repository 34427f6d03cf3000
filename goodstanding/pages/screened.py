"""One self-contained page about one scheme, or facts as stated, put to every law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from goodstanding.pages.matrix import MEANS, environment, style
from goodstanding.rules.clause import STATUSES, Status
from goodstanding.rules.pivot import Flip
from goodstanding.rules.screen import Finding
from goodstanding.rules.show import VERIFY_NOTE, WORDS
from goodstanding.rules.trace import Node

TRUTHS = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True, slots=True)
class Heading:
    """What was screened. `asked_on`: the day, or "" for each clause as it reads once in force."""

    title: str
    place: str = ""
    summary: str = ""
    reading: str = ""
    asked_on: str = ""


def screened_html(heading: Heading, findings: Sequence[Finding]) -> str:
    """The page; roll-ups, which repeat their clauses, are left out."""
    own = [finding for finding in findings if not finding.parts]
    by_status = {status: [one for one in own if one.status == status] for status in STATUSES}
    return (
        environment()
        .get_template("screened.html.j2")
        .render(
            style=style(),
            heading=heading,
            by_status=by_status,
            loud=[status for status in STATUSES if status != "not_engaged"],
            aside=_by_law(by_status["not_engaged"]),
            words=WORDS,
            means=MEANS,
            note=VERIFY_NOTE,
            changes=_changes,
            shown=_shown,
            truths=TRUTHS,
        )
    )


def _by_law(found: Sequence[Finding]) -> dict[str, list[Finding]]:
    laws: dict[str, list[Finding]] = {}
    for finding in found:
        laws.setdefault(finding.law, []).append(finding)
    return laws


def _changes(finding: Finding, kind: str) -> list[str]:
    """Other values of single facts and what they lead to, one line a fact; of a fact to verify also the other
    laws that engage all the same.
    """
    told: dict[tuple[str, Status], list[Flip]] = {}
    for flip in finding.flips:
        if flip.kind == kind:
            told.setdefault((flip.fact, flip.status), []).append(flip)
    return [
        f"{fact}: {_some([_value(flip) for flip in same])} → {WORDS[status]}{_still(finding, same)}"
        for (fact, status), same in told.items()
    ]


def _some(words: list[str], most: int = 6) -> str:
    return ", ".join(words[:most]) + (" ..." if len(words) > most else "")


def _still(finding: Finding, same: list[Flip]) -> str:
    if same[0].kind == "design change":
        return ""
    first, *others = [finding.still_engaged(flip) for flip in same]
    shared = [law for law in first if all(law in other for other in others)]
    return f"; still engaged: {', '.join(shared)}" if shared else "; no other law here is sure to engage"


def _value(flip: Flip) -> str:
    return _plain(sorted(flip.new) if isinstance(flip.new, frozenset) else flip.new)


def _shown(node: Node) -> str:
    """What a leaf of the tree looked at, and where that came from."""
    if node.fact is None:
        return node.origin
    value = "" if node.value is None else f" = {_plain(node.value)}"
    return f"{node.fact}{value} ({node.origin})"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(str(item) for item in cast('list[object]', value))}]"
    return f"{value:g}" if isinstance(value, float) else str(value)
