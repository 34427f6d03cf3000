"""What a scheme does without each of its feeds: the same people, with one feed at a time switched off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goodstanding.drafts._lived import LivedArm, lived_arms
from goodstanding.model.scheme import Scheme
from goodstanding.request import make_request
from goodstanding.runs import perform

DAYS, SEED = 365, 1
"""Of the runs where there is none to be like."""


@dataclass(frozen=True, slots=True)
class Without:
    """Arms of small runs: the scheme whole, and by feed the scheme without it. `people`: in each run."""

    people: int
    whole: LivedArm
    feeds: dict[str, LivedArm]


def without_each_feed(
    scheme: Scheme, id: str, lived: Sequence[LivedArm], people: int, *, catalog: Sequence[Path]
) -> Without:
    """Run the scheme whole and without each feed, like the run given (days, seed, first day, changes).

    `id`: as the caller names it; `people`: synthetic people in each run. Raises RequestProblem.
    """
    like = lived[0] if lived else None

    def lived_with(sets: tuple[str, ...]) -> LivedArm:
        request = make_request(
            [id],
            like.society if like else None,
            like.behaviour if like else "default",
            people=people,
            days=like.days if like else DAYS,
            seed=like.seed if like else SEED,
            start=like.start if like else None,
            set=((*like.sets, *sets) if like else sets),
            study_people=0,
        )
        comparison = perform(request, catalog=catalog, threads=None, progress=None)
        return lived_arms(comparison, scheme.id)[0]

    return Without(people, lived_with(()), {feed: lived_with(_off(scheme, feed)) for feed in scheme.feeds})


def _off(scheme: Scheme, feed: str) -> tuple[str, ...]:
    """The changes by which a feed reaches no act and invents no record."""
    invented = [
        f"sees.{feed}.{conduct}.false_positive=0"
        for conduct, sight in scheme.sees.get(feed, {}).items()
        if sight.false_positive
    ]
    return (f"feeds.{feed}.coverage=0", *invented)
