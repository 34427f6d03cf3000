"""Findings as plain data for a file, and as lines for a reader; indicators, never a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from goodstanding.rules.clause import Status
from goodstanding.rules.given import Value
from goodstanding.rules.pivot import Flip
from goodstanding.rules.screen import Finding
from goodstanding.rules.trace import Node

WORDS: dict[Status, str] = {
    "violated": "indicators present",
    "undetermined": "needs a human",
    "conditioned": "a duty or right attaches",
    "satisfied": "indicators not found",
    "no_remedy": "no remedy here",
    "not_engaged": "not engaged",
}
"""What a reader sees for a status."""
VERIFY_NOTE = "harm in the model is unchanged"


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON can hold it."""
    return {
        "rule": finding.rule,
        "status": finding.status,
        "says": WORDS[finding.status],
        "law": finding.law,
        "clause": finding.clause,
        "text": finding.text,
        "path": finding.path,
        "in_force": finding.in_force,
        "dates": {
            "from": finding.since.isoformat() if finding.since else None,
            "until": finding.until.isoformat() if finding.until else None,
            "consolidated": finding.consolidated.isoformat() if finding.consolidated else None,
        },
        "doubt": finding.doubt,
        "why": finding.why,
        "unknown": list(finding.unknown),
        "flips": [_flip(finding, flip) for flip in finding.flips],
        "parts": list(finding.parts),
        "trace": _node(finding.trace),
    }


def _flip(finding: Finding, flip: Flip) -> dict[str, Any]:
    told = {
        "fact": flip.fact,
        "from": _plain(flip.old),
        "to": _plain(flip.new),
        "status": flip.status,
        "kind": flip.kind,
    }
    if flip.kind == "design change":
        return told
    return {**told, "note": VERIFY_NOTE, "still_engaged": list(finding.still_engaged(flip))}


def _plain(value: Value) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _node(node: Node) -> dict[str, Any]:
    told: dict[str, Any] = {"label": node.label, "truth": node.truth}
    if node.fact is not None:
        told |= {"fact": node.fact, "value": node.value, "origin": node.origin}
    elif node.origin:
        told["origin"] = node.origin
    if node.parts:
        told["parts"] = [_node(part) for part in node.parts]
    return told


def lines(findings: Iterable[Finding]) -> list[str]:
    """Text for a reader: law by law, every clause, "not engaged" as loud as the rest."""
    told: list[str] = []
    law = ""
    found = tuple(findings)
    for finding in found:
        if finding.law != law:
            law = finding.law
            told += ["", law]
        told.append(
            f"  {WORDS[finding.status].upper():<26}{finding.rule:<12}{finding.clause}{_dates(finding)}"
        )
        told.append(f"      {finding.text}")
        told += [f"      {line}" for line in _detail(finding)]
    return [*told, "", tally(found)]


def tally(findings: Sequence[Finding]) -> str:
    """How many clauses have each status, the worst first; an id that stands for several is not counted."""
    counts = Counter(finding.status for finding in findings if not finding.parts)
    told = (f"{word} {counts[status]}" for status, word in WORDS.items() if counts[status])
    return f"{counts.total()} clauses: {', '.join(told)}"


def _dates(finding: Finding) -> str:
    since = f"from {finding.since}" if finding.since else ""
    until = f"until {finding.until}" if finding.until else ""
    told = ", ".join(word for word in (since, until) if word)
    return f" ({told})" if told else ""


def _detail(finding: Finding) -> list[str]:
    told: list[str] = []
    if finding.path != "as stated" and finding.status != "not_engaged":
        told.append(f"on: {finding.path}")
    if not finding.in_force:
        told.append(finding.why)
    elif finding.status == "undetermined":
        told.append(f"{finding.doubt}{f': {finding.why}' if finding.why else ''}")
    if finding.unknown:
        told.append(f"ask next: {', '.join(finding.unknown)}")
    told += [f"would change with another design: {', '.join(names)}"] if (names := _designs(finding)) else []
    told += _verified(finding)
    return told


def _designs(finding: Finding) -> list[str]:
    return list(dict.fromkeys(flip.fact for flip in finding.flips if flip.kind == "design change"))


def _verified(finding: Finding) -> list[str]:
    """Facts to look at again: harm stays as it is, and some other laws reach the scheme all the same."""
    grouped: dict[tuple[str, ...], list[str]] = {}
    to_verify = [flip for flip in finding.flips if flip.kind == "fact to verify"]
    for name in dict.fromkeys(flip.fact for flip in to_verify):
        left = [finding.still_engaged(flip) for flip in to_verify if flip.fact == name]
        shared = tuple(title for title in left[0] if all(title in one for one in left))
        grouped.setdefault(shared, []).append(name)
    return [
        f"would change if the facts turn out other: {', '.join(names)} ({VERIFY_NOTE}; "
        f"{'still engaged: ' + '; '.join(shared) if shared else 'no other law here is sure to engage'})"
        for shared, names in grouped.items()
    ]
