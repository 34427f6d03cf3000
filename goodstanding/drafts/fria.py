"""A fundamental rights impact assessment in the order of Article 27(1)(a) to (f) of the AI Act.

The questionnaire that Article 27(5) announces was not found published: check before filing.
"""

from __future__ import annotations

from goodstanding.drafts import _law, _run, _scheme
from goodstanding.drafts._write import page
from goodstanding.drafts.base import Answer, Form, Source, Told, answer

FORM = Form(
    "fria",
    "Fundamental rights impact assessment",
    "Regulation (EU) 2024/1689, Article 27(1)(a) to (f)",
    ".html",
)
SECTIONS = {
    "0": "Before the six points",
    "a": "(a) The deployer's processes",
    "b": "(b) Period and frequency of use",
    "c": "(c) People and groups likely to be affected",
    "d": "(d) Specific risks of harm",
    "e": "(e) Human oversight",
    "f": "(f) Measures if the risks come about, governance, complaints",
}
RIGHTS = {
    "travel": "45 movement", "movement": "45 movement", "confinement": "6 liberty",
    "housing": "7 home; 34 housing help", "credit": "21 equal treatment", "payments": "17 property",
    "insurance": "34 social security", "work": "15 work", "school": "14 education",
    "shops": "38 consumers", "care": "35 health care", "public_service": "36 services of general interest",
    "licence": "15 work; 16 business", "market_access": "16 business", "tax": "17 property",
    "tender": "16 business", "speech": "11 expression", "reach": "11 expression",
    "reputation": "1 dignity; 7 private life",
}  # fmt: skip
"""Part of life -> articles of the Charter of Fundamental Rights that a burden in it touches (our reading)."""


def answers(source: Source) -> tuple[Answer, ...]:
    """The six points, each as evidence from the model and as what the deployer alone knows."""
    return (
        answer(
            "0.1",
            "whether Article 27 applies",
            _law.clauses(source.findings, "AIA.6", "AIA.27"),
            human="Confirm that the system is high-risk and that the deployer is one of those named.",
        ),
        *_use(source),
        *_harm(source),
        *_answerable(source),
    )


def _use(source: Source) -> tuple[Answer, ...]:
    scheme, lived = source.scheme, source.lived
    first = _scheme.began(scheme)
    horizon = Told((f"In force from {first}, as the scheme file has it.",)) if first else None
    return (
        answer("a.1", "the scheme as described", _scheme.what(scheme), _scheme.purposes(scheme)),
        answer("a.2", "how data flow", _scheme.life_cycle(scheme), _scheme.data(scheme)),
        answer("a.3", "the real process", human="Describe the process in which the output is used."),
        answer("b.1", "time in the model", horizon, _scheme.retention(scheme), _run.frame(lived)),
        answer("b.2", "dates and frequency", human="Give the period and how often the system is used."),
    )


def _harm(source: Source) -> tuple[Answer, ...]:
    scheme, lived = source.scheme, source.lived
    return (
        answer("c.1", "who can have a standing", _scheme.subjects(scheme)),
        answer("c.2", "how many, in the model", _run.effects(lived), _run.groups(lived)),
        answer("c.3", "groups really affected", human="Name the groups here, and those who are vulnerable."),
        answer(
            "d.1",
            "burdens and the rights that they touch",
            _rights(source),
            _scheme.crossings(scheme, source.paths),
        ),
        answer("d.2", "burdens in the model", _run.ledger(lived), _run.mistakes(lived)),
        answer(
            "d.3", "clauses engaged", _law.engaged(source.findings, laws=("AIA.", "GDPR.", "ECHR.", "NON"))
        ),
        answer("d.4", "how severe", human="Judge how severe each harm is, and for whom."),
    )


def _answerable(source: Source) -> tuple[Answer, ...]:
    scheme, found = source.scheme, source.findings
    return (
        answer(
            "e.1",
            "who decides in the scheme",
            _scheme.deciders(scheme),
            _law.clauses(found, "GDPR.22", "AIA.26"),
        ),
        answer(
            "e.2",
            "oversight really in place",
            human="Give staff, training, time per case, and how often they overrule.",
        ),
        answer("f.1", "disputes in the model", _scheme.contest(scheme), _law.clauses(found, "AIA.86")),
        answer(
            "f.2", "governance and complaints", human="Give contacts, procedures and internal arrangements."
        ),
        answer(
            "f.3", "notice to the authority", human="Notify the market surveillance authority of the results."
        ),
    )


def _rights(source: Source) -> Told | None:
    rewards = ("reward", "prioritise")
    points = [
        f"{item.title}: Charter, Article {RIGHTS[item.domain]}"
        for item in source.scheme.consequences.values()
        if item.effect not in rewards and item.domain in RIGHTS
    ]
    return (
        Told(("Burdens of the scheme, beside the right that each touches:",), tuple(points))
        if points
        else None
    )


def write(source: Source, found: tuple[Answer, ...]) -> str:
    """One page."""
    return page(FORM, source, found, SECTIONS)
