"""A record for the Dutch register of algorithms (publication standard 1.0), as JSON with its field names.

The register takes Dutch text only: this draft is in English, to be put into Dutch by a person. Fields with a
closed list of values, and those too short to say that people are synthetic, are left to a person too.
"""

from __future__ import annotations

from typing import Any

from goodstanding.drafts import _law, _run, _scheme
from goodstanding.drafts._write import as_json, fitted
from goodstanding.drafts.base import Answer, Form, Source, Told, answer

FORM = Form("algoritmeregister", "Record of the register of algorithms", "Publicatiestandaard 1.0", ".json")
LONG, LONGER = 2500, 5000
LIMITS = {"description_short": 350, "methods_and_models": LONGER}
"""Characters that a field takes; every other answer: `LONG`."""
LISTS = frozenset({"category", "lawful_basis_grouping", "impacttoetsen_grouping", "source_data_grouping"})


def answers(source: Source) -> tuple[Answer, ...]:
    """The fields in the order of the standard: general, responsible use, working, about the record."""
    return (*_general(source), *_use(source), *_working(source), *_record())


def _general(source: Source) -> tuple[Answer, ...]:
    scheme = source.scheme
    first = _scheme.began(scheme)
    hint = f" The scheme file has {first[:7]}." if first else ""
    short = Told((f"{scheme.mechanism.strip()[:1].upper()}{scheme.mechanism.strip()[1:]}.",))
    return (
        answer("name", "name", human=f"Name what it does in your office (here: {scheme.title})."),
        answer("description_short", "short description", short),
        answer("organization", "organisation", human="One organisation of the official list."),
        answer("category", "theme", human="At most three of the register's themes."),
        answer("status", "status", human="In development, in use, or out of use."),
        answer("begin_date", "first month", human=f"Year and month.{hint}"),
        answer("end_date", "last month", human="Year and month, if out of use."),
        answer("contact_email", "contact", human="An address or a page."),
        answer("website", "public page", human="A page about it."),
        answer(
            "publication_category",
            "category of publication",
            human="High-risk system, high impact, or other.",
        ),
        answer("url", "own register", human="A page, if you have one."),
    )


def _use(source: Source) -> tuple[Answer, ...]:
    scheme, found, lived = source.scheme, source.findings, source.lived
    return (
        answer(
            "goal",
            "aim and impact",
            _scheme.purposes(scheme),
            _scheme.consequences(scheme),
            _run.effects(lived),
        ),
        answer(
            "proportionality",
            "considerations",
            _run.aim(lived, scheme),
            _run.ledger(lived),
            human="Weigh it, and name alternatives.",
        ),
        answer(
            "human_intervention",
            "human intervention",
            _scheme.deciders(scheme),
            _scheme.contest(scheme),
            human="Describe how results are really used and checked.",
        ),
        answer(
            "risks",
            "risks",
            _run.frame(lived),
            _run.mistakes(lived),
            _run.groups(lived),
            _law.engaged(found, laws=("AIA.", "GDPR.", "ECHR.", "NON")),
            human="Say how each risk is handled.",
        ),
        answer(
            "lawful_basis",
            "legal basis",
            _law.clauses(found, "GDPR.6"),
            human="Name the law behind the process.",
        ),
        answer("lawful_basis_grouping", "links to it", human="Titles and links."),
        answer("process_index_url", "record of processing", human="A link."),
        answer("impacttoetsen_grouping", "impact assessments", human="Titles and links."),
        answer(
            "impacttoetsen",
            "why none was made",
            _law.clauses(found, "GDPR.35", "AIA.27"),
            human="Say why an assessment was not made, if so.",
        ),
    )


def _working(source: Source) -> tuple[Answer, ...]:
    scheme = source.scheme
    return (
        answer("source_data", "data", _scheme.data(scheme)),
        answer("source_data_grouping", "links to sources of data", human="Titles and links."),
        answer(
            "methods_and_models",
            "technical working",
            _scheme.life_cycle(scheme),
            _scheme.used_records(scheme),
            _scheme.accuracy(scheme),
            human="Describe the real system; say if it learns.",
        ),
        answer("provider", "supplier", human="A name, or that it was made in house."),
        answer("publiccode", "source code", human="A link."),
    )


def _record() -> tuple[Answer, ...]:
    return (
        answer("lang", "language", human="The register takes Dutch (nld); this draft is in English."),
        answer("standard_version", "version of the standard", human="1.0, once the record is in Dutch."),
        answer("source_id", "own id", human="The id in your own register."),
        answer("tags", "search words", human="Words, with commas."),
    )


def write(source: Source, found: tuple[Answer, ...]) -> str:
    """`record`, with every field of the standard; `draft`, what is said of it and left to a person."""
    record: dict[str, Any] = {
        item.id: fitted(item.told, LIMITS.get(item.id, LONG))
        if item.told
        else ([] if item.id in LISTS else "")
        for item in found
    }
    return as_json(
        {
            "record": record,
            "draft": {
                "about": source.stamp,
                "standard": FORM.standard,
                "complete": not any(item.human for item in found),
                "fields": {"all": len(found), "filled": sum(item.filled for item in found)},
                "for_a_person": {item.id: item.human for item in found if item.human},
            },
        }
    )
