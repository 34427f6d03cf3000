"""A record for the United Kingdom's algorithmic transparency recording standard, as JSON.

Tiers and sections are the standard's; the numbers of fields below the sections are from memory of version 3
and provisional: compare with the template in force before filing.
"""

from __future__ import annotations

from goodstanding.drafts import _law, _run, _scheme
from goodstanding.drafts._write import as_json, as_text
from goodstanding.drafts.base import Answer, Form, Source, Told, answer

FORM = Form("atrs", "Algorithmic transparency record", "ATRS 3, numbers of fields provisional", ".json")
SECTIONS = {
    "0": "tier 1: overview",
    "1": "tier 2: owner and responsibility",
    "2": "tier 2: description and rationale",
    "3": "tier 2: decision-making process",
    "4": "tier 2: tool and data",
    "5": "tier 2: impact assessments, risks and mitigations",
}


def answers(source: Source) -> tuple[Answer, ...]:
    """Tier 1, then the five sections of tier 2."""
    return (*_overview(source), *_rationale(source), *_process(source), *_tool(source), *_impact(source))


def _overview(source: Source) -> tuple[Answer, ...]:
    return (
        answer(
            "0.1",
            "name",
            Told((f"{source.scheme.title}.",)),
            human="Use the name of the tool in your office.",
        ),
        answer("0.2", "description", _scheme.what(source.scheme)),
        answer("0.3", "website", human="Give the page."),
        answer("0.4", "contact", human="Give an address."),
        answer("1.1", "organisation", human="Name the department."),
        answer("1.2", "team", human="Name the team."),
        answer("1.3", "senior responsible owner", human="Name the role."),
        answer("1.4", "third parties", human="Name suppliers, their role, and their access to data."),
    )


def _rationale(source: Source) -> tuple[Answer, ...]:
    scheme, lived = source.scheme, source.lived
    return (
        answer("2.1", "detailed description", _scheme.life_cycle(scheme), _scheme.consequences(scheme)),
        answer(
            "2.2", "benefits", _scheme.purposes(scheme), _run.aim(lived, scheme), human="State benefits seen."
        ),
        answer("2.3", "previous process", human="Describe what was done before."),
        answer("2.4", "alternatives considered", human="Name them."),
    )


def _process(source: Source) -> tuple[Answer, ...]:
    scheme, found = source.scheme, source.findings
    return (
        answer(
            "3.1",
            "place in the wider process",
            _scheme.consequences(scheme),
            human="Describe the real process.",
        ),
        answer(
            "3.2",
            "human review",
            _scheme.deciders(scheme),
            _law.clauses(found, "UK.22A-D"),
            human="Say who reviews, how long it takes and how often they overrule.",
        ),
        answer("3.3", "frequency and scale of use", human="Give numbers of decisions a year."),
        answer("3.4", "training", human="Describe it."),
        answer(
            "3.5",
            "appeals and review",
            _scheme.contest(scheme),
            human="Give the real route, with its address.",
        ),
    )


def _tool(source: Source) -> tuple[Answer, ...]:
    scheme = source.scheme
    rules = Told((f"Mechanism: {scheme.mechanism.strip()}.",))
    return (
        answer(
            "4.1",
            "how the tool works",
            rules,
            _scheme.used_records(scheme),
            human="Describe the real system.",
        ),
        answer(
            "4.2",
            "performance",
            _scheme.accuracy(scheme),
            _run.mistakes(source.lived),
            human="Give performance measured on your cases.",
        ),
        answer("4.3", "data used to develop it", human="Describe them."),
        answer("4.4", "data in use", _scheme.data(scheme), human="Mark sensitive attributes."),
        answer("4.5", "access and storage", _scheme.retention(scheme), human="Say who has access."),
        answer("4.6", "sharing", human="Name agreements."),
    )


def _impact(source: Source) -> tuple[Answer, ...]:
    found, lived = source.findings, source.lived
    return (
        answer(
            "5.1",
            "impact assessments",
            _law.engaged(found, laws=("UK.", "ECHR.")),
            human="Give the assessments that were made, with their dates.",
        ),
        answer(
            "5.2",
            "risks and mitigations",
            _run.frame(lived),
            _run.effects(lived),
            _run.ledger(lived),
            _run.groups(lived),
            human="Name the risks and what is done about each.",
        ),
    )


def write(source: Source, found: tuple[Answer, ...]) -> str:
    """The record: every field with its heading, its answer, and what is left for a person."""
    return as_json(
        {
            "about": source.stamp,
            "standard": FORM.standard,
            "complete": not any(item.human for item in found),
            "fields": {"all": len(found), "filled": sum(item.filled for item in found)},
            "record": {
                item.id: {
                    "section": SECTIONS[item.id[0]],
                    "heading": item.heading,
                    "answer": as_text(item.told) if item.told else None,
                    "for_a_person": item.human or None,
                }
                for item in found
            },
        }
    )
