"""A data protection impact assessment in the order of the EDPB's template (version 1.0 of 2026, as put to
consultation: check for a later one before filing). Numbers of fields are the template's, headings are ours.
"""

from __future__ import annotations

from goodstanding.drafts import _law, _run, _scheme
from goodstanding.drafts._write import page
from goodstanding.drafts.base import Answer, Form, Source, Told, answer

FORM = Form(
    "edpb_dpia", "Data protection impact assessment", "EDPB template 1.0 (2026, consultation)", ".html"
)
SECTIONS = {
    "0": "0. Overview",
    "1": "1. Description of the processing",
    "2": "2. Analysis of the processing",
    "3": "3. Necessity and proportionality",
    "4": "4. Risks and how they are managed",
    "5": "5. Those who were heard",
    "6": "6. Conclusion and decision",
}


def answers(source: Source) -> tuple[Answer, ...]:
    """Sections 0 to 6."""
    return (
        *_overview(source),
        *_description(source),
        *_lawfulness(source),
        *_measures(source),
        *_necessity(source),
        *_risks(source),
        answer("5.1", "advice of the data protection officer", human="Ask, and say what was done with it."),
        answer(
            "5.2", "views of those concerned", human="Ask them or those who speak for them, or say why not."
        ),
        answer("6", "decision", human="Decide: rejected, consultation, approved, or approved on conditions."),
    )


def _overview(source: Source) -> tuple[Answer, ...]:
    reasons = _law.clauses(source.findings, "GDPR.35")
    name = Told((f"{source.scheme.title}, scheme {source.scheme.id}.", f"{source.stamp}."))
    return (
        answer("0.1", "controllers", human="Name the controllers and their representatives."),
        answer("0.2", "processors", _scheme.actors(source.scheme), human="Name processors and their tasks."),
        answer("0.3", "name of the processing", name, human="Use the name in your record of processing."),
        answer("0.4", "planning", human="Give the dates on which it starts and ends."),
        answer(
            "0.5",
            "about this assessment",
            reasons,
            human="Tick the reasons, name the team, the scope, the dates.",
        ),
    )


def _description(source: Source) -> tuple[Answer, ...]:
    scheme = source.scheme
    return (
        answer("1.1.a", "personal data", _scheme.data(scheme), human="Mark special categories."),
        answer(
            "1.1.b", "purposes", _scheme.purposes(scheme), human="Say which data each purpose needs, and why."
        ),
        answer(
            "1.1.c",
            "further uses",
            _scheme.crossings(scheme, source.paths),
            _law.clauses(source.findings, "GDPR.5b"),
        ),
        answer(
            "1.1.d",
            "nature, scope, context",
            _scheme.what(scheme),
            _scheme.subjects(scheme),
            _scheme.participation(scheme),
            human="Give numbers, places, transfers.",
        ),
        answer("1.2", "phases", _scheme.life_cycle(scheme), _scheme.consequences(scheme)),
        answer("1.3", "means and assets", human="List the systems, models, staff and sites."),
        answer("1.4", "codes of conduct", human="Name approved codes that apply."),
    )


def _lawfulness(source: Source) -> tuple[Answer, ...]:
    scheme, found = source.scheme, source.findings
    return (
        answer(
            "2.1.a", "legal ground", _law.clauses(found, "GDPR.6"), human="Choose a ground for each purpose."
        ),
        answer(
            "2.1.b",
            "special categories",
            _law.clauses(found, "GDPR.9", "GDPR.10"),
            human="Choose an exception.",
        ),
        answer(
            "2.2.a",
            "minimisation and storage",
            _scheme.used_records(scheme),
            _scheme.retention(scheme),
            _law.clauses(found, "GDPR.5c", "GDPR.5e"),
            human="Say why each item is needed, and who receives it.",
        ),
        answer(
            "2.2.b",
            "data quality",
            _scheme.accuracy(scheme),
            _run.mistakes(source.lived),
            _law.clauses(found, "GDPR.5d"),
            human="Set the quality that is asked for.",
        ),
    )


def _measures(source: Source) -> tuple[Answer, ...]:
    scheme, found = source.scheme, source.findings
    return (
        answer(
            "2.3.a",
            "principles of Article 5",
            _law.clauses(found, "GDPR.5a", "GDPR.5b", "GDPR.5c", "GDPR.5d", "GDPR.5e"),
            human="List measures, how well they work, and how far they are in place.",
        ),
        answer(
            "2.3.b",
            "rights of those concerned",
            _scheme.contest(scheme),
            _law.clauses(found, "GDPR.13_14", "GDPR.15h", "GDPR.16_17_21", "GDPR.22"),
            human="List measures, how well they work, and how far they are in place.",
        ),
        answer("2.3.c", "consent, processors, transfers", human="List measures for each."),
        answer("2.3.d", "protection by design", human="List measures."),
        answer("2.3.e", "security", human="List measures."),
    )


def _necessity(source: Source) -> tuple[Answer, ...]:
    scheme, lived = source.scheme, source.lived
    return (
        answer(
            "3.1",
            "what the processing does to people when all goes as planned",
            _scheme.consequences(scheme),
            _run.effects(lived),
            _run.ledger(lived),
            _run.groups(lived),
        ),
        answer(
            "3.2",
            "necessity",
            _run.aim(lived, scheme),
            _run.without_feeds(source.without, scheme),
            human="Give the alternatives that were considered.",
        ),
        answer(
            "3.3",
            "proportionality",
            _law.clauses(source.findings, "AIA.5c.ii", "ECHR.8.act"),
            human="Weigh what is gained against what people bear.",
        ),
    )


def _risks(source: Source) -> tuple[Answer, ...]:
    method = Told(
        (
            "Numbers come from a model; each assumed number has a range, and measures are given over it.",
            "No level of likelihood or severity is proposed.",
        )
    )
    return (
        answer(
            "4.1.a",
            "when things go wrong",
            _run.mistakes(source.lived),
            human="Add access without right, unwanted change and loss in the real systems.",
        ),
        answer(
            "4.1.b",
            "method",
            method,
            _run.frame(source.lived),
            human="State levels, thresholds and how levels are combined.",
        ),
        answer(
            "4.1.c",
            "risk before further measures",
            human="Set likelihood and severity, and say if acceptable.",
        ),
        answer("4.2.a", "further measures", human="List them, with the risk that each treats."),
        answer("4.2.b", "risk that remains", human="Set likelihood and severity again."),
        answer("4.2.c", "plan", human="Say who does what by when, and when it is looked at again."),
    )


def write(source: Source, found: tuple[Answer, ...]) -> str:
    """One page."""
    return page(FORM, source, found, SECTIONS)
