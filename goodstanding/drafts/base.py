"""What a draft is: a form, its answers in order, what only a person can answer, and the text of the file.

A draft is a module with `FORM: Form` (its `id` is the module's name) and two functions:

    def answers(source: Source) -> tuple[Answer, ...]
    def write(source: Source, found: tuple[Answer, ...]) -> str

Whatever the form, a filled answer opens with `OPENING`, a gauge stays empty, and what a person must answer
keeps the draft from being complete.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from goodstanding import __version__
from goodstanding.cards import card_of
from goodstanding.core import registry
from goodstanding.core.disk import write_file
from goodstanding.drafts._lived import LivedArm, lived_arms
from goodstanding.drafts._without import Without, without_each_feed
from goodstanding.model.arm import parse_arm
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.scheme import Scheme
from goodstanding.observed import RATIO, discrimination
from goodstanding.results.run import Comparison
from goodstanding.rules.of_scheme import Path as Way
from goodstanding.rules.screen import Finding
from goodstanding.screening import Observed, of_paths, paths_of, subject_of

OPENING = "from a synthetic population; says nothing about your data subjects"
"""The first words of every filled answer."""
NOTHING = "Nothing in the scheme file, the screen or the run answers this."
QUESTIONS = "Answer what the screen leaves open."


@dataclass(frozen=True, slots=True)
class Form:
    """`standard`: whose form it is, and in which version; `suffix`: of its file, with the dot."""

    id: str
    title: str
    standard: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Told:
    """A part of an answer: sentences, then points of a list. `open`: it only says what is to be asked."""

    says: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of a form.

    `told`: its parts in order, none if there is nothing to write; `human`: what only a person can add.
    """

    id: str
    heading: str
    told: tuple[Told, ...]
    human: str = ""

    @property
    def filled(self) -> bool:
        """Whether it answers anything; questions alone do not."""
        return any(not part.open for part in self.told)


@dataclass(frozen=True, slots=True)
class Source:
    """What a draft is filled from.

    `paths`: every way through the scheme, with its facts; `findings`: the screen; `lived`: its arms in a run,
    none where no run was given; `without`: runs without each feed, None where none were asked for; `made`:
    the day; `numbers`, `assumed_share`: how many numbers a run of the scheme uses, and the share of them
    assumed.
    """

    scheme: Scheme
    paths: tuple[Way, ...]
    findings: tuple[Finding, ...]
    lived: tuple[LivedArm, ...]
    without: Without | None
    made: date
    numbers: int
    assumed_share: float

    @property
    def stamp(self) -> str:
        """What every draft says about itself once."""
        share = f"{100 * self.assumed_share:.0f} % of {self.numbers} numbers assumed"
        return (
            f"Draft by Good Standing {__version__}: synthetic people, in this model; scheme "
            f"{self.scheme.id}, reading {self.scheme.reading}; {share}; readings of the law provisional, "
            "no legal advice"
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is written to a file."""

    form: Form
    answers: tuple[Answer, ...]
    text: str

    @property
    def fields(self) -> int:
        """How many fields the form has."""
        return len(self.answers)

    @property
    def filled(self) -> int:
        """How many of them hold an answer."""
        return sum(answer.filled for answer in self.answers)

    @property
    def share(self) -> float:
        """Filled fields over all, 0..1."""
        return self.filled / self.fields if self.fields else 0.0

    @property
    def open(self) -> tuple[Answer, ...]:
        """Fields that a person must answer, or add to."""
        return tuple(answer for answer in self.answers if answer.human)

    @property
    def complete(self) -> bool:
        """Whether nothing is left for a person."""
        return not self.open

    def written(self, path: Path) -> Draft:
        """The same, once it is on the disk. Raises StorageProblem, and an earlier file stays as it was."""
        write_file(path, self.text)
        return self

    def to_json(self) -> dict[str, Any]:
        """How far the draft is, as plain values; not its content."""
        return {
            "form": self.form.id,
            "standard": self.form.standard,
            "fields": self.fields,
            "filled": self.filled,
            "share": self.share,
            "complete": self.complete,
            "open": [{"field": answer.id, "human": answer.human} for answer in self.open],
        }


def answer(id: str, heading: str, *parts: Told | None, human: str = "") -> Answer:
    """An answer from what there is to tell; where that is nothing, or questions, a person must answer."""
    told = tuple(part for part in parts if part is not None)
    if any(not part.open for part in told):
        return Answer(id, heading, told, human)
    return Answer(id, heading, told, human or (QUESTIONS if told else NOTHING))


def drafted(
    form: str,
    id: str,
    *,
    catalog: Sequence[Path] = (),
    as_of: date | str | None = None,
    run: Comparison | str | Path | None = None,
    without_feeds: int = 0,
    made: date,
) -> Draft:
    """The draft of a form, from a scheme as it stands on the day, its screen and, where given, a run of it.

    Raises RequestProblem where there is no form of that name or no arm of the scheme in the run.
    """
    module = registry.get("goodstanding.drafts", form)
    source = source_of(id, catalog=catalog, as_of=as_of, run=run, without_feeds=without_feeds, made=made)
    found = cast("Callable[[Source], tuple[Answer, ...]]", module.answers)(source)
    write = cast("Callable[[Source, tuple[Answer, ...]], str]", module.write)
    return Draft(cast(Form, module.FORM), found, write(source, found))


def source_of(
    id: str,
    *,
    catalog: Sequence[Path] = (),
    as_of: date | str | None = None,
    run: Comparison | str | Path | None = None,
    without_feeds: int = 0,
    made: date,
) -> Source:
    """All that a draft of a scheme (`ID`, `ID@DATE` or a path) is filled from.

    `without_feeds`: synthetic people in each run without one of the feeds; 0: no such run.
    """
    known = builtin_catalog(*catalog)
    subject = subject_of(known, id, as_of)
    place = Path(run) if isinstance(run, str) else run
    lived = () if place is None else lived_arms(place, subject.scheme.id)
    ways = tuple(paths_of(subject, _observed(lived)))
    off = without_feeds and without_each_feed(subject.scheme, id, lived, without_feeds, catalog=catalog)
    entry = card_of(known, parse_arm(id).scheme).entry
    return Source(
        scheme=subject.scheme,
        paths=ways,
        findings=of_paths(ways, subject.as_of),
        lived=lived,
        without=off or None,
        made=made,
        numbers=entry.numbers,
        assumed_share=entry.assumed_share,
    )


def _observed(lived: tuple[LivedArm, ...]) -> Observed:
    for arm in lived:
        row = arm.rows.get(RATIO, {})
        said = discrimination(arm.label, arm.seed, row.get("value"), row.get("standard_error"))
        if said is not None:
            return {"discrimination": said}
    return {}
