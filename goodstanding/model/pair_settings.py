"""Numbers of a pair changed by their path: `--set links.jobs.share=0.5`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from goodstanding.core.errors import did_you_mean
from goodstanding.core.quantity import Quantity
from goodstanding.model.located import made
from goodstanding.model.pair import PairForm
from goodstanding.model.places import as_data, at, field_name, replaced, revalidated, words
from goodstanding.model.prepared import Setting
from goodstanding.model.settings import Value, pinned, refused, shown, split
from goodstanding.model.translate import problems_of

SECTIONS = ("employed", "links")
"""Sections of a pair whose numbers can be set; no scheme has a section of these names."""


def pair_paths(form: PairForm) -> Iterator[str]:
    """Every path of a pair that can be set: its numbers, not what meets through what."""
    for steps in words(form):
        if steps[0] in SECTIONS and isinstance(at(form, steps), Quantity | int):
            yield ".".join(steps)


def with_pair_sets(
    form: PairForm, asked: str, sets: Iterable[str]
) -> tuple[PairForm, tuple[Setting, ...], tuple[str, ...]]:
    """The pair with each `[PAIR/]path=value` of its own numbers applied, what that changed, and those that
    are left for its schemes.

    `asked`: the pair as typed, an id or a path. Raises RequestProblem.
    """
    changes: list[Setting] = []
    left: list[str] = []
    for text in sets:
        arm, path, value = split(text)
        if arm not in (None, form.id, asked) or (arm is None and path.partition(".")[0] not in SECTIONS):
            left.append(text)
            continue
        known = tuple(pair_paths(form))
        if path not in known:
            hint = (
                did_you_mean(path, known) or f"`goodstanding show {form.id}` lists the numbers of the pair."
            )
            raise refused(text, f"nothing in '{form.id}' has the path '{path}'", hint)
        form, change = _with_value(form, path, value, text)
        changes.append(change)
    return form, tuple(changes), tuple(left)


def _with_value(form: PairForm, path: str, value: Value, text: str) -> tuple[PairForm, Setting]:
    steps = tuple(path.split("."))
    before = at(form, steps)
    if isinstance(value, bool | str):
        raise refused(text, f"'{path}' is a number", f"In the files: {shown(before)}.")
    form = replaced(form, steps, pinned(value))
    try:
        section = revalidated(form, steps[0])
    except ValidationError as error:
        first = problems_of(error, made(as_data(form)), PairForm, (steps[0],))[0]
        raise refused(text, first.message, first.hint or "") from None
    form = form.model_copy(update={field_name(PairForm, steps[0]): section})
    after = at(form, steps)
    unit = after.unit if isinstance(after, Quantity) else None
    return form, Setting(path, shown(before), shown(after), unit)
