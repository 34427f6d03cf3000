"""What the screen tells a form: for some rules, or for all, the status and the questions still open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodstanding.drafts.base import Told
from goodstanding.rules.clause import STATUSES
from goodstanding.rules.screen import Finding
from goodstanding.rules.show import WORDS

CAVEAT = "On the facts that the scheme file states, readings of the law being provisional:"
DUTIES = ("violated", "undetermined", "conditioned")
"""Statuses that an office has to look at."""


def clauses(findings: Iterable[Finding], *rules: str) -> Told | None:
    """What these rules answer; None where none of them is known; open where every one needs a human."""
    asked = [finding for finding in findings if finding.rule in rules]
    if not asked:
        return None
    return Told((CAVEAT,), tuple(map(line, asked)), open=all(item.status == "undetermined" for item in asked))


def engaged(findings: Sequence[Finding], *, laws: tuple[str, ...] = ()) -> Told:
    """Every clause that an office has to look at, worst first, and how many are not engaged.

    `laws`: beginnings of rule ids; left out: every law. Answers for several clauses are left out.
    """
    single = [
        finding for finding in findings if not finding.parts and (not laws or finding.rule.startswith(laws))
    ]
    to_see = [finding for status in DUTIES for finding in single if finding.status == status]
    counts = [
        f"{WORDS[status]}: {count}"
        for status in STATUSES
        if (count := sum(finding.status == status for finding in single))
    ]
    asked = f"{len(single)} clauses were asked ({'; '.join(counts)})."
    return Told((CAVEAT, asked), tuple(map(line, to_see)))


def line(finding: Finding) -> str:
    """A finding in one line."""
    told = f"{finding.law}, {finding.clause} [{finding.rule}]: {WORDS[finding.status]}"
    if finding.status != "not_engaged" and finding.path != "as stated":
        told += f", on {finding.path}"
    if not finding.in_force:
        told += f"; {finding.why}"
    return f"{told}; to be asked: {', '.join(finding.unknown)}" if finding.unknown else told
