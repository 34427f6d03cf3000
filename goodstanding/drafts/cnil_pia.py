"""A privacy impact assessment in the JSON that the CNIL's PIA program opens (version 4.1.0).

Question ids and shapes are that program's; its texts are not copied. Impacts that have no slot of their own
(chilling, exclusion, differences between groups) are told under 213 and 214 and as measures.
"""

from __future__ import annotations

from typing import Any

from goodstanding.drafts import _law, _run, _scheme
from goodstanding.drafts._write import as_html, as_items, as_json
from goodstanding.drafts.base import Answer, Form, Source, Told, answer

FORM = Form("cnil_pia", "Privacy impact assessment", "CNIL PIA 4.1.0, JSON", ".json")
LISTS = frozenset({"321", "322", "323", "324", "331", "332", "333", "334", "341", "342", "343", "344"})
"""Questions that take a list of short texts."""
IN_PROGRESS = 0
WITHOUT = "See what the aim loses without each feed: --without-feeds N runs it."
RISKS = {"32": "access without right", "33": "an unwanted change", "34": "a loss of the data"}
JUDGED = {
    "2": "Threats depend on the systems really used.",
    "3": "Sources of risk depend on the organisation.",
    "4": "Choose the measures that treat this risk.",
    "5": "Gravity is a judgement: set the gauge and say why.",
    "6": "Likelihood is a judgement: set the gauge and say why.",
}
"""Last digit of a question about a risk -> what only a person can add."""


def answers(source: Source) -> tuple[Answer, ...]:
    """All 36 questions, in their order."""
    return (*_context(source), *_principles(source), *_rights(source), *_risks(source))


def _context(source: Source) -> tuple[Answer, ...]:
    scheme, lived = source.scheme, source.lived
    stamp = Told((f"{source.stamp}.",))
    return (
        answer("111", "the processing", _scheme.what(scheme), stamp, _run.frame(lived), _run.effects(lived)),
        answer("112", "responsibilities", _scheme.actors(scheme), human="Name controller and processors."),
        answer("113", "standards that apply", _law.engaged(source.findings), human="Add codes of conduct."),
        answer("121", "data", _scheme.data(scheme), _scheme.retention(scheme)),
        answer("122", "life cycle", _scheme.life_cycle(scheme), _scheme.consequences(scheme)),
        answer("123", "supporting assets", human="List the systems, people and papers that hold the data."),
    )


def _principles(source: Source) -> tuple[Answer, ...]:
    scheme, found, lived = source.scheme, source.findings, source.lived
    basis = _law.clauses(found, "GDPR.6", "GDPR.9", "GDPR.10")
    return (
        answer(
            "211",
            "purposes",
            _scheme.purposes(scheme),
            _scheme.crossings(scheme, source.paths),
            _law.clauses(found, "GDPR.5b", "PURPOSE_DRIFT", "AIA.5c.i", "AIA.5c.ii"),
            human="Say why the purposes are legitimate.",
        ),
        answer("212", "legal ground", basis, human="Choose the ground and give the law behind it."),
        answer(
            "213",
            "minimisation",
            _scheme.used_records(scheme),
            _run.without_feeds(source.without, scheme),
            _run.aim(lived, scheme),
            _run.effects(lived),
            _run.groups(lived),
            _law.clauses(found, "GDPR.5c"),
            human="" if source.without else WITHOUT,
        ),
        answer(
            "214",
            "accuracy",
            _scheme.accuracy(scheme),
            _run.mistakes(lived),
            _run.ledger(lived),
            _law.clauses(found, "GDPR.5d", "ACCURACY"),
            human=""
            if lived
            else "Give a run (--run DIR): the mistakes that the scheme makes are measured there.",
        ),
        answer("215", "storage", _scheme.retention(scheme), _law.clauses(found, "GDPR.5e")),
    )


def _rights(source: Source) -> tuple[Answer, ...]:
    scheme, found = source.scheme, source.findings
    told = _law.clauses(found, "GDPR.13_14")
    return (
        answer("221", "information", told, human="Describe how people are told."),
        answer(
            "222",
            "consent",
            _scheme.participation(scheme),
            human="Describe how consent is obtained, if it is.",
        ),
        answer("223", "access", _law.clauses(found, "GDPR.15h"), human="Describe how access is given."),
        answer(
            "224",
            "rectification and erasure",
            _scheme.contest(scheme),
            _law.clauses(found, "GDPR.16_17_21"),
            human="Compare with the procedure that people really have.",
        ),
        answer(
            "225",
            "restriction and objection",
            _law.clauses(found, "GDPR.22", "GDPR.16_17_21"),
            human="Describe how objections are handled.",
        ),
        answer("226", "processors", human="Give the contracts with processors."),
        answer(
            "227", "transfers", human="Name countries outside the Union, and what protects the data there."
        ),
    )


def _risks(source: Source) -> tuple[Answer, ...]:
    lost = _scheme.burdens(source.scheme)
    impacts = {
        "32": tuple(f"a standing seen by others can lead to: {item}" for item in lost),
        "33": tuple(f"a record that was changed can lead to: {item}" for item in lost),
        "34": (),
    }
    found: list[Answer] = []
    for risk, what in RISKS.items():
        told = Told(points=impacts[risk]) if impacts[risk] else None
        human = f"Complete the impacts of {what}."
        found.append(answer(f"{risk}1", f"impacts of {what}", told, human=human))
        found += [answer(f"{risk}{last}", what, human=human) for last, human in JUDGED.items()]
    return tuple(found)


def write(source: Source, found: tuple[Answer, ...]) -> str:
    """The file: answers with their ids, measures, and a comment wherever a person has to answer or add."""
    day = f"{source.made.isoformat()}T00:00:00.000Z"
    filled = sum(item.filled for item in found)
    return as_json(
        {
            "pia": {
                "name": f"Draft: {source.scheme.title} (synthetic people)",
                "category": source.scheme.id,
                "author_name": "",
                "evaluator_name": "",
                "validator_name": "",
                "status": IN_PROGRESS,
                "progress": round(100 * filled / len(found), 1),
                "is_example": 0,
                "is_archive": 0,
                "created_at": day,
                "updated_at": day,
            },
            "answers": [_answer(item, day) for item in found],
            "measures": _measures(source, day),
            "evaluations": [],
            "comments": [
                {
                    "reference_to": int(item.id),
                    "description": f"For a person: {item.human}",
                    "for_measure": False,
                    "created_at": day,
                }
                for item in found
                if item.human
            ],
        }
    )


def _answer(item: Answer, day: str) -> dict[str, Any]:
    listed = item.id in LISTS
    return {
        "reference_to": int(item.id),
        "created_at": day,
        "data": {
            "text": as_html(item.told) if item.told and not listed else "",
            "gauge": None,
            "list": as_items(item.told) if item.told and listed else [],
        },
    }


def _measures(source: Source, day: str) -> list[dict[str, str]]:
    told = {
        "Disputes, as described": _scheme.contest(source.scheme),
        "Terms of records, as described": _scheme.retention(source.scheme),
        "Differences between groups, in the model": _run.groups(source.lived),
        "Burdens by what is behind them, in the model": _run.ledger(source.lived),
    }
    return [
        {
            "title": title,
            "content": as_html((part,)),
            "placeholder": "measures.default_placeholder",
            "created_at": day,
        }
        for title, part in told.items()
        if part
    ]
