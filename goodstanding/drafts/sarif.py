"""A screen as SARIF 2.1.0, which code hosts and editors show beside the scheme file.

Legal doubt is `review` or `open`, never a pass; indicators present are a `fail` at the level of a warning.
Answers for several clauses are left out: their clauses stand for themselves.
"""

from __future__ import annotations

import re
from typing import Any

from goodstanding import __version__
from goodstanding.core.registry import walk
from goodstanding.drafts._law import line
from goodstanding.drafts._write import as_json
from goodstanding.drafts.base import OPENING, Answer, Form, Source, Told, answer
from goodstanding.rules.clause import Clause, Law, Status
from goodstanding.rules.screen import Finding
from goodstanding.rules.show import as_data

FORM = Form("sarif", "Findings of a screen", "SARIF 2.1.0", ".sarif")
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
KINDS: dict[Status, str] = {
    "violated": "fail",
    "conditioned": "informational",
    "satisfied": "pass",
    "no_remedy": "informational",
    "not_engaged": "notApplicable",
}
"""Status -> kind of a result; what is undetermined depends on why."""
PAGES = "docs/laws"
"""Where the page of a law lies, from the root of the repository."""
BASE = "SCHEMES"
ABOUT = "Clauses that a described scheme engages: indicators, never a verdict; readings provisional."


def answers(source: Source) -> tuple[Answer, ...]:
    """One field a clause; a clause that needs a human is not filled."""
    return tuple(_answer(finding) for finding in _single(source))


def write(source: Source, found: tuple[Answer, ...]) -> str:
    """The log: one run, a rule for every clause asked, a result for each."""
    single = _single(source)
    rules = _rules()
    order = {finding.rule: index for index, finding in enumerate(single)}
    filled = sum(item.filled for item in found)
    return as_json(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "Good Standing",
                            "version": __version__,
                            "shortDescription": {"text": ABOUT},
                            "rules": [_rule(*rules[finding.rule]) for finding in single],
                        }
                    },
                    "originalUriBaseIds": {
                        BASE: {"description": {"text": "The folder that holds the folder of the scheme."}}
                    },
                    "results": [_result(source, finding, order[finding.rule]) for finding in single],
                    "properties": {
                        "about": source.stamp,
                        "complete": not any(item.human for item in found),
                        "answered": filled,
                        "asked": len(found),
                    },
                }
            ],
        }
    )


def _single(source: Source) -> tuple[Finding, ...]:
    return tuple(finding for finding in source.findings if not finding.parts)


def _answer(finding: Finding) -> Answer:
    if finding.status != "undetermined":
        return answer(finding.rule, finding.clause, Told((f"{line(finding)}.",)))
    asked = f"; to be asked: {', '.join(finding.unknown)}" if finding.unknown else ""
    why = finding.why or f"{finding.doubt}"
    return answer(finding.rule, finding.clause, human=f"{why}{asked}")


def _rules() -> dict[str, tuple[Clause, Law, str]]:
    """Rule id -> its clause, its law and the name of the law's file."""
    found: dict[str, tuple[Clause, Law, str]] = {}
    for name, module in walk("goodstanding.laws").items():
        law: Law = module.LAW
        found |= {clause.id: (clause, law, name) for clause in law.clauses}
    return found


def _rule(clause: Clause, law: Law, file: str) -> dict[str, Any]:
    page = f"{PAGES}/{file}.md"
    return {
        "id": clause.id,
        "shortDescription": {"text": f"{law.title}, {clause.cite}"},
        "fullDescription": {"text": clause.text},
        "help": {
            "text": f"See {page}, {clause.id}",
            "markdown": f"[{law.title}, {clause.cite}]({page}#{_anchor(clause)})",
        },
        "properties": {
            "page": page,
            "law": law.cite,
            "provisional": law.provisional,
            "confidence": clause.confidence,
            "inForceFrom": clause.in_force.isoformat() if clause.in_force else None,
            "inForceUntil": clause.until.isoformat() if clause.until else None,
        },
    }


def _anchor(clause: Clause) -> str:
    """Where the clause's heading stands on the page of its law, as Markdown pages name their headings."""
    heading = f"{clause.id}: {clause.cite}".lower()
    return re.sub(r"[^\w\- ]", "", heading).replace(" ", "-")


def _result(source: Source, finding: Finding, index: int) -> dict[str, Any]:
    kind = _kind(finding)
    told = as_data(finding)
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": kind,
        "level": "warning" if kind == "fail" else "none",
        "message": {"text": f"{OPENING}. {line(finding)}. {finding.text}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": f"{source.scheme.id}/scheme.yaml", "uriBaseId": BASE}
                },
                "logicalLocations": _places(source, finding),
            }
        ],
        "partialFingerprints": {"schemeRulePath/v1": f"{source.scheme.id}/{finding.rule}/{finding.path}"},
        "properties": {key: told[key] for key in ("status", "doubt", "why", "unknown", "flips")},
    }


def _kind(finding: Finding) -> str:
    """A judgment, or authorities that split, need a review; a fact that nobody stated leaves it open."""
    if finding.status == "undetermined":
        return "review" if finding.doubt in ("judgment needed", "contested law") else "open"
    return KINDS[finding.status]


def _places(source: Source, finding: Finding) -> list[dict[str, str]]:
    """Feed, purpose and consequence that the finding is about, as pointers into the scheme file."""
    way = next((way for way in source.paths if way.name == finding.path), None)
    named = (
        []
        if way is None
        else [
            ("feeds", way.feed),
            ("facts/purposes", way.purpose),
            ("consequences", way.consequence),
        ]
    )
    return [{"name": id, "fullyQualifiedName": f"/{part}/{id}", "kind": "object"} for part, id in named if id]
