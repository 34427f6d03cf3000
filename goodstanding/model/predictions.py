"""What an author said would come, what would count as having come, and what documents tell at a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from goodstanding.core.errors import Flaw
from goodstanding.core.quantity import Form, Keys
from goodstanding.model.files import Reading, in_order, located, validated
from goodstanding.model.parts import Day, Id, Sources, Words
from goodstanding.model.references import source_flaws
from goodstanding.model.translate import flaw_problem

FILE = "predictions.yaml"


class Known(Form):
    """What documents tell at a date."""

    on: Day
    """The day up to which it is told."""
    outcome: Literal["happened", "not_by", "cannot_tell"]
    """It happened; not by this day; or the sources listed do not tell."""
    finding: Words
    """What they say."""
    sources: Annotated[Keys, Field(min_length=1)]
    """The documents looked at."""


class Prediction(Form):
    """One thing said to come."""

    id: Id
    """Its id."""
    says: Words
    """The prediction in our words."""
    would_count: Words
    """What would have to be seen."""
    rows: tuple[Words, ...] = ()
    """Rows of the catalogue that it is about."""
    known: Annotated[tuple[Known, ...], Field(min_length=1)]
    """In the order of their dates."""

    def at(self, day: date | None = None) -> Known | None:
        """The latest that was known on a day (None: of all); None where nothing was yet."""
        told = [known for known in self.known if day is None or known.on <= day]
        return told[-1] if told else None


class Predictions(Form):
    """All that one author predicted."""

    who: Words
    """The author and the work."""
    said: Words
    """When, in words."""
    made: Day
    """The day; of a month alone, its first."""
    predictions: Annotated[tuple[Prediction, ...], Field(min_length=1)]
    """In the order in which they are counted."""
    sources: Sources = Field(default_factory=dict)
    """The documents."""


def read_predictions(path: Path) -> Reading[Predictions]:
    """The file with all that is wrong with it."""
    root, problems = located(path)
    if root is None:
        return Reading(path, None, None, problems)
    done = validated(root, Predictions)
    flaws = [*source_flaws(root), *(_flaws(done.model) if done.model else ())]
    wrong = [flaw_problem(flaw, root) for flaw in flaws]
    return Reading(path, root, done.model, in_order([*problems, *done.problems, *wrong]))


def _flaws(found: Predictions) -> Iterator[Flaw]:
    ids = [prediction.id for prediction in found.predictions]
    for i, prediction in enumerate(found.predictions):
        if prediction.id in ids[:i]:
            trail = ("predictions", i, "id")
            yield Flaw(f"id '{prediction.id}' is written twice", trail, "Each prediction has its own id.")
        for j, known in enumerate(prediction.known):
            if j and known.on < prediction.known[j - 1].on:
                trail = ("predictions", i, "known", j, "on")
                yield Flaw(f"{known.on} lies before the entry above", trail, "Sort by date.")
